import type { HistoryRow } from '#core/history/row';
import type { Instant, Milliseconds } from '#core/time/instant';
import { hour, minute } from '#core/time/instant';
import type { Ledger } from '../books/ledger.ts';
import type { Config } from '../config/config.ts';
import { hubSource } from '../intake/hub-notice.ts';
import type { Clock } from '../intake/clock.ts';
import type { Journal } from '../journal/journal.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import type { HistoryFigures } from '#core/history/figures';
import type { Course } from '#core/history/normal';
import type { CourseQuestion, FiguresQuestion } from './asked/figures.ts';
import type { OutboundPart, OutboundQuestion } from './asked/outbound.ts';
import type { RowsQuestion } from './asked/rows.ts';
import type { ChangedHours, Hours } from './hours.ts';
import { createChangedHours, wholeHours } from './hours.ts';
import type { HistoryNotes } from './notes.ts';
import { rebuild } from './rebuild.ts';
import { historySettings } from './settings.ts';
import type { HistoryThread } from './thread/history-thread.ts';
import { waitingNow } from './waiting.ts';

/** In a rush so many changes are written down together, in milliseconds. */
const shortestPause = 250;

/** So often it is written down that the hub still listens, and what is too old is deleted. */
const heartbeat = minute;
const retentionPause = hour;

/** The books that are shown. */
export interface ShownBooks {
  readonly config: Config;
  readonly ledger: Ledger;
  /** They know all that came in from then on. */
  readonly from: Instant;
  readonly notes: HistoryNotes;
  readonly isLive: boolean;
  /** The number of the newest input that they took. */
  newest(): { readonly seq: number } | undefined;
}

/** What of a question is of this moment. */
type OfNow = 'now' | 'waiting' | 'world';

/** Keeps history beside the books, and answers what is asked of it. It never holds them up, and its failing never fails them. */
export interface HistoryKeeper {
  /** Opens what was kept, and makes again from the journal what is missing of it. */
  start(): Promise<void>;
  /** The books took something in: it is written down in this turn, or with what follows at once. */
  changed(): void;
  /** Other books are shown from now on, or these are under other settings. */
  renewed(): void;
  /** Resolves when what was missing at the start is made again, as far as the journal reaches. */
  rebuilt(): Promise<void>;
  /** @throws HistoryFailed */
  rows(question: Omit<RowsQuestion, OfNow>): Promise<readonly HistoryRow[]>;
  /** @throws HistoryFailed */
  figures(question: Omit<FiguresQuestion, OfNow>): Promise<HistoryFigures>;
  /** @throws HistoryFailed */
  course(question: Omit<CourseQuestion, OfNow>): Promise<Course>;
  /** @throws HistoryFailed */
  outbound(question: Omit<OutboundQuestion, OfNow>): Promise<OutboundPart>;
  close(): Promise<void>;
}

