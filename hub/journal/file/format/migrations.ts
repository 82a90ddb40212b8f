import type { DatabaseSync } from 'node:sqlite';
import { JournalUnavailable } from '../../journal.ts';

/** Marks the file as ours: `VPWB` in ASCII. */
const applicationId = 0x56505742;

/**
 * Version 1.
 *
 * input: one row an input, `seq` in order of arrival. `at` in milliseconds since 1970. `payload` is JSON: the request,
 * the response or the message of an input of that kind. `scrubbed`: 1 once personal data has been blanked.
 * The index serves both "from this time on" and "what is still to be scrubbed".
 */
const version1 = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE input (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('webhook', 'poll', 'stream')),
    payload TEXT NOT NULL,
    scrubbed INTEGER NOT NULL DEFAULT 0 CHECK (scrubbed IN (0, 1))
  ) STRICT;
  CREATE INDEX input_by_time ON input (scrubbed, at);
  CREATE TABLE source (name TEXT PRIMARY KEY, heard_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE trial (id INTEGER PRIMARY KEY CHECK (id = 1), filling BLOB NOT NULL) STRICT;
`;

/**
 * Version 2: what is known of each source, once.
 *
 * `heard_at`: when its newest input came; NULL for one that was only asked. `made_sense`: 1 once it has said something
 * that could be read. `queues`: a JSON list of those that it has told of; NULL where a hub of version 1 heard it and nobody
 * has looked. `last_poll`, `last_notice`: JSON, `LastPoll` and `LastNotice` in journal.ts; NULL for none.
 */
const version2 = `
  ALTER TABLE source RENAME TO source_of_version_1;
  CREATE TABLE source (
    name TEXT PRIMARY KEY,
    heard_at INTEGER,
    made_sense INTEGER NOT NULL DEFAULT 0 CHECK (made_sense IN (0, 1)),
    queues TEXT,
    last_poll TEXT,
    last_notice TEXT
  ) STRICT, WITHOUT ROWID;
  INSERT INTO source (name, heard_at) SELECT name, heard_at FROM source_of_version_1;
  DROP TABLE source_of_version_1;
`;

/** What makes each version out of the one before; the first makes it out of nothing. Only ever append to this list. */
export const migrations: readonly string[] = [version1, version2];

/** The version that the file is in; 0 for a new one. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/**
 * Refuses a file that is not ours to write: a newer version, or another program's database. Changes nothing.
 * @throws JournalUnavailable
 */
export function refuseForeign(database: DatabaseSync, file: string, known: number = migrations.length): void {
  const version = versionOf(database);
  const owner = Number(database.prepare('PRAGMA application_id').get()?.['application_id']);
  const tables = Number(database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.['tables']);
  if (tables > 0 && owner !== applicationId) {
    throw new JournalUnavailable(`${file} belongs to another program: move it away, or use another data folder.`);
  }
  if (version > known) {
    throw new JournalUnavailable(
      `${file} was written by a newer version of the hub (format ${version}, this one knows ${known}): install that version again.`,
    );
  }
}

/**
 * Brings the file to the newest version, each step in a transaction of its own, so that a step is done or not begun. The
 * version then stands in the file itself, where an older program sees it without opening the WAL (`peek.ts`).
 */
export function migrate(database: DatabaseSync, steps: readonly string[] = migrations): void {
  if (versionOf(database) >= steps.length) return;
  for (let version = versionOf(database); version < steps.length; version += 1) {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(steps[version] ?? '');
      database.exec(`PRAGMA user_version = ${version + 1}; PRAGMA application_id = ${applicationId};`);
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
