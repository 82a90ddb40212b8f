import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import { dayBounds, dayOf } from '#core/time/zone';
import type { FileKeeper } from '../file/file-keeper.ts';
import { createFileKeeper } from '../file/file-keeper.ts';
import { refuseForeignFile } from '../file/format/peek.ts';
import { walTrouble } from '../file/format/wal.ts';
import { takeOverLastPolls } from '../file/last-polls-file.ts';
import { lockDataFolder, refuseShared } from '../file/lock.ts';
import { journalFileOf, makeDataFolder } from '../file/place.ts';
import type { Row } from '../file/rows.ts';
import { firstInstant } from '../file/sequence.ts';
import { lastOf } from '../file/last-of.ts';
import { createSourceMemories } from '../file/source-memories.ts';
import { quietly } from '../file/trouble/quietly.ts';
import { JournalDamaged } from '../file/trouble/sqlite-problem.ts';
import type { JournalState, SourceMemory } from '../journal.ts';
import { retentionLimits } from '../retention/retention.ts';
import { waitAsSlowDisk } from './flush-delay.ts';
import type { Asked, KeepingSettings, Question, Questions, WriterSetup } from './messages.ts';
import type { Say } from './say.ts';

/** Commits after which a quiet moment is used to move the WAL into the file: a few hundred pages, some milliseconds. */
const commitsWorthMoving = 250;

/** What the thread that writes can do. Everything here waits for the disk. */
export interface Writer {
  readonly state: JournalState;
  /** The last row's `seq`. */
  readonly last: number;
  /** @throws JournalUnavailable, and what was asked for may throw anything else that is not the journal's fault */
  answer<Each extends Question>(asked: Asked<Each>): Questions[Each]['answer'];
  /** What a start must do before anything is written, and nobody need wait for: looks for damage, tries a write. */
  settle(): void;
  /** To be written by `writeMemories`, or with the next rows. */
  keep(source: string, memory: Partial<SourceMemory>): void;
  writeMemories(): void;
  quiet(): void;
  use(settings: KeepingSettings): void;
}

/** From two to five at night nobody calls who is in a hurry. */
function isQuietHour(at: Instant, timeZone: string): boolean {
  const sinceMidnight = at - dayBounds(dayOf(at, timeZone), timeZone).start;
  return sinceMidnight >= 2 * hour && sinceMidnight < 5 * hour;
}

/** What SQLite passes over in silence when it opens the journal. */
function tellWalTrouble(file: string, say: Say): void {
  const trouble = walTrouble(file);
  if (trouble === undefined) return;
  const copy = `${file}.damaged-wal-${randomUUID()}`;
  copyFileSync(`${file}-wal`, copy);
  say(
    'error',
    `${file}-wal is damaged: ${trouble}. What was written last before the hub ended may be lost; a copy is kept.`,
    {
      setAside: copy,
    },
  );
}

/**
 * Opens the journal of a data folder, for this process alone. A file that can be read but not written now opens all the
 * same, and `state` says why as soon as that is known.
 * @throws JournalUnavailable when another hub has the folder, the file is of a newer version, or it cannot be opened
 */
export function openWriter(setup: WriterSetup, say: Say): Writer {
  const { dataDir, maxPages, personalNames, flushDelay } = setup;
  let { settings, after: last, now } = setup;
  makeDataFolder(dataDir);
  refuseForeignFile(journalFileOf(dataDir));
  let lock = lockDataFolder(dataDir);
  try {
    tellWalTrouble(journalFileOf(dataDir), say);
    if (lock.isNew) refuseShared(dataDir);
  } catch (error) {
    lock.release();
    throw error;
  }
  const memories = createSourceMemories();
  const keeper: FileKeeper = createFileKeeper({
    file: journalFileOf(dataDir),
    maxPages,
    personalNames,
    flushing: flushDelay === undefined ? undefined : () => waitAsSlowDisk(flushDelay),
    memories,
    connected: (connection) => void (last = Math.max(last, connection.lastSequence())),
    timeZone: () => settings.timeZone,
    now: () => now,
    last: () => last,
    guard() {
      // Whoever took the folder away, or the lock's file, made room for another hub.
      if (lock.isInPlace()) return;
      const former = lock;
      lock = lockDataFolder(dataDir);
      former.release();
    },
    say,
  });
  let commitsToMove = 0;

  function append(rows: readonly Row[]): void {
    if (rows.length === 0 && memories.unwritten.size === 0) return;
    const heard = new Map(rows.map((row) => [row.source, row.at]));
    const written = keeper.write((connection) => {
      // Looked up here: a file that was just begun anew has more to learn, and its rows go on where the last one's ended.
      const batch = { rows, first: last + 1, heard, memories: memories.unwritten };
      connection.append(batch);
      return batch;
    });
    last = written.first + rows.length - 1;
    memories.written(heard, written.memories);
    commitsToMove += 1;
  }

  function close(): void {
    keeper.close();
    lock.release();
  }

  const answers: { readonly [Each in Question]: (about: Questions[Each]['about']) => Questions[Each]['answer'] } = {
    append(rows) {
      append(rows);
      return last;
    },
    first: () => keeper.read(({ database }) => firstInstant(database)),
    sources: () => memories.known,
    'last-of': (about) => keeper.read(({ database }) => lastOf(database, about)),
    probe() {
      quietly(() => keeper.tryAnew());
      return null;
    },
    retain(at) {
      const { retention, timeZone, personal } = settings;
      const limits = { ...retentionLimits(at, retention), givesBack: isQuietHour(at, timeZone), personal };
      return quietly(() => keeper.write((connection) => connection.retention(limits))) ?? false;
    },
    erase: (about) => keeper.write((connection) => connection.erase(about, settings.personal)),
    'found-damaged'({ inode, reason }) {
      keeper.foundDamaged(inode, new JournalDamaged(reason));
      return null;
    },
    close() {
      quietly(() => append([]));
      close();
      return null;
    },
  };

  try {
    keeper.open();
  } catch (error) {
    close();
    throw error;
  }
  return {
    get state() {
      return keeper.state;
    },
    get last() {
      return last;
    },
    answer(asked) {
      now = asked.now;
      return answers[asked.question](asked.about);
    },
    settle() {
      quietly(() => keeper.tryAnew());
      quietly(() => takeOverLastPolls(journalFileOf(dataDir), memories, () => append([])));
    },
    keep: memories.keep,
    writeMemories() {
      quietly(() => append([]));
    },
    quiet() {
      if (commitsToMove < commitsWorthMoving) return;
      commitsToMove = 0;
      quietly(() => keeper.write((connection) => connection.checkpoint()));
    },
    use(told) {
      settings = told;
      quietly(() => keeper.tryAnew());
    },
  };
}
