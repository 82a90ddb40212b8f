import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import { connectionFailure } from '../../trouble/connection-failure.ts';

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
    return new SignInRefused({
      da: 'Databasen afviser brugeren, adgangskoden eller retten til at læse: ret dem i indstillingerne.',
      en: 'The database refuses the user, the password, or the right to read: check them in the settings.',
    });
  }
  if (noDatabase.has(code))
    return new Unreachable({
      da: 'Der er ingen sådan database: ret adressen i indstillingerne.',
      en: 'There is no such database: check the address in the settings.',
    });
  if (noTable.has(code) || isNoTable(error)) {
    return new NotUnderstood({
      da: 'Databasen har ingen sådan tabel eller kolonne: ret forespørgslen i kildens indstillinger.',
      en: 'The database has no such table or column: check the query in the settings of the source.',
    });
  }
  if (notRead.has(code))
    return new NotUnderstood({
      da: 'Forespørgslen ville ændre noget: tavlen læser kun.',
      en: 'The query would change something: the wallboard only reads.',
    });
  if (busy.has(code))
    return new Busy({
      da: 'Databasen er optaget eller låst. Den bliver spurgt igen.',
      en: 'The database is busy or locked. It is asked again.',
    });
  if (code === 'HANDSHAKE_SSL_ERROR') {
    return new Unreachable({
      da: 'Databasen kan ikke nås: der stoles ikke på dens certifikat, eller den taler ingen TLS, der er sikker.',
      en: 'The database cannot be reached: its certificate is not trusted, or it speaks no TLS that is safe.',
    });
  }
  if (slow.has(code))
    return new Unreachable({ da: 'Databasen svarede ikke i tide.', en: 'The database did not answer in time.' });
  if (gone.has(code))
    return new Unreachable({
      da: 'Forbindelsen til databasen blev afbrudt.',
      en: 'The connection to the database was lost.',
    });
  if (/^(?:42|22)[\dA-Z]{3}$|^ER_|^EREQUEST$|^SQLITE_/.test(code)) {
    return new NotUnderstood({
      da: `Databasen forstår ikke forespørgslen (${code}): ret den i kildens indstillinger.`,
      en: `The database does not understand the query (${code}): check it in the settings of the source.`,
    });
  }
  const { da, en } = connectionFailure(error);
  return new Unreachable({ da: `Databasen kan ikke nås: ${da}`, en: `The database cannot be reached: ${en}` });
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
