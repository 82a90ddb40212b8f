import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../intake/clock.ts';
import { systemClock } from '../intake/clock.ts';
import type { Logger } from '../machine/log.ts';
import type { RetentionSettings } from '../config/settings.ts';
import { createFileKeeper } from './file/file-keeper.ts';
import type { Journal } from './journal.ts';
import { JournalUnavailable } from './journal.ts';
import { lockDataFolder } from './file/lock.ts';
import { retentionLimits } from './retention/retention.ts';
import type { Row } from './file/rows.ts';
import { rowsOf, toInput, toRow } from './file/rows.ts';

export interface JournalOptions {
  /** The folder that the journal lives in; made where there is none, for this user alone. */
  readonly dataDir: string;
  /** The configured zone, kept in the file for those who read it later. */
  readonly timeZone: string;
  readonly retention: RetentionSettings;
  readonly log: Logger;
  readonly clock?: Clock;
  /** The most pages of 4096 bytes that the journal's file may have; absent: as many as the disk holds. */
  readonly maxPages?: number;
}

/** The journal's file in a data folder. */
export function journalFileOf(dataDir: string): string {
  return join(dataDir, 'journal.sqlite');
}

/** Commits after which a quiet moment is used to move the WAL into the file: a few hundred pages, some milliseconds. */
const commitsWorthMoving = 250;

/**
 * Opens the journal of a data folder, for this process alone. A damaged file is put aside and a new one begun; a file
 * that can be read but not written now opens all the same, and `state` says why.
 * @throws JournalUnavailable when another hub has the folder, the file is of a newer version, or it cannot be opened
 */
export function openJournal(options: JournalOptions): Journal {
  const { dataDir, timeZone, retention, log, clock = systemClock, maxPages } = options;
  makeFolder(dataDir);
  const unlock = lockDataFolder(dataDir);
  const keeper = createFileKeeper({ file: journalFileOf(dataDir), timeZone, maxPages, log, clock });
  try {
    keeper.open();
  } catch (error) {
    keeper.close();
    unlock();
    throw error;
  }
  let commitsToMove = 0;

  function append(rows: readonly Row[]): void {
    const heard = new Map(rows.map((row) => [row.source, row.at]));
    keeper.write((connection) => connection.append(rows, heard));
    for (const [source, at] of heard) keeper.heard.set(source, at);
    commitsToMove += 1;
  }

  return {
    get state() {
      return keeper.state;
    },
    append(inputs) {
      if (inputs.length > 0) append(inputs.map(toRow));
    },
    *read(range) {
      for (const row of keeper.reading((connection) => rowsOf(connection.database, range))) {
        const input = toInput(row);
        if (input !== undefined) yield input;
        else log.error({ seq: row.seq }, 'One row of the journal cannot be read and is left out.');
      }
    },
    lastHeard: () => keeper.heard,
    probe() {
      quietly(() => keeper.tryAnew());
      return keeper.state;
    },
    retain(now) {
      const limits = retentionLimits(now, retention);
      return quietly(() => keeper.write((connection) => connection.retention(limits))) ?? false;
    },
    quiet() {
      if (commitsToMove < commitsWorthMoving) return;
      commitsToMove = 0;
      quietly(() => keeper.write((connection) => connection.checkpoint()));
    },
    close() {
      keeper.close();
      unlock();
    },
  };
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new JournalUnavailable(`The data folder ${dataDir} cannot be made: ${reason}.`, { cause: error });
  }
}

/** What fails for want of the journal is told by its state alone. */
function quietly<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof JournalUnavailable) return undefined;
    throw error;
  }
}
