import type { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';

/** Every thread that is started from now on until the test ends, as Node itself tells. */
export function watchThreads(): readonly Worker[] {
  const started: Worker[] = [];
  const note = (worker: Worker): void => void started.push(worker);
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  return started;
}

/** A disk whose flushes can be held up, and let go. */
export function slowDisk(): { readonly flushDelay: Int32Array; hold(): void; letGo(): void } {
  const flushDelay = new Int32Array(new SharedArrayBuffer(4));
  const set = (milliseconds: number): void => {
    Atomics.store(flushDelay, 0, milliseconds);
    Atomics.notify(flushDelay, 0);
  };
  // A thread that is held up cannot be ended either.
  onTestFinished(() => set(0));
  return { flushDelay, hold: () => set(-1), letGo: () => set(0) };
}
