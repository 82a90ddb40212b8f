import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Input } from '#core/said/input';
import type { JournalRange } from './journal.ts';
import { JournalUnavailable } from './journal.ts';
import { createCursor } from './file/cursor.ts';
import { migrations, refuseForeign, versionOf } from './file/format/migrations.ts';
import { refuseForeignFile } from './file/format/peek.ts';
import { journalFileOf } from './file/place.ts';
import type { NumberedRow } from './file/rows.ts';
import { toInput } from './file/rows.ts';
import { asUnavailable } from './file/trouble/sqlite-problem.ts';

/** How long a hub that is just writing is waited for, in milliseconds. */
const patience = 5_000;

/** A journal that is only looked at, also while a hub writes it or after one was killed. */
export interface ReadOnlyJournal {
  /** The zone that the hub was last configured with. */
  readonly timeZone: string;
  /** Rows that were left out because they cannot be read. */
  readonly unreadable: number;
  /** As Journal.read, one by one, and damage is left to the hub. @throws JournalUnavailable */
  read(range: JournalRange): Iterable<Input>;
  close(): void;
}

/**
 * Opens the journal in a data folder for reading alone. Nothing is created, changed, repaired or put aside.
 * @throws JournalUnavailable when there is none, or it cannot be read
 */
export function openJournalForReading(dataDir: string): ReadOnlyJournal {
  const file = journalFileOf(dataDir);
  if (!existsSync(file)) throw new JournalUnavailable(`There is no journal in ${dataDir}.`);
  refuseForeignFile(file);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: patience });
    refuseForeign(database, file);
    if (versionOf(database) < migrations.length) throw new JournalUnavailable(tooOld(file));
    return reader(database, file, zoneOf(database));
  } catch (error) {
    database?.close();
    throw asUnavailable(error, file);
  }
}

function reader(database: DatabaseSync, file: string, timeZone: string): ReadOnlyJournal {
  let unreadable = 0;
  return {
    timeZone,
    get unreadable() {
      return unreadable;
    },
    *read(range) {
      try {
        for (const row of rowsOf(database, range)) {
          const input = toInput(row);
          if (input !== undefined) yield input;
          else unreadable += 1;
        }
      } catch (error) {
        throw asUnavailable(error, file);
      }
    },
    close: () => database.close(),
  };
}

function* rowsOf(database: DatabaseSync, range: JournalRange): Iterable<NumberedRow> {
  const cursor = createCursor(database, range);
  for (let rows = cursor.page(); rows.length > 0; rows = cursor.page()) yield* rows;
}

function zoneOf(database: DatabaseSync): string {
  const zone = database.prepare(`SELECT value FROM meta WHERE name = 'timeZone'`).get()?.['value'];
  return typeof zone === 'string' ? zone : 'UTC';
}

function tooOld(file: string): string {
  return `${file} is of an older version: start the hub once with this data folder, which brings it up to date.`;
}
