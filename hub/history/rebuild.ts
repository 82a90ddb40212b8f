import type { Instant } from '#core/time/instant';
import { dayOf } from '#core/time/zone';
import { createLedger } from '../books/ledger.ts';
import { startOfBooks, startOfPast } from '../books/start-of-books.ts';
import type { Config } from '../config/config.ts';
import { createSlices } from '../engine/slices.ts';
import type { Journal, JournalRange } from '../journal/journal.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import type { Hours } from './hours.ts';
import { createChangedHours, hoursBefore, wholeHours } from './hours.ts';
import { createHistoryNotes } from './notes.ts';
import type { HistoryThread } from './thread/history-thread.ts';

/** What is noted is written down at least so often: a back-fill of years fills no memory. */
const mostNotes = 2_000;

export interface RebuildOptions {
  readonly journal: Pick<Journal, 'read'>;
  readonly thread: HistoryThread;
  readonly config: Config;
  /** The newest input that the history follows from; `null`: of none. */
  readonly seq: number | null;
  /** It was begun by a version that kept no calls of agents: these are made again on all days that the journal knows. */
  readonly lacksOutbound: boolean;
  readonly now: Instant;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

/** Makes again, beside all else, the days before today of which the history lacks something that the journal has. */
export function rebuild(options: RebuildOptions): { stop(): void; readonly done: Promise<void> } {
  let isStopped = false;
  const done = made(options, () => isStopped).catch((error: unknown) => {
    options.log.error(faultOf(error), 'The history of earlier days could not be made from the journal.');
  });
  return { stop: () => void (isStopped = true), done };
}

async function made(options: RebuildOptions, isStopped: () => boolean): Promise<void> {
  const { journal, thread, config, seq, lacksOutbound, now, log } = options;
  const today = startOfBooks(config, now);
  const lacking = seq === null ? -Infinity : await firstAfter(journal, seq);
  // What the books of today know is written down by them.
  if (lacking !== undefined && lacking < today) {
    const from = lacking === -Infinity ? undefined : startOfPast(config, lacking);
    const taken = await takenAgain(options, from, (hours) => hours, isStopped);
    if (taken === undefined) return;
    log.info({ inputs: taken }, 'The history of earlier days was made from the journal.');
  }
  if (!lacksOutbound) return;
  // Of the queues more is known by now than a journal still has, of which persons are gone.
  const taken = await takenAgain(options, undefined, ({ outbound }) => ({ hours: [], outbound }), isStopped);
  if (taken === undefined) return;
  await thread.ask('write', { hours: [], outbound: [], records: [], listened: [], hasOutbound: true });
  log.info({ inputs: taken }, 'Calls that agents made on earlier days were counted from the journal.');
}

/** Takes the journal from then on once more, and writes what is wanted of the hours before today. How many inputs; stopped: none. */
async function takenAgain(
  { journal, thread, config, now }: RebuildOptions,
  from: Instant | undefined,
  wanted: (hours: Hours) => Hours,
  isStopped: () => boolean,
): Promise<number | undefined> {
  const { rules, sources } = config;
  const notes = createHistoryNotes();
  const ledger = createLedger({ rules, sources, complete: true, notes });
  const hours = createChangedHours(from === undefined ? -Infinity : wholeHours(from));
  const slices = createSlices();
  const until = wholeHours(startOfBooks(config, now));
  const range: JournalRange = from === undefined ? {} : { from };
  let day = '';
  let taken = 0;

  async function write(at?: Instant): Promise<void> {
    const changed = wanted(hoursBefore(hours.changed(ledger.tabs, at), until));
    await thread.ask('write', { ...changed, ...notes.taken() });
  }

  for await (const page of journal.read(range)) {
    for (const { input } of page) {
      if (isStopped()) return undefined;
      const next = dayOf(input.at, rules.timeZone);
      if (next !== day || notes.size > mostNotes) await write();
      day = next;
      ledger.replay(input);
      taken += 1;
      const rest = slices.rest();
      if (rest !== undefined) await rest;
    }
  }
  await write(now);
  return taken;
}

async function firstAfter(journal: Pick<Journal, 'read'>, seq: number): Promise<Instant | undefined> {
  for await (const page of journal.read({ after: seq })) {
    const [first] = page;
    if (first !== undefined) return first.input.at;
  }
  return undefined;
}
