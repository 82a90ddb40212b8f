import { setTimeout as pause } from 'node:timers/promises';
import type { RowsQuestion } from '#adapters/adapter';
import type { JsonObject } from '#core/said/json';
import { exactNumber } from '../../../machine/exact-number.ts';
import { rowAsJson, rowLimits, type ServerQuestion, withPlaces } from './row-source.ts';
import { tlsOf } from './tls-of.ts';

/** Numbers of columns' types in PostgreSQL whose values are numbers. */
const numbers: ReadonlySet<number> = new Set([20, 21, 23, 26, 700, 701, 1700]);
const [boolean, json, jsonb] = [16, 114, 3802];

/** A value as its text says: times stay wall times where the column has no zone. */
function parserOf(type: number): (text: string) => unknown {
  if (numbers.has(type)) return exactNumber;
  if (type === boolean) return (text) => text === 't';
  return type === json || type === jsonb ? (text) => JSON.parse(text) as unknown : (text) => text;
}

/** Neither 0 nor anything else comes before all times as well as before all numbers. */
const notOfThatType = new Set(['22007', '22008', '22P02']);
const beforeAllTimes = '1970-01-01 00:00:00';

export async function* postgresRows(question: RowsQuestion): AsyncGenerator<JsonObject> {
  try {
    yield* rowsFrom(question as ServerQuestion);
  } catch (error) {
    const isTime = notOfThatType.has(String((error as { readonly code?: unknown }).code)) && question.cursor === 0;
    if (!isTime) throw error;
    yield* rowsFrom({ ...(question as ServerQuestion), cursor: beforeAllTimes });
  }
}

async function* rowsFrom({ database, query, cursor }: ServerQuestion): AsyncGenerator<JsonObject> {
  const [{ Client }, { default: Cursor }] = await Promise.all([import('pg'), import('pg-cursor')]);
  const client = new Client({
    host: database.host,
    port: database.port,
    database: database.database,
    user: database.user,
    password: database.password,
    ssl: tlsOf(database) ?? false,
    connectionTimeoutMillis: rowLimits.connect,
    query_timeout: rowLimits.query,
    statement_timeout: rowLimits.query,
    options: '-c default_transaction_read_only=on',
    application_name: 'vestpol-wallboard',
  });
  // A connection that breaks while nobody asks: the question under way is told too.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { text, places } = withPlaces(query, (index) => `$${index}`);
    const values = Array.from({ length: places }, () => cursor);
    const rows = client.query(new Cursor<JsonObject>(text, values, { types: { getTypeParser: parserOf } }));
    for (;;) {
      const page = await Promise.race([rows.read(rowLimits.ahead), tooLong()]);
      for (const row of page) yield rowAsJson(row);
      if (page.length < rowLimits.ahead) return;
    }
  } finally {
    await Promise.race([client.end(), pause(1_000)]).catch(() => undefined);
  }
}

async function tooLong(): Promise<never> {
  await pause(rowLimits.query, undefined, { ref: false });
  throw Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' });
}
