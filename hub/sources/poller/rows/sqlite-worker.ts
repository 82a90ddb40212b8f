import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';
import { rowAsJson } from './row-source.ts';

export interface SqliteSetup {
  readonly file: string;
  readonly text: string;
  readonly values: readonly JsonValue[];
  /** Rows that are told at once. The last ones are fewer. */
  readonly page: number;
}

export type SqliteAnswer =
  | { readonly kind: 'rows'; readonly rows: readonly JsonObject[] }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** How long another program's lock is waited for, in milliseconds. */
const patience = 5_000;

const { file, text, values, page } = workerData as SqliteSetup;
if (parentPort === null) throw new Error('This is the beginning of a thread and not of a program.');
const port = parentPort;
let rows: Iterator<unknown> | undefined;

function begin(): Iterator<unknown> {
  const database = new DatabaseSync(file, { readOnly: true, timeout: patience });
  database.exec('PRAGMA query_only = ON; PRAGMA trusted_schema = OFF');
  const statement = database.prepare(text);
  statement.setReadBigInts(true);
  return statement.iterate(...(values as SQLInputValue[]));
}

function next(): readonly JsonObject[] {
  rows ??= begin();
  const told: JsonObject[] = [];
  while (told.length < page) {
    const { done, value } = rows.next();
    if (done === true) break;
    told.push(rowAsJson(value as { readonly [column: string]: unknown }));
  }
  return told;
}

port.on('message', () => {
  let answer: SqliteAnswer;
  try {
    answer = { kind: 'rows', rows: next() };
  } catch (error) {
    const { errcode } = error as { readonly errcode?: unknown };
    answer = {
      kind: 'failed',
      code: `SQLITE_${String(errcode)}`,
      message: error instanceof Error ? error.message : '',
    };
  }
  port.postMessage(answer);
});
