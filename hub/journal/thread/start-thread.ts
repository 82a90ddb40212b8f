import type { ResourceLimits } from 'node:worker_threads';
import { Worker } from 'node:worker_threads';

/** Beside this file where Node runs the sources; in the desktop's bundle it is a file of its own beside the one bundle. */
const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './journal-worker.js';

/** What a thread is for; what it does exactly it is told by its first message. */
export type Role = 'writer' | 'reader';

/**
 * What a thread may take of the memory, in MB; one that needs more is ended. The thread that writes holds no more than
 * the inputs that it is just writing, the one that reads a page or two.
 */
const memory: { readonly [role in Role]: ResourceLimits } = {
  writer: { maxOldGenerationSizeMb: 144, maxYoungGenerationSizeMb: 8 },
  reader: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 },
};

/** Threads that were started before anybody had work for them. */
const early = new Map<Role, Worker>();

export function startThread(role: Role): Worker {
  const waiting = early.get(role);
  early.delete(role);
  waiting?.ref();
  return waiting ?? begin(role);
}

/** Starts the threads that a hub will want, while its program is still getting ready: a thread takes a quarter of a second. */
export function startThreadsEarly(): void {
  for (const role of ['writer', 'reader'] as const) {
    if (early.has(role)) continue;
    const worker = begin(role);
    worker.unref();
    const forget = (): void => {
      if (early.get(role) === worker) early.delete(role);
    };
    // One that cannot be had now is started when it is wanted, and whoever wants it is told.
    worker.once('error', forget).once('exit', forget);
    early.set(role, worker);
  }
}

/** There will be no hub in this process after all. */
export function endEarlyThreads(): void {
  for (const worker of early.values()) void worker.terminate();
  early.clear();
}

function begin(role: Role): Worker {
  const name = `journal ${role}`;
  return new Worker(new URL(file, import.meta.url), { workerData: role, resourceLimits: memory[role], name });
}
