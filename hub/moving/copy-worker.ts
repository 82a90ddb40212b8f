import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** Of one database a whole copy, as of one moment, also while a hub writes it. Nothing that was deleted is in it. */
const { from, to } = workerData as { readonly from: string; readonly to: string };
const database = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
try {
  database.prepare('VACUUM INTO ?').run(to);
  parentPort?.postMessage('done');
} finally {
  database.close();
}
