import type { Worker } from 'node:worker_threads';
import { second } from '#core/time/instant';
import type { ToReader } from './messages.ts';
import { startThread } from './start-thread.ts';

/** How long a thread that has nothing to read waits for the next reading, in milliseconds. */
const rest = 10 * second;

/**
 * The threads that read, one for each reading that is under way. One that is done waits some seconds for the next: a hub that
 * starts reads several ranges one after the other, and a new thread takes longer than most of them.
 */
export interface ReaderCrew {
  hire(): Worker;
  /** Its reading is closed. */
  release(worker: Worker): void;
  /** Resolves when all threads that wait have ended. */
  close(): Promise<void>;
}

/** Starts its first thread at once: whoever opens a journal reads in it. */
export function createReaderCrew(): ReaderCrew {
  const ends = new Map<Worker, Promise<unknown>>();
  let waiting: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function start(): Worker {
    const worker = startThread('reader');
    const end = new Promise((resolve) => {
      worker.once('exit', () => {
        ends.delete(worker);
        if (waiting === worker) waiting = undefined;
        resolve(undefined);
      });
    });
    // Whoever reads hears of a fault; one that waits is simply gone.
    worker.on('error', () => undefined);
    ends.set(worker, end);
    return worker;
  }

  function leave(worker: Worker): void {
    worker.postMessage({ kind: 'leave' } satisfies ToReader);
  }

  function wait(worker: Worker): void {
    waiting = worker;
    worker.unref();
    timer = setTimeout(() => {
      if (waiting === worker) waiting = undefined;
      leave(worker);
    }, rest).unref();
  }

  wait(start());
  return {
    hire() {
      clearTimeout(timer);
      const worker = waiting ?? start();
      waiting = undefined;
      worker.ref();
      return worker;
    },
    release(worker) {
      if (!ends.has(worker)) return;
      if (isClosed || waiting !== undefined) leave(worker);
      else wait(worker);
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      if (waiting !== undefined) leave(waiting);
      waiting = undefined;
      // What waits for this must not find its program ended meanwhile.
      for (const worker of ends.keys()) worker.ref();
      await Promise.all(ends.values());
    },
  };
}
