import { Unreachable, type AskRows } from '#adapters/adapter';
import type { JsonObject } from '#core/said/json';
import { databaseTrouble } from './database-trouble.ts';
import { mssqlRows } from './mssql.ts';
import { mysqlRows } from './mysql.ts';
import { postgresRows } from './postgres.ts';
import { sqliteRows } from './sqlite.ts';
import type { RowSource } from './row-source.ts';

const sources = { postgres: postgresRows, mysql: mysqlRows, mssql: mssqlRows, sqlite: sqliteRows } as const;

/** Asks databases, each question over a connection of its own, which is closed when the answer is read or given up. */
export function createAskRows(stop: AbortSignal): AskRows {
  return async function* ask(question) {
    const { kind } = question.database;
    const rows = (sources[kind] as RowSource)(question, stop);
    let slice: JsonObject[] = [];
    let count = 0;
    try {
      for await (const row of rows) {
        if (stop.aborted)
          throw new Unreachable({ da: 'Tavlen holdt op med at spørge.', en: 'The wallboard stopped asking.' });
        slice.push(row);
        count += 1;
        if (slice.length >= question.sliceRows) {
          yield slice;
          slice = [];
        }
        if (count >= question.mostRows) break;
      }
    } catch (error) {
      throw databaseTrouble(error);
    }
    if (slice.length > 0) yield slice;
  };
}
