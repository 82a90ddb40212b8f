import { expect, it } from 'vitest';
import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import { databaseAt, openAddress } from '#adapters/database/address';
import { databaseTrouble } from '#hub/sources/poller/rows/database-trouble';
import { mssqlRow } from '#hub/sources/poller/rows/mssql';
import { asJson, withPlaces } from '#hub/sources/poller/rows/row-source';

it('puts what each driver wants in place of the cursor, and leaves texts, comments and casts alone', () => {
  const query =
    'SELECT \':cursor\', a::text -- :cursor\nFROM "b:cursor" WHERE id > :cursor OR x = :cursors OR :cursor = 0';
  expect(withPlaces(query, (index) => `$${index}`)).toEqual({
    text: query.replace('id > :cursor', 'id > $1').replace(':cursor = 0', '$2 = 0'),
    places: 2,
  });
});

it.each([
  [12345678901234567890n, '12345678901234567890'],
  [42n, 42],
  [new Uint8Array([195, 184]), 'ø'],
  [null, null],
  [Number.NaN, 'NaN'],
])('%s becomes %j', (value, json) => expect(asJson(value)).toBe(json));

it('reads a row of SQL Server: a time with a zone is an instant, one without it a time on the wall', () => {
  const time = new Date('2026-11-18T09:00:00.250Z');
  const column = (colName: string, name: string, value: unknown) => ({ value, metadata: { colName, type: { name } } });
  expect(
    mssqlRow([column('id', 'BigInt', '12'), column('wall', 'DateTime2', time), column('at', 'DateTimeOffset', time)]),
  ).toEqual({ id: '12', wall: '2026-11-18T09:00:00.250', at: '2026-11-18T09:00:00.250Z' });
});

it.each([
  [{ code: '28P01' }, SignInRefused],
  [{ code: 'ER_ACCESS_DENIED_ERROR' }, SignInRefused],
  [{ code: 'ELOGIN', number: 18456 }, SignInRefused],
  [{ code: 'EREQUEST', number: 208 }, NotUnderstood],
  [{ code: '42P01' }, NotUnderstood],
  [{ code: '25006' }, NotUnderstood],
  [{ code: '53300' }, Busy],
  [{ code: 'SQLITE_5' }, Busy],
  [{ code: '57014' }, Unreachable],
  [{ code: 'ECONNREFUSED' }, Unreachable],
  [{ code: '3D000' }, Unreachable],
  [{}, Unreachable],
])('%j is said in words of ours, and nothing of what a driver says', (facts, kind) => {
  const error = databaseTrouble(Object.assign(new Error('SELECT secret FROM 28374655'), facts));
  expect(error).toBeInstanceOf(kind);
  expect(error.message).not.toMatch(/secret|28374655/);
});

it.each([
  ['postgres://wall:p%40ss@pbx.example/calls', 'postgres', 5432, 'off', 'p@ss'],
  ['mysql://wall@[::1]:3307/calls?tls=trusted', 'mysql', 3307, 'trusted', ''],
  ['mariadb://wall@pbx/calls?sslmode=require', 'mysql', 3306, 'encrypted', ''],
  ['mssql://wall:x@pbx/calls', 'mssql', 1433, 'encrypted', 'x'],
])('%s is a database', (url, kind, port, tls, password) => {
  const database = databaseAt({ url });
  expect(database).toMatchObject({ kind, port, tls, password, database: 'calls', user: 'wall' });
  if (database !== undefined) expect(openAddress(database)).not.toMatch(/wall|p@ss/);
});

it.each(['sqlite:', 'postgres://host', 'oracle://host/x', 'postgres://host/x?tls=perhaps', 'nothing'])(
  '%s is none',
  (url) => expect(databaseAt({ url })).toBeUndefined(),
);
