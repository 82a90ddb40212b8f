import { accessSync, chmodSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#core/time/instant';
import { migrate, refuseForeign } from './migrations.ts';
import { refuseDamaged } from './integrity.ts';
import { patience, setPragmas } from './pragmas.ts';
import type { RetentionStep } from '../retention/retention.ts';
import { createRetention } from '../retention/retention.ts';
import type { Row } from './rows.ts';

export interface JournalFileOptions {
  readonly file: string;
  readonly timeZone: string;
  /** The most pages of 4096 bytes that the file may have; absent: as many as the disk holds. */
  readonly maxPages?: number | undefined;
}

/** One open connection with its prepared statements. Every method throws node:sqlite's own errors. */
export interface JournalFile {
  readonly database: DatabaseSync;
  /** All rows in one transaction. `heard`: the newest time of each source among them. */
  append(rows: readonly Row[], heard: ReadonlyMap<string, Instant>): void;
  lastHeard(): Map<string, Instant>;
  /** Writes as much as a busy second does and takes it away again. */
  tryWriting(): void;
  readonly retention: RetentionStep;
  /** Moves what is in the WAL into the file, as far as no reader is in the way. */
  checkpoint(): void;
  /** After an error: the connection is fit for the next transaction. */
  rollBack(): void;
  /** Whether the file that is written is still the one that has the name. */
  isInPlace(): boolean;
  close(): void;
}

/**
 * Opens the journal's file, makes it where there is none, and brings it to the newest version.
 * @throws JournalUnavailable, JournalDamaged, and node:sqlite's own errors
 */
export function connect({ file, timeZone, maxPages }: JournalFileOptions): JournalFile {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  mendModes(file);
  const database = new DatabaseSync(file, { timeout: patience });
  try {
    refuseForeign(database, file);
    setPragmas(database, file, maxPages);
    migrate(database);
    refuseDamaged(database, file);
    return withStatements(database, file, timeZone);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite gives -wal and -shm the mode that the file has just then: they would stay read-only when it no longer is. */
function mendModes(file: string): void {
  try {
    accessSync(file, constants.W_OK);
    for (const part of [`${file}-wal`, `${file}-shm`]) if (existsSync(part)) chmodSync(part, 0o600);
  } catch {
    // Then the first write says so, in a sentence.
  }
}

function withStatements(database: DatabaseSync, file: string, timeZone: string): JournalFile {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const insert = database.prepare('INSERT INTO input (at, source, kind, payload) VALUES (?, ?, ?, ?)');
  const hear = database.prepare(
    'INSERT INTO source (name, heard_at) VALUES (?, ?) ON CONFLICT DO UPDATE SET heard_at = excluded.heard_at',
  );
  const describe = database.prepare(
    `INSERT INTO meta (name, value) VALUES ('timeZone', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  );
  const fill = database.prepare('INSERT OR REPLACE INTO trial (id, filling) VALUES (1, randomblob(32768))');
  const empty = database.prepare('DELETE FROM trial');
  const inode = inodeOf(file);
  return {
    database,
    append(rows, heard) {
      begin.run();
      for (const { at, source, kind, payload } of rows) insert.run(at, source, kind, payload);
      for (const [source, at] of heard) hear.run(source, at);
      commit.run();
    },
    lastHeard() {
      const rows = database.prepare('SELECT name, heard_at FROM source').all();
      return new Map(rows.map((row) => [String(row['name']), Number(row['heard_at'])]));
    },
    tryWriting() {
      fill.run();
      empty.run();
      describe.run(timeZone);
    },
    retention: createRetention(database),
    checkpoint: () => database.exec('PRAGMA wal_checkpoint(PASSIVE)'),
    rollBack() {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
    },
    isInPlace: () => inodeOf(file) === inode,
    close: () => database.close(),
  };
}

function inodeOf(file: string): bigint | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
}
