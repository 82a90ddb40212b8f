import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config/config.ts';
import { keepingOf } from '../config/keeping.ts';
import { createLog } from '../machine/log.ts';
import { typedPath } from '../machine/data-folder.ts';
import { journalFileOf, openJournal } from '../journal/open-journal.ts';
import { patternOfNumber } from '../journal/retention/of-number.ts';
import { ArgumentsInvalid, readArguments } from './arguments.ts';

const usualCode = '+45';

/** So much of a file is looked at together, and so much of the next piece with it. Bytes. */
const piece = 16 * 1024 * 1024;
const overlap = 200;

/**
 * `erase`: whoever asks to be forgotten is taken out of the journal of a stopped hub. Returns the exit code: 1 where his number
 * still stands in some file of the folder.
 * @throws ArgumentsInvalid, ConfigInvalid, JournalUnavailable where a hub runs there
 */
export async function erase(args: readonly string[]): Promise<number> {
  const options = { config: { type: 'string' }, data: { type: 'string' }, number: { type: 'string' } } as const;
  const { config: file, data, number } = readArguments(args, options);
  if (file === undefined || file === '') throw new ArgumentsInvalid('--config FILE is missing.');
  if (data === undefined || data === '') throw new ArgumentsInvalid('--data DIR is missing.');
  if (number === undefined || number === '') throw new ArgumentsInvalid('--number NUMBER is missing.');
  const config = readConfig(typedPath(file), { environment: process.env, unset: 'not-needed-in-a-report' });
  const countryCode = config.lostCalls.countryCode ?? usualCode;
  const pattern = patternOfNumber(number, countryCode);
  if (pattern === undefined) {
    throw new ArgumentsInvalid('--number: expected a phone number of 6 to 20 digits, such as "+45 28 37 46 55".');
  }
  const folder = typedPath(data);
  if (!existsSync(journalFileOf(folder))) throw new ArgumentsInvalid('--data: there is no journal in this folder.');
  const journal = await openJournal({ dataDir: folder, log: createLog('warn'), ...keepingOf(config) });
  let rows = 0;
  try {
    for (let after: number | null = 0; after !== null;) {
      const erased = await journal.erase({ number, countryCode, after });
      ({ after } = erased);
      rows += erased.rows;
    }
  } finally {
    await journal.close();
  }
  process.stdout.write(`${JSON.stringify({ erased: rows })}\n`);
  const left = filesWith(folder, pattern);
  if (left.length === 0) return 0;
  process.stderr.write(`The number still stands in ${left.join(', ')}: these are copies, and yours to delete.\n`);
  return 1;
}

/** The files of a folder in which it stands, by their paths in it. */
function filesWith(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => standsIn(join(folder, name), pattern));
}

function standsIn(file: string, pattern: RegExp): boolean {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(piece + overlap);
    for (let from = 0; ; from += piece) {
      const length = readSync(handle, bytes, 0, bytes.length, from);
      if (bytes.toString('utf8', 0, length).search(pattern) !== -1) return true;
      if (length < bytes.length) return false;
    }
  } finally {
    closeSync(handle);
  }
}
