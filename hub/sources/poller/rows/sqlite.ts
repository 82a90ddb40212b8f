import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RowsQuestion } from '#adapters/adapter';
import type { JsonObject } from '#core/said/json';
import { rowLimits, withPlaces } from './row-source.ts';
import type { SqliteAnswer, SqliteQuestion } from './sqlite-worker.ts';

/** Beside this file where Node runs the sources; in the desktop's bundle it is a file of its own beside the one bundle. */
const file = import.meta.url.endsWith('.ts') ? './sqlite-worker.ts' : './sqlite-worker.js';

/**
 * One that has nothing to do. To start a thread takes longer than most questions, and one each second for months is what no
 * machine is built for.
 */
let idle: Worker | undefined;

function takeWorker(): Worker {
  const worker = idle ?? startWorker();
  idle = undefined;
  worker.ref();
  return worker;
}

function startWorker(): Worker {
  const worker = new Worker(new URL(file, import.meta.url), {
    name: 'rows of sqlite',
    resourceLimits: { maxOldGenerationSizeMb: 96 },
  });
  worker.once('exit', () => {
    if (idle === worker) idle = undefined;
  });
  return worker;
}

/** It keeps no program running. */
async function giveBack(worker: Worker): Promise<void> {
  if (idle !== undefined) return void (await worker.terminate());
  worker.unref();
  idle = worker;
}

/** In a thread of its own: a query that sorts a million rows would hold up everything else for seconds. */
export async function* sqliteRows(question: RowsQuestion, stop: AbortSignal): AsyncGenerator<JsonObject> {
  if (question.database.kind !== 'sqlite') throw new Error('It is no SQLite.');
  const { text, places } = withPlaces(question.query, () => '?');
  const values = Array.from({ length: places }, () => question.cursor);
  const asked: SqliteQuestion = { file: question.database.file, text, values, page: rowLimits.ahead };
  const signal = AbortSignal.any([stop, AbortSignal.timeout(rowLimits.query)]);
  const worker = takeWorker();
  // Who is stopped in the middle of a question cannot be asked another.
  let isAnswered = false;
  try {
    for (let order: SqliteQuestion | 'more' = asked; ; order = 'more') {
      worker.postMessage(order);
      const [answer] = (await once(worker, 'message', { signal })) as [SqliteAnswer];
      isAnswered = answer.kind === 'failed' || answer.rows.length < rowLimits.ahead;
      if (answer.kind === 'failed') throw Object.assign(new Error(answer.message), { code: answer.code });
      yield* answer.rows;
      if (isAnswered) return;
    }
  } finally {
    if (isAnswered) await giveBack(worker);
    else await worker.terminate();
  }
}
