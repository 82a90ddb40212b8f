import { accessSync, chmodSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#core/time/instant';
import { JournalUnavailable, type SourceMemory } from '../journal.ts';
import { migrate, refuseForeign } from './format/migrations.ts';
import { refuseForeignFile } from './format/peek.ts';
import { refuseDamaged } from './format/integrity.ts';
import { patience, setPragmas } from './format/pragmas.ts';
import type { Erased, Erasure } from '../retention/erasure.ts';
import { createErasure } from '../retention/erasure.ts';
import type { PersonalBySource } from '../retention/personal-by-source.ts';
import type { RetentionStep } from '../retention/retention.ts';
import { createRetention } from '../retention/retention.ts';
import { createMemories } from './memories.ts';
import { inodeOf } from './place.ts';
import type { Row } from './rows.ts';
import { lastSequence } from './sequence.ts';
import type { SalvagedRow } from './trouble/salvage.ts';

export interface JournalFileOptions {
  readonly file: string;
  /** The most pages of 4096 bytes that the file may have; absent: as many as the disk holds. */
  readonly maxPages?: number | undefined;
  /** Plain names of what adapters say is personal. */
  readonly personalNames: ReadonlySet<string>;
  /** Called before each flush to the disk, as a slow one would take. */
  readonly flushing?: (() => void) | undefined;
}

/** What is written in one transaction. */
export interface Batch {
  readonly rows: readonly Row[];
  /** The `seq` of the first row; the others follow. */
  readonly first: number;
  /** The newest time of each source among the rows. */
  readonly heard: ReadonlyMap<string, Instant>;
  readonly memories: ReadonlyMap<string, SourceMemory>;
}

/** One open connection with its prepared statements. Every method throws node:sqlite's own errors. */
export interface JournalFile {
  readonly database: DatabaseSync;
  /**
   * Looks for damage, the first time it is called. To be called before anything is written: it takes a moment for a large
   * file, which nobody needs to wait for who only wants to know that there is a journal. @throws JournalDamaged
   */
  check(): void;
  append(batch: Batch): void;
  memories(): Map<string, SourceMemory>;
  /** The last row's `seq`; 0 where there is none. */
  lastSequence(): number;
  /** Writes as much as a busy second does and takes it away again. */
  tryWriting(timeZone: string): void;
  readonly retention: RetentionStep;
  erase(about: Erasure, personal: PersonalBySource | undefined): Erased;
  /** Moves what is in the WAL into the file, as far as no reader is in the way. */
  checkpoint(): void;
  /** After an error: the connection is fit for the next transaction. */
  rollBack(): void;
  /** Which file it is, whatever its name is by now. */
  readonly inode: bigint | undefined;
  /** Whether the files that are written are still those that have the names. */
  place(): 'in place' | 'gone' | 'wal gone';
  /** Takes in what is at hand of a damaged journal, rows that are there already left out. Returns how many it took. */
  takeOver(rows: readonly SalvagedRow[]): number;
  close(): void;
}

/**
 * Opens the journal's file, makes it where there is none, and brings it to the newest version.
 * @throws JournalUnavailable, JournalDamaged, and node:sqlite's own errors
 */
export function connect(options: JournalFileOptions): JournalFile {
  const { file, maxPages } = options;
  refuseForeignFile(file);
  if (!existsSync(file)) makeEmpty(file);
  mendModes(file);
  const database = new DatabaseSync(file, { timeout: patience });
  try {
    refuseForeign(database, file);
    // Before there is anything in it, or never.
    if (statSync(file).size === 0) database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    setPragmas(database, file, maxPages);
    migrate(database);
    return withStatements(database, options);
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeEmpty(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const message = `${file} cannot be made (${code}): its folder must exist, and the hub's user may write it.`;
    throw new JournalUnavailable(message, { cause: error });
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

function withStatements(database: DatabaseSync, options: JournalFileOptions): JournalFile {
  const { file, personalNames, flushing = () => undefined } = options;
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const insert = database.prepare('INSERT INTO input (seq, at, source, kind, payload) VALUES (?, ?, ?, ?, ?)');
  const salvage = database.prepare(
    'INSERT OR IGNORE INTO input (seq, at, source, kind, payload, scrubbed) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const memories = createMemories(database);
  const describe = database.prepare(
    `INSERT INTO meta (name, value) VALUES ('timeZone', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  );
  const fill = database.prepare('INSERT OR REPLACE INTO trial (id, filling) VALUES (1, randomblob(32768))');
  const empty = database.prepare('DELETE FROM trial');
  const retention = createRetention(database, personalNames);
  const erasure = createErasure(database, personalNames);
  const inode = inodeOf(file);
  let wal = inodeOf(`${file}-wal`);
  let isChecked = false;
  return {
    database,
    check() {
      if (isChecked) return;
      refuseDamaged(database, file);
      isChecked = true;
    },
    append({ rows, first, heard, memories: kept }) {
      begin.run();
      let seq = first;
      for (const { at, source, kind, payload } of rows) insert.run(seq++, at, source, kind, payload);
      for (const [source, memory] of kept) memories.keep(source, memory);
      for (const [source, at] of heard) memories.hear(source, at);
      flushing();
      commit.run();
    },
    memories: memories.all,
    lastSequence: () => lastSequence(database, undefined) ?? 0,
    tryWriting(timeZone) {
      flushing();
      fill.run();
      empty.run();
      describe.run(timeZone);
    },
    retention(limits) {
      flushing();
      return retention(limits);
    },
    erase(about, personal) {
      flushing();
      return erasure(about, personal);
    },
    checkpoint() {
      flushing();
      database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    },
    rollBack() {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
    },
    inode,
    place() {
      if (inodeOf(file) !== inode) return 'gone';
      const found = inodeOf(`${file}-wal`);
      wal ??= found;
      return found === wal ? 'in place' : 'wal gone';
    },
    takeOver(rows) {
      begin.run();
      let taken = 0;
      for (const row of rows) {
        const { seq, at, source, kind, payload, scrubbed } = row;
        taken += Number(salvage.run(seq, at, source, kind, payload, scrubbed).changes);
      }
      commit.run();
      return taken;
    },
    close: () => database.close(),
  };
}
