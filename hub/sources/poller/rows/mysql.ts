import type { Connection } from 'mysql2';
import type { RowsQuestion } from '#adapters/adapter';
import type { JsonObject } from '#core/said/json';
import { exactNumber } from '../../../machine/exact-number.ts';
import { rowAsJson, rowLimits, type ServerQuestion, withPlaces } from './row-source.ts';
import { tlsOf } from './tls-of.ts';

export async function* mysqlRows(question: RowsQuestion): AsyncGenerator<JsonObject> {
  const { database, query, cursor } = question as ServerQuestion;
  const { createConnection } = await import('mysql2');
  const tls = tlsOf(database);
  const connection = createConnection({
    host: database.host,
    port: database.port,
    database: database.database,
    user: database.user,
    password: database.password,
    ...(tls !== undefined && { ssl: tls }),
    connectTimeout: rowLimits.connect,
    // Times as they stand there: they are of the zone that the settings name.
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: false,
    typeCast: (field, next) => (field.type === 'NEWDECIMAL' ? exact(field.string()) : next()),
  });
  try {
    connection.on('error', () => undefined);
    await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
    await run(connection, 'SET SESSION TRANSACTION READ ONLY');
    await run(connection, 'START TRANSACTION READ ONLY');
    const { text, places } = withPlaces(query, () => '?');
    const values = Array.from({ length: places }, () => cursor);
    const rows = connection
      .query({ sql: text, values, timeout: rowLimits.query })
      .stream({ highWaterMark: rowLimits.ahead });
    for await (const row of rows) yield rowAsJson(row as { readonly [column: string]: unknown });
  } finally {
    connection.destroy();
  }
}

function run(connection: Connection, text: string): Promise<void> {
  return new Promise((resolve, reject) => connection.query(text, (error) => (error ? reject(error) : resolve())));
}

function exact(text: string | null): string | number | null {
  return text === null ? null : exactNumber(text.includes('.') ? text.replace(/\.?0+$/, '') : text);
}
