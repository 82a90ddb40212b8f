import { Readable } from 'node:stream';
import type { RowsQuestion } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';
import { asJson, rowLimits, type ServerQuestion, withPlaces } from './row-source.ts';

/** A column of a row, as the driver gives it. */
interface Column {
  readonly value: unknown;
  readonly metadata: { readonly colName: string; readonly type: { readonly name: string } };
}

export async function* mssqlRows(question: RowsQuestion): AsyncGenerator<JsonObject> {
  const { database, query, cursor } = question as ServerQuestion;
  const { Connection, Request, TYPES } = await import('tedious');
  const connection = new Connection({
    server: database.host,
    authentication: { type: 'default', options: { userName: database.user, password: database.password } },
    options: {
      port: database.port,
      database: database.database,
      encrypt: database.tls !== 'off',
      trustServerCertificate: database.tls !== 'trusted',
      connectTimeout: rowLimits.connect,
      requestTimeout: rowLimits.query,
      readOnlyIntent: true,
      // A time without a zone is the time on the wall, whatever zone this computer is in.
      useUTC: true,
      appName: 'vestpol-wallboard',
    },
  });
  connection.on('error', () => undefined);
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('connect', (error?: Error) => (error === undefined ? resolve() : reject(error)));
      connection.connect();
    });
    const rows = new Readable({ objectMode: true, highWaterMark: rowLimits.ahead, read: () => request.resume() });
    const { text } = withPlaces(query, () => '@cursor');
    const request = new Request(text, (error) => {
      if (error) rows.destroy(error);
      else rows.push(null);
    });
    request.addParameter('cursor', typeof cursor === 'number' ? TYPES.BigInt : TYPES.NVarChar, cursor);
    request.on('row', (columns: readonly Column[]) => {
      if (!rows.push(mssqlRow(columns))) request.pause();
    });
    connection.execSql(request);
    for await (const row of rows) yield row as JsonObject;
  } finally {
    connection.close();
  }
}

/** One row as JSON: a time with its zone is an instant, one without it a time on the wall. */
export function mssqlRow(columns: readonly Column[]): JsonObject {
  return Object.fromEntries(
    columns.map(({ value, metadata }): readonly [string, JsonValue] => {
      const isWall = value instanceof Date && metadata.type.name !== 'DateTimeOffset';
      const json = asJson(value);
      return [metadata.colName, isWall && typeof json === 'string' ? json.slice(0, -1) : json];
    }),
  );
}
