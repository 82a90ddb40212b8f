import { Worker } from 'node:worker_threads';
import type { AskedOfHistory, FromHistory, HistoryQuestion, HistoryQuestions, HistorySetup } from './messages.ts';

/** Beside this file where Node runs the sources; in the desktop's bundle it is a file of its own beside the one bundle. */
const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './history-worker.js';

/** In MB. A year of hours with all its waits is a tenth of it. */
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 };

/** History cannot be kept or asked now. The message is for the log. */
export class HistoryFailed extends Error {
  override readonly name = 'HistoryFailed';
}

/** The thread that keeps history: nothing of the hub waits for its disk. */
export interface HistoryThread {
  /** @throws HistoryFailed */
  ask<Each extends HistoryQuestion>(
    question: Each,
    about: HistoryQuestions[Each]['about'],
  ): Promise<HistoryQuestions[Each]['answer']>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

export function startHistoryThread(setup: HistorySetup): HistoryThread {
  const worker = new Worker(new URL(file, import.meta.url), { workerData: setup, resourceLimits, name: 'history' });
  const waiting = new Map<number, Waiting>();
  const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let count = 0;
  let ended: Error | undefined;

  function end(reason: string): void {
    ended ??= new HistoryFailed(reason);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  }

  worker.on('message', (message: FromHistory) => {
    const each = waiting.get(message.id);
    waiting.delete(message.id);
    if ('failed' in message) each?.reject(new HistoryFailed(message.failed));
    else each?.resolve(message.answer as never);
  });
  worker.on('error', ({ name }: Error) => end(`The thread that keeps history ended: ${name}.`));
  worker.on('exit', () => end('The thread that keeps history has ended.'));

  function ask<Each extends HistoryQuestion>(question: Each, about: HistoryQuestions[Each]['about']) {
    if (ended !== undefined) return Promise.reject(ended);
    const { promise, resolve, reject } = Promise.withResolvers<HistoryQuestions[Each]['answer']>();
    const id = (count += 1);
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, question, about } satisfies AskedOfHistory<Each>);
    return promise;
  }

  return {
    ask,
    async close() {
      await ask('close', null).catch(() => undefined);
      await exit;
    },
  };
}
