import { pictureCatchingUp } from '#core/board/catching-up';
import type { Instant } from '#core/time/instant';
import type { Input } from '#core/said/input';
import { hour, second } from '#core/time/instant';
import type { AlertDesk } from '../alerts/alert-desk.ts';
import type { Base } from '../base/base.ts';
import type { Books } from '../books/feed.ts';
import type { Ledger } from '../books/ledger.ts';
import { createLedger } from '../books/ledger.ts';
import type { HistoryNotes } from '../history/notes.ts';
import { createHistoryNotes } from '../history/notes.ts';
import { startOfBooks, startOfPast } from '../books/start-of-books.ts';
import type { Config } from '../config/config.ts';
import type { Numbered, SourceMemory } from '../journal/journal.ts';
import { JournalUnavailable } from '../journal/journal.ts';
import { recallLost } from '../lost-calls/recall.ts';
import { faultOf } from '../machine/fault.ts';
import type { LastInput } from '../journal/last-input.ts';
import type { StartOfReading } from './catch-up.ts';
import { createCatchUp } from './catch-up.ts';
import { countedBefore } from './counted-before.ts';
import type { Checkpoint } from './checkpoint/checkpoint.ts';
import { lookBack } from './look-back.ts';

/** What is made from one configuration: the books by its rules, of its sources. It is thrown away for the next one's. */
export interface Engine {
  readonly config: Config;
  readonly ledger: Ledger;
  /** It knows all that came in from then on. */
  readonly from: Instant;
  /** What history must know of what the ledger took, and has not taken yet. */
  readonly notes: HistoryNotes;
  /** What is shown: as long as it does not know all of today, that no number is known. */
  readonly books: Books;
  /** How much of today it knows, from 0 to 1. */
  done(): number;
  /** Resolves when it knows all of today and takes in the rest as it comes, or is stopped. Never fails. */
  catchUp(): Promise<void>;
  /** Resolves when it knows all of today, or when it turns out that this takes a while. */
  readonly soon: Promise<void>;
  readonly isLive: boolean;
  /**
   * Who was lost is read again from the journal, of which somebody was taken out. Resolves when it is, or when it is stopped.
   * @throws JournalUnavailable, and where so much comes in meanwhile that it stays as it was
   */
  renewLost(): Promise<void>;
  /** How many inputs it took from the journal or as they came, and the newest of them. */
  taken(): number;
  newest(): LastInput | undefined;
  /** The same books under a configuration by which they would come to the same. */
  under(config: Config): Engine;
  stop(): void;
}

function sayOnce(say: (error: unknown) => void): (error: unknown) => void {
  let isSaid = false;
  return (error) => {
    if (!isSaid) say(error);
    isSaid = true;
  };
}

/** While it catches up, the screens are told how far it is at least so often. Milliseconds. */
const tellEvery = second;

/** Told of each input around its being taken. */
export type AlertFeed = Pick<AlertDesk, 'before' | 'after'>;

export interface EngineOptions {
  readonly base: Base;
  readonly config: Config;
  /** What was written down of today for just this configuration; absent: nothing. Never fails. */
  readonly recall: () => Promise<Checkpoint | undefined>;
  /** The books in use until now, which know all of today; absent: there are none. */
  readonly former: Ledger | undefined;
  readonly alerts: AlertFeed | undefined;
  readonly progressed: () => void;
}

/** Takes everything in from this moment on, but knows of today only what `catchUp` reads. */
export function createEngine({ base, config, recall, former, alerts, progressed }: EngineOptions): Engine {
  const { journal, clock, log, deaf, notices, begins, turnedAway } = base;
  const { rules, sources } = config;
  const notes = createHistoryNotes();
  const ledger = createLedger({
    rules,
    sources,
    deaf,
    notices,
    turnedAway,
    begins,
    learnt: journal.keepSource,
    notes,
    lostCalls: config.lostCalls,
    log,
  });
  const from = startOfBooks(config, clock.now());

  let isStopped = false;
  let running: Promise<void> | undefined;
  let recalling: Promise<void> | undefined;
  let known: ReadonlyMap<string, SourceMemory> = new Map();

  /** A checkpoint holds nobody's number: who was lost before it, the journal says. */
  async function recallLostTo(to: number): Promise<void> {
    try {
      const earlier = await recallLost({ journal, config, from, to, isStopped: () => isStopped });
      if (earlier === undefined) return;
      ledger.lost.precede(earlier);
      if (!ledger.lost.isWhole)
        log.error('So many calls came during the start that it stays unknown who was lost today.');
      progressed();
    } catch (error) {
      log.error(faultOf(error), 'Who was lost earlier today could not be read from the journal.');
    }
  }

  async function renewLost(): Promise<void> {
    await running;
    await recalling;
    if (isStopped) return;
    // All that came later is heard while it is read.
    const to = catching.newest?.seq ?? 0;
    // The list is of today and of who called late yesterday.
    const since = Math.max(from, startOfPast(config, clock.now() - 24 * hour));
    const isRenewed = await ledger.lost.renew(() =>
      recallLost({ journal, config, from: since, to, isStopped: () => isStopped }),
    );
    if (!isRenewed && !isStopped)
      throw new JournalUnavailable('So many calls came meanwhile that who was lost is not read again.');
    progressed();
  }

  async function start(): Promise<StartOfReading> {
    known = await journal.sources();
    await lookBack(journal, ledger, known, from);
    const checkpoint = await recall();
    if (checkpoint === undefined) {
      const start = former === undefined ? from : ledger.beginAs(former, from);
      await countedBefore(journal, ledger, sources, start);
      return { from: start };
    }
    ledger.restore(checkpoint.ledger);
    recalling = recallLostTo(checkpoint.seq);
    return { after: checkpoint.seq };
  }

  /** The alerts look on before and after. */
  const heardBy = (take: (input: Input) => void) => (numbered: Numbered) => {
    alerts?.before(ledger, numbered);
    take(numbered.input);
    alerts?.after(ledger, numbered);
  };

  const catching = createCatchUp({
    journal,
    start,
    lastOfPast: base.last(),
    replay: heardBy(ledger.replay),
    begin: () => ledger.begin(clock.now(), known),
    take: heardBy(ledger.take),
    progressed,
    failed: sayOnce((error) => log.error(faultOf(error), 'The journal cannot be read; it is tried again.')),
  });
  const detach = base.attach(catching.committed);
  const books: Books = {
    picture: (now) => (catching.isLive ? ledger.picture(now) : pictureCatchingUp(rules, now, catching.done)),
    sources: ledger.sources,
    nextChange: (now) => (catching.isLive ? ledger.nextChange(now) : now + tellEvery),
  };

  const engineOf = (used: Config): Engine => ({
    config: used,
    ledger,
    from,
    notes,
    books,
    done: () => catching.done,
    catchUp: () => (running ??= catching.run()),
    renewLost,
    soon: catching.soon,
    get isLive() {
      return catching.isLive;
    },
    taken: () => catching.taken,
    newest: () => catching.newest,
    under: engineOf,
    stop() {
      isStopped = true;
      catching.stop();
      detach();
    },
  });
  return engineOf(config);
}
