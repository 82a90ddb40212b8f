import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { JournalUnavailable } from '../journal.ts';

/** The journal's file in a data folder. */
export function journalFileOf(dataDir: string): string {
  return join(dataDir, 'journal.sqlite');
}

/** Which file has that name now; `undefined`: none. */
export function inodeOf(file: string): bigint | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
}

/**
 * Makes the data folder where there is none, for this user alone.
 * @throws JournalUnavailable
 */
export function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new JournalUnavailable(`The data folder ${dataDir} cannot be made: ${reason}.`, { cause: error });
  }
}
