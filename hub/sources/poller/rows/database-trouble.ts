import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import { connectionFailure } from '../../trouble/connection-failure.ts';
import * as words from './sentences.ts';

/** What each driver calls a wrong user name, password or right. */
const signIn = new Set([
  '28P01',
  '28000',
  '42501',
  'ER_ACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_ACCESS_DENIED_NO_PASSWORD_ERROR',
  'ELOGIN',
]);
const noDatabase = new Set(['3D000', 'ER_BAD_DB_ERROR', 'SQLITE_14']);
const noTable = new Set(['42P01', '42703', 'ER_NO_SUCH_TABLE', 'ER_BAD_FIELD_ERROR']);
const notRead = new Set(['25006', 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION', 'SQLITE_8']);
const busy = new Set(['53300', '57P03', 'ER_CON_COUNT_ERROR', 'SQLITE_5', 'SQLITE_6', '55P03', '40P01']);
const slow = new Set(['57014', 'ETIMEDOUT', 'ETIMEOUT', 'PROTOCOL_SEQUENCE_TIMEOUT', 'ER_QUERY_TIMEOUT', 'ABORT_ERR']);
const gone = new Set(['57P01', '57P02', 'PROTOCOL_CONNECTION_LOST', 'ESOCKET', 'ECLOSE', '08006', '08003']);

/**
 * Why a database gave no rows, as a sentence of ours. Made of the error's code alone: a driver's message quotes the query, the
 * values and sometimes the address.
 */
export function databaseTrouble(error: unknown): Error {
  if (error instanceof Unreachable || error instanceof NotUnderstood) return error;
  const code = codeOf(error);
  if (signIn.has(code)) {
    return new SignInRefused(words.signInRefused);
  }
  if (noDatabase.has(code)) return new Unreachable(words.noDatabase);
  if (noTable.has(code) || isNoTable(error)) {
    return new NotUnderstood(words.noTable);
  }
  if (notRead.has(code)) return new NotUnderstood(words.notRead);
  if (busy.has(code)) return new Busy(words.busy);
  if (code === 'HANDSHAKE_SSL_ERROR') {
    return new Unreachable(words.noSafeTls);
  }
  if (slow.has(code)) return new Unreachable(words.tooSlow);
  if (gone.has(code)) return new Unreachable(words.connectionLost);
  if (/^(?:42|22)[\dA-Z]{3}$|^ER_|^EREQUEST$|^SQLITE_/.test(code)) {
    return new NotUnderstood(words.notUnderstood(code));
  }
  return new Unreachable(words.unreachable(connectionFailure(error)));
}

/** node:sqlite says no more than that; the words are SQLite's own. */
function isNoTable(error: unknown): boolean {
  return codeOf(error) === 'SQLITE_1' && error instanceof Error && /^no such (?:table|column)/.test(error.message);
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, number } = error as { readonly code?: unknown; readonly number?: unknown };
  // SQL Server: 208, 207 are a table and a column; 18456, 229, 4060 the sign-in, a right, a database.
  if (typeof number === 'number' && number in mssql) return mssql[number] ?? '';
  return typeof code === 'string' ? code : '';
}

const mssql: { readonly [number: number]: string } = {
  18456: 'ELOGIN',
  229: '42501',
  4060: '3D000',
  208: '42P01',
  207: '42703',
};
