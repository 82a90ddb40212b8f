import type { ResourceLimits } from 'node:worker_threads';
import { Worker } from 'node:worker_threads';
import type { ReaderSetup, WriterSetup } from './messages.ts';

/** Beside this file where Node runs the sources; in the desktop's bundle it is a file of its own beside the one bundle. */
const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './journal-worker.js';

/**
 * What a thread may take of the memory, in MB; one that needs more is ended. The thread that writes holds no more than
 * the inputs that it is just writing, the one that reads a page or two.
 */
const memory: { readonly [role in 'writer' | 'reader']: ResourceLimits } = {
  writer: { maxOldGenerationSizeMb: 144, maxYoungGenerationSizeMb: 8 },
  reader: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 },
};

export function startThread(setup: WriterSetup | ReaderSetup): Worker {
  const name = `journal ${setup.role}`;
  return new Worker(new URL(file, import.meta.url), { workerData: setup, resourceLimits: memory[setup.role], name });
}
