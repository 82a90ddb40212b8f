import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RowsQuestion } from '#adapters/adapter';
import type { JsonObject } from '#core/said/json';
import { rowLimits, withPlaces } from './row-source.ts';
import type { SqliteAnswer, SqliteSetup } from './sqlite-worker.ts';

/** Beside this file where Node runs the sources; in the desktop's bundle it is a file of its own beside the one bundle. */
const file = import.meta.url.endsWith('.ts') ? './sqlite-worker.ts' : './sqlite-worker.js';

/** In a thread of its own: a query that sorts a million rows would hold up everything else for seconds. */
export async function* sqliteRows(question: RowsQuestion, stop: AbortSignal): AsyncGenerator<JsonObject> {
  if (question.database.kind !== 'sqlite') throw new Error('It is no SQLite.');
  const { text, places } = withPlaces(question.query, () => '?');
  const values = Array.from({ length: places }, () => question.cursor);
  const setup: SqliteSetup = { file: question.database.file, text, values, page: rowLimits.ahead };
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: setup,
    name: 'rows of sqlite',
    resourceLimits: { maxOldGenerationSizeMb: 96 },
  });
  const signal = AbortSignal.any([stop, AbortSignal.timeout(rowLimits.query)]);
  try {
    for (;;) {
      worker.postMessage('more');
      const [answer] = (await once(worker, 'message', { signal })) as [SqliteAnswer];
      if (answer.kind === 'failed') throw Object.assign(new Error(answer.message), { code: answer.code });
      yield* answer.rows;
      if (answer.rows.length < rowLimits.ahead) return;
    }
  } finally {
    await worker.terminate();
  }
}
