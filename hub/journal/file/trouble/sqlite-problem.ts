import { basename, dirname } from 'node:path';
import { JournalUnavailable } from '../../journal.ts';

/** SQLite's primary result codes that the journal answers in its own way (https://sqlite.org/rescode.html). */
const code = { busy: 5, locked: 6, readOnly: 8, ioError: 10, damaged: 11, full: 13, cannotOpen: 14, notADatabase: 26 };

/** Those that are the fault of what is written and not of the journal: too big, a constraint, a type, out of range. */
const ofTheInput: ReadonlySet<number> = new Set([18, 19, 20, 25]);

/** The file holds something else than what was written to it. */
export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged';
}

/** The primary result code of an error that node:sqlite threw; `undefined` for any other error. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}

/** Whether the file itself is broken, so that trying again cannot help. */
export function isDamage(error: unknown): boolean {
  const result = resultCode(error);
  return error instanceof JournalDamaged || result === code.damaged || result === code.notADatabase;
}

/** Whether only a new connection can tell that the fault has ended (SQLite keeps what it learnt when it opened). */
export function needsReopening(error: unknown): boolean {
  const result = resultCode(error);
  return result !== code.full && result !== code.busy && result !== code.locked;
}

/**
 * The same error as a sentence that tells a person what to do. Errors that are not SQLite's come back as they are, and
 * so do those that are the fault of what was to be written.
 */
export function asUnavailable(error: unknown, file: string): unknown {
  if (error instanceof JournalDamaged) return new JournalUnavailable(`${file} is damaged (${error.message}).`);
  const result = resultCode(error);
  if (result === undefined || ofTheInput.has(result) || !(error instanceof Error)) return error;
  return new JournalUnavailable(sentence(result, error.message, file), { cause: error });
}

function sentence(result: number, message: string, file: string): string {
  switch (result) {
    case code.full:
      return `The disk that holds ${dirname(file)} is full: free some space, and the journal goes on by itself.`;
    case code.busy:
    case code.locked:
      return `Another program has locked ${file}: close it (a database viewer, a backup), and the journal goes on by itself.`;
    case code.readOnly:
      return `${file} is read-only: give the hub's user the right to write it and its folder.`;
    case code.cannotOpen:
      return `${basename(file)} cannot be opened in ${dirname(file)}: the folder must exist and the hub's user may read and write it.`;
    case code.ioError:
      return `The disk that holds ${dirname(file)} answered with an error (${message}): check the disk and its connection.`;
    case code.damaged:
    case code.notADatabase:
      return `${file} is damaged (${message}).`;
    default:
      return `${file} cannot be used now: ${message}.`;
  }
}
