import { existsSync } from 'node:fs';
import { filesWith } from '../callers/copies.ts';
import { eraseFromJournal } from '../callers/erasing.ts';
import { readConfig } from '../config/config.ts';
import { keepingOf } from '../config/keeping.ts';
import { createLog } from '../machine/log.ts';
import { typedPath } from '../machine/data-folder.ts';
import { journalFileOf, openJournal } from '../journal/open-journal.ts';
import { countryCodeOf, patternOfNumber } from '../journal/retention/of-number.ts';
import { ArgumentsInvalid, readArguments } from './arguments.ts';

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
  const countryCode = countryCodeOf(config);
  const pattern = patternOfNumber(number, countryCode);
  if (pattern === undefined) {
    throw new ArgumentsInvalid('--number: expected a phone number of 6 to 20 digits, such as "+45 28 37 46 55".');
  }
  const folder = typedPath(data);
  if (!existsSync(journalFileOf(folder))) throw new ArgumentsInvalid('--data: there is no journal in this folder.');
  const journal = await openJournal({ dataDir: folder, log: createLog('warn'), ...keepingOf(config) });
  let rows: number;
  try {
    ({ rows } = await eraseFromJournal(journal, { number, countryCode }));
  } finally {
    await journal.close();
  }
  process.stdout.write(`${JSON.stringify({ erased: rows })}\n`);
  const left = await filesWith(folder, pattern);
  if (left.length === 0) return 0;
  process.stderr.write(`The number still stands in ${left.join(', ')}: these are copies, and yours to delete.\n`);
  return 1;
}
