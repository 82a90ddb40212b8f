import { Worker } from 'node:worker_threads';

/** Beside this file where Node runs the sources; in the desktop's bundle it is a file of its own beside the one bundle. */
const worker = import.meta.url.endsWith('.ts') ? './copy-worker.ts' : './copy-worker.js';

/** Copies a database on a thread of its own: of a large one it takes seconds. Rejects where it cannot be read or written. */
export function copyDatabase(from: string, to: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const thread = new Worker(new URL(worker, import.meta.url), { workerData: { from, to }, name: 'copy' });
  thread.once('message', () => resolve());
  thread.once('error', reject);
  thread.once('exit', (code) => reject(new Error(`The copying thread ended with ${code}.`)));
  return promise;
}