export interface KeeperOptions {
  readonly thread: HistoryThread;
  readonly books: () => ShownBooks;
  readonly journal: Pick<Journal, 'read' | 'first' | 'sources'>;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createHistoryKeeper({ thread, books, journal, clock, log }: KeeperOptions): HistoryKeeper {
  let hours: { readonly ledger: Ledger; readonly changed: ChangedHours } | undefined;
  let config: Config | undefined;
  let [isOpen, isClosed, hasFailed] = [false, false, false];
  let opened: Promise<void> = Promise.resolve();
  let writtenAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  let pending: NodeJS.Timeout | NodeJS.Immediate | undefined;
  let retainedAt = -Infinity;
  let rebuilding: { stop(): void; readonly done: Promise<void> } | undefined;

  /** What fails is said once; all of it is in the journal, and a later start makes it again. */
  function failed(error: unknown): void {
    if (!hasFailed) log.error(faultOf(error), 'History cannot be kept; the board goes on without it.');
    hasFailed = true;
  }

  async function tell(work: Promise<unknown>): Promise<void> {
    try {
      await work;
      hasFailed = false;
    } catch (error) {
      failed(error);
    }
  }

  /** The hours of a ledger that is shown for the first time replace what was told of them by other rules. */
  function hoursOf({ ledger, config: by, from: begins }: ShownBooks): ChangedHours {
    if (hours?.ledger === ledger) return hours.changed;
    const from = wholeHours(begins);
    const live = by.sources.filter(({ tells }) => tells.calls !== 'records').map(({ id }) => id);
    // At a start all that is there stays: it may be more than a journal that was lost can tell.
    if (hours !== undefined) void tell(thread.ask('forget', { sources: live, from }));
    hours = { ledger, changed: createChangedHours(from) };
    return hours.changed;
  }

  function write(atTime: boolean): Promise<void> {
    clearPending();
    const shown = books();
    if (!isOpen) return Promise.resolve();
    writtenAt = performance.now();
    const now = clock.now();
    const changed = shown.isLive ? hoursOf(shown).changed(shown.ledger.tabs, atTime ? now : undefined) : noHours;
    const seq = shown.isLive && rebuilding === undefined ? shown.newest()?.seq : undefined;
    return tell(thread.ask('write', { ...changed, ...shown.notes.taken(), listenedAt: now, seq }));
  }

  function clearPending(): void {
    if (pending === undefined) return;
    clearTimeout(pending as NodeJS.Timeout);
    clearImmediate(pending as NodeJS.Immediate);
    pending = undefined;
  }

  function beat(): void {
    void write(true);
    if (clock.elapsed() - retainedAt < retentionPause) return;
    retainedAt = clock.elapsed();
    void tell(thread.ask('retain', clock.now()));
  }

  /** When anybody was heard at last; absent: never. */
  async function heardAt(): Promise<Instant | undefined> {
    const heard = [...(await journal.sources()).values()].flatMap((each) => each.heardAt ?? []);
    return heard.length === 0 ? undefined : Math.max(...heard);
  }

  async function open(): Promise<void> {
    config = books().config;
    const now = clock.now();
    const { isNew, listenedAt, seq, lacksOutbound } = await thread.ask('open', historySettings(config));
    const first = await journal.first();
    if (isNew && first !== null && first < now) {
      await thread.ask('write', { ...nothing, listened: [{ kind: 'began', source: hubSource, at: first }] });
    }
    const unheardSince = listenedAt ?? (await heardAt());
    const began = { kind: 'began', source: hubSource, at: now, unheardSince } as const;
    await thread.ask('write', { ...nothing, listened: [began] });
    isOpen = true;
    rebuilding = rebuild({ journal, thread, config, seq, lacksOutbound, now, log });
    void rebuilding.done.then(() => {
      rebuilding = undefined;
      void write(true);
    });
    timer = setInterval(beat, heartbeat).unref();
    void write(true);
  }

  /** What is known by now is written down, and what is not over is told beside the question. */
  async function upToNow(): Promise<Pick<RowsQuestion, OfNow>> {
    await opened;
    await write(true);
    const now: Instant = clock.now();
    const { ledger, isLive } = books();
    return { now, waiting: isLive ? waitingNow(ledger.tabs, now) : {}, world: { since: -Infinity, until: now } };
  }

  return {
    start: () => (opened = tell(open())),
    changed() {
      if (!isOpen || isClosed || pending !== undefined) return;
      const pause: Milliseconds = writtenAt + shortestPause - performance.now();
      pending = pause <= 0 ? setImmediate(() => void write(false)) : setTimeout(() => void write(false), pause);
    },
    renewed() {
      if (!isOpen || isClosed) return;
      const current = books().config;
      if (current !== config) void tell(thread.ask('use', historySettings(current)));
      config = current;
      void write(true);
    },
    async rebuilt() {
      await opened;
      await rebuilding?.done;
    },
    rows: async (question) => thread.ask('rows', { ...question, ...(await upToNow()) }),
    figures: async (question) => thread.ask('figures', { ...question, ...(await upToNow()) }),
    course: async (question) => thread.ask('course', { ...question, ...(await upToNow()) }),
    outbound: async (question) => thread.ask('outbound', { ...question, ...(await upToNow()) }),
    async close() {
      isClosed = true;
      await opened;
      clearInterval(timer);
      rebuilding?.stop();
      await rebuilding?.done;
      await write(true);
      await thread.close();
    },
  };
}

const noHours: Hours = { hours: [], outbound: [] };
const nothing = { ...noHours, records: [], listened: [] } as const;
