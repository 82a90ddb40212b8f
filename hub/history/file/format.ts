import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Marks the file as ours: `VPWH` in ASCII. */
const applicationId = 0x56505748;

/** A file of a later version is put aside, and history made again from the journal; an earlier one is brought to this one. */
const version = 2;

/**
 * hour, day: what the calls of a queue that one source told come to, by the time of entry; `start` in milliseconds since 1970,
 * `day` as `YYYY-MM-DD`. A `stale` day is to be added up anew from its hours.
 * record: calls that were told when they were over, without anybody's number.
 * span: times in which nobody listened; of the whole hub under `#hub`.
 * queue: since when there is one.
 * outbound: the calls that an agent made himself, by the time of dialling; never whom he called.
 */
const tables = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE hour (
    queue TEXT NOT NULL, start INTEGER NOT NULL, source TEXT NOT NULL, day TEXT NOT NULL,
    totals TEXT NOT NULL, longest INTEGER, at_least INTEGER NOT NULL, waits TEXT NOT NULL,
    PRIMARY KEY (queue, start, source)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE day (
    queue TEXT NOT NULL, day TEXT NOT NULL, source TEXT NOT NULL, stale INTEGER NOT NULL,
    totals TEXT NOT NULL, longest INTEGER, at_least INTEGER NOT NULL, waits TEXT NOT NULL,
    PRIMARY KEY (queue, day, source)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX day_to_add_up ON day (stale) WHERE stale = 1;
  CREATE TABLE record (
    source TEXT NOT NULL, record TEXT NOT NULL, queue TEXT NOT NULL, at INTEGER NOT NULL,
    entry INTEGER NOT NULL, answered INTEGER, ended INTEGER NOT NULL,
    PRIMARY KEY (source, record)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX record_by_entry ON record (source, queue, entry);
  CREATE TABLE span (source TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (source, since))
    STRICT, WITHOUT ROWID;
  CREATE TABLE queue (id TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/** What each version has that the one before had not, from the second on. */
const additions = [
  `
  CREATE TABLE outbound (
    start INTEGER NOT NULL, agent TEXT NOT NULL, source TEXT NOT NULL, day TEXT NOT NULL,
    calls INTEGER NOT NULL, ended INTEGER NOT NULL, reached INTEGER NOT NULL, talk INTEGER NOT NULL,
    PRIMARY KEY (start, agent, source)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX outbound_by_day ON outbound (day);
`,
];

/** The file is no history of this version: it may be made again. */
export class NotThisHistory extends Error {
  override readonly name = 'NotThisHistory';
}

/**
 * Opens the file, and makes it where there is none. A flush that a power cut takes is made again from the journal.
 * @throws NotThisHistory, and node:sqlite's own errors
 */
export function openHistoryDatabase(file: string): DatabaseSync {
  // For this user alone; SQLite gives what it lays beside it the same mode.
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    const isNew = numberOf(database, 'schema_version') === 0;
    if (!isNew) refuseOther(database);
    database.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
      PRAGMA journal_size_limit = 4194304; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
    `);
    const made = isNew ? [tables, ...additions] : additions.slice(numberOf(database, 'user_version') - 1);
    if (made.length > 0) {
      const marks = `PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version};`;
      database.exec(
        `BEGIN; ${made.join('')} ${isNew ? "INSERT INTO meta VALUES ('hasOutbound', '1');" : ''} ${marks} COMMIT`,
      );
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a history that there is, to look at it alone. @throws NotThisHistory, and node:sqlite's own errors */
export function openHistoryToRead(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    refuseOther(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function refuseOther(database: DatabaseSync): void {
  const its = numberOf(database, 'user_version');
  if (numberOf(database, 'application_id') !== applicationId || its < 1 || its > version) {
    throw new NotThisHistory('The file is no history of this version of the wallboard.');
  }
}

function numberOf(database: DatabaseSync, pragma: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
}
