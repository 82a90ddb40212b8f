import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { parentPort } from 'node:worker_threads';
import type { JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';
import { rowAsJson } from './row-source.ts';

export interface SqliteQuestion {
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

if (parentPort === null) throw new Error('This is the beginning of a thread and not of a program.');
const port = parentPort;

/** The question that is being answered, as far as it has come. */
interface UnderWay {
  readonly page: number;
  readonly rows: Iterator<unknown>;
  close(): void;
}

let underWay: UnderWay | undefined;

function begin({ file, text, values, page }: SqliteQuestion): UnderWay {
  const database = new DatabaseSync(file, { readOnly: true, timeout: patience });
  try {
    database.exec('PRAGMA query_only = ON; PRAGMA trusted_schema = OFF');
    const statement = database.prepare(text);
    statement.setReadBigInts(true);
    return { page, rows: statement.iterate(...(values as SQLInputValue[])), close: () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The file is let go of with the last row: whoever writes it may want to replace it. */
function end(): void {
  underWay?.close();
  underWay = undefined;
}

function next({ page, rows }: UnderWay): readonly JsonObject[] {
  const told: JsonObject[] = [];
  while (told.length < page) {
    const { done, value } = rows.next();
    if (done === true) break;
    told.push(rowAsJson(value as { readonly [column: string]: unknown }));
  }
  if (told.length < page) end();
  return told;
}

port.on('message', (order: SqliteQuestion | 'more') => {
  let answer: SqliteAnswer;
  try {
    if (order !== 'more') underWay = begin(order);
    answer = { kind: 'rows', rows: underWay === undefined ? [] : next(underWay) };
  } catch (error) {
    end();
    const { errcode } = error as { readonly errcode?: unknown };
    answer = {
      kind: 'failed',
      code: `SQLITE_${String(errcode)}`,
      message: error instanceof Error ? error.message : '',
    };
  }
  port.postMessage(answer);
});
