import type { Clock } from '../intake/clock.ts';
import { systemClock } from '../intake/clock.ts';
import type { Logger } from '../machine/log.ts';
import { journalFileOf } from './file/place.ts';
import { toInput, toRow } from './file/rows.ts';
import type { Journal, JournalSearch, Numbered, SourceMemory } from './journal.ts';
import { JournalUnavailable } from './journal.ts';
import type { Erased, Erasure } from './retention/erasure.ts';
import { personalNames } from './retention/personal-names.ts';
import type { KeepingSettings, ToWriter } from './thread/messages.ts';
import { createReaderCrew } from './thread/reader-crew.ts';
import type { Reading } from './thread/reading-thread.ts';
import { readInThread } from './thread/reading-thread.ts';
import type { Say } from './thread/say.ts';
import { createWritingThread } from './thread/writing-thread.ts';

export { journalFileOf };

export interface JournalOptions extends KeepingSettings {
  /** The folder that the journal lives in; made where there is none, for this user alone. */
  readonly dataDir: string;
  readonly log: Logger;
  readonly clock?: Clock;
  /** The most pages of 4096 bytes that the journal's file may have; absent: as many as the disk holds. */
  readonly maxPages?: number;
  /**
   * For tests of slow disks: shared memory whose one number is by how many milliseconds each flush takes longer; below 0:
   * until it is changed, and whoever waits is notified.
   */
  readonly flushDelay?: Int32Array;
}

/** A journal on threads of its own: nothing here waits for a disk. */
export interface OpenJournal extends Journal {
  /** The settings have changed. */
  use(settings: KeepingSettings): void;
  /** Takes somebody out of some hundreds of rows. @throws JournalUnavailable */
  erase(about: Erasure): Promise<Erased>;
}

/**
 * Opens the journal of a data folder, for this process alone. It is open at once, however large it is: only then it is
 * looked at for damage, and what is asked of it waits for that. A damaged file is put aside and a new one begun; a file that
 * can be read but not written now opens all the same. `state` says so.
 * @throws JournalUnavailable when another hub has the folder (FolderTaken), the file is of a newer version, or it cannot
 * be opened
 */
export async function openJournal(options: JournalOptions): Promise<OpenJournal> {
  const { dataDir, log, clock = systemClock, maxPages, flushDelay } = options;
  const say: Say = (level, text, fields = {}) => log[level](fields, text);
  const file = journalFileOf(dataDir);
  let { timeZone, retention, personal = {} } = options;
  const told = new Map<string, Partial<SourceMemory>>();
  const readings = new Set<Reading>();
  let isClosed = false;
  const writing = createWritingThread({
    setup: { dataDir, settings: { timeZone, retention, personal }, maxPages, personalNames, flushDelay },
    clock,
    say,
    remind: () => [
      { kind: 'settings', settings: { timeZone, retention, personal } },
      ...[...told].map(([source, memory]): ToWriter => ({ kind: 'keep', source, memory })),
    ],
  });

  // The thread that everything waits for is the first to be started.
  const opening = writing.open();
  const crew = createReaderCrew();

  async function* read(range: JournalSearch): AsyncGenerator<readonly Numbered[]> {
    if (isClosed) throw new JournalUnavailable('The journal is closed.');
    const reading = readInThread({ crew, file, range, damaged: (found) => writing.ask('found-damaged', found) });
    readings.add(reading);
    try {
      for await (const rows of reading) yield rows.flatMap(numbered);
    } finally {
      readings.delete(reading);
    }
  }

  function numbered({ seq, ...row }: Parameters<typeof toInput>[0] & { readonly seq: number }): readonly Numbered[] {
    const input = toInput(row);
    if (input === undefined) log.error({ seq }, 'One row of the journal cannot be read and is left out.');
    return input === undefined ? [] : [{ seq, input }];
  }

  try {
    await opening;
  } catch (error) {
    await crew.close();
    throw error;
  }
  return {
    get state() {
      return writing.state;
    },
    append: async (inputs) => writing.ask('append', inputs.map(toRow)),
    read,
    first: () => writing.ask('first', null),
    async lastOf(source, before, most) {
      const rows = await writing.ask('last-of', { source, before, most });
      return rows.flatMap(numbered).map(({ input }) => input);
    },
    async sources() {
      const now = clock.now();
      const known = await writing.ask('sources', null);
      // A clock that was wrong once must not make the hub wait for a silence that ends next year.
      return new Map([...known].map(([source, memory]) => [source, heardBy(now, memory)]));
    },
    keepSource(source, memory) {
      // When it was heard a thread that is started anew knows better, from the inputs that were written since.
      const { heardAt: _heardAt, ...lasting } = memory;
      told.set(source, { ...told.get(source), ...lasting });
      writing.tell({ kind: 'keep', source, memory });
    },
    async probe() {
      await writing.revive();
      await quietly(writing.ask('probe', null));
      return writing.state;
    },
    retain: async (now) => (await quietly(writing.ask('retain', now))) ?? false,
    erase: (about) => writing.ask('erase', about),
    quiet: () => writing.tell({ kind: 'quiet' }),
    use(settings) {
      ({ timeZone, retention, personal = {} } = settings);
      writing.tell({ kind: 'settings', settings: { timeZone, retention, personal } });
    },
    async close() {
      isClosed = true;
      await Promise.all([...readings].map((reading) => reading.close()));
      await crew.close();
      await writing.close();
    },
  };
}

function heardBy(now: number, memory: SourceMemory): SourceMemory {
  const { heardAt } = memory;
  return heardAt === null || heardAt <= now ? memory : { ...memory, heardAt: now };
}

/** What fails for want of the journal is told by its state alone. */
async function quietly<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof JournalUnavailable) return undefined;
    throw error;
  }
}
