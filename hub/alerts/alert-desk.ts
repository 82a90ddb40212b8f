import type { Alert, AlertLog, AlertsReport } from '#core/alerts/alert';
import { type AlertEvent, asAlert, asEntry } from '#core/alerts/open-alert';
import { openAlerts } from '#core/alerts/people';
import type { Instant } from '#core/time/instant';
import { dayBounds, dayOf, toIso } from '#core/time/zone';
import { Refused } from '../asks/refused.ts';
import type { Base } from '../base/base.ts';
import type { Ledger } from '../books/ledger.ts';
import type { Engine } from '../engine/engine.ts';
import type { Accept } from '../intake/accept.ts';
import { hubNotice } from '../intake/hub-notice.ts';
import { type PeopleNotice, peopleNotice } from '../intake/people-notice.ts';
import type { Numbered } from '../journal/journal.ts';
import { JournalUnavailable } from '../journal/journal.ts';
import { isOf, type LastInput } from '../journal/last-input.ts';
import { createAlertBook, nothingKept } from './alert-book.ts';
import { createAlertStore } from './alert-store.ts';
import { createLookout } from './lookout.ts';

/** Told what became of alerts just now, and what is open after it. */
export type AlertListener = (report: AlertsReport, events: readonly AlertEvent[]) => void;

/** An answer is no longer than this; the newest count. */
const mostAnswered = 5_000;

/** The alerts of a running hub: as its journal makes them, so that a restart and a replay come to the same. */
export interface AlertDesk {
  /** Just before a ledger takes it, and just after: of books that are not in use nothing is taken. */
  before(ledger: Ledger, input: Numbered): void;
  after(ledger: Ledger, input: Numbered): void;
  /** Goes on from what was written down. Before anything is read. */
  open(): Promise<void>;
  /** The number of the last input that they took; 0: none. What they have not taken must be read to them. */
  newest(): number;
  /** The hub listens from now on. */
  started(): Promise<void>;
  /** Something may fare otherwise than before. */
  changed(): void;
  report(): AlertsReport;
  /** Of those instants, both included. */
  log(from: Instant, to: Instant): AlertLog;
  /** Takes it for somebody. Who comes second is answered who was first. @throws Refused */
  acknowledge(id: string, by: string | null): Promise<Alert>;
  /** @throws Refused */
  snooze(id: string, minutes: number): Promise<Alert>;
  subscribe(listener: AlertListener): () => void;
  /** How often each kind was said since the hub started. */
  said(): readonly { readonly kind: string; readonly severity: string; readonly count: number }[];
  /** Writes down what is known. */
  save(): void;
  /** Nobody looks from now on. */
  stopped(): Promise<void>;
  close(): Promise<void>;
}

interface DeskOptions {
  readonly base: Base;
  readonly accept: Accept;
  readonly engine: () => Engine;
}

const gone = 'There is no open alert with this id: it may be over by now.';

export function createAlertDesk({ base, accept, engine }: DeskOptions): AlertDesk {
  const { clock, log, folder, journal } = base;
  const listeners = new Set<AlertListener>();
  const counts = new Map<string, { readonly kind: string; readonly severity: string; readonly count: number }>();
  const store = createAlertStore({ folder, retention: () => engine().config.retention, log });
  let book = bookFrom(nothingKept);
  let taken: LastInput | undefined;
  let fresh: AlertEvent[] = [];
  let today = -Infinity;

  const newest = (): number => taken?.seq ?? 0;
  const timeZone = (): string => engine().config.rules.timeZone;

  function bookFrom(kept: typeof nothingKept) {
    return createAlertBook({ surroundings: engine, kept, heard: (events) => void fresh.push(...events) });
  }

  const lookout = createLookout({
    clock,
    book: () => book,
    engine,
    deaf: () => base.deaf() !== null,
    async journal(input) {
      try {
        await accept({ way: 'stream' }, [input]);
      } catch (error) {
        if (!(error instanceof JournalUnavailable)) throw error;
        // What cannot be written down must be told all the same, and nobody will replay it.
        book.before(input);
        book.after(input);
        tell();
      }
    },
    log,
  });

  /** Is it one that these alerts have not taken, of the books in use, and of today where these are read back? */
  function isNews(ledger: Ledger, { seq, input }: Numbered): boolean {
    const { ledger: used, isLive } = engine();
    return seq > newest() && used === ledger && (isLive || input.at >= today);
  }

  function tell(): void {
    const events = fresh;
    if (events.length === 0) return;
    fresh = [];
    store.add(newest(), events);
    save();
    if (!engine().isLive) return;
    for (const { change, kind, severity } of events) {
      const key = `${kind} ${severity}`;
      if (change === 'said') counts.set(key, { kind, severity, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    const current = report();
    for (const listener of listeners) listener(current, events);
  }

  function save(): void {
    if (taken !== undefined) store.save({ last: taken, kept: book.kept() }, clock.now());
  }

  function open(id: string): Alert | undefined {
    const now = clock.now();
    const found = openAlerts(book.kept().alerts).find((each) => each.open.id === id);
    return found && asAlert(found, found.open, now, timeZone());
  }

  function report(): AlertsReport {
    const now = clock.now();
    const alerts = openAlerts(book.kept().alerts).map((found) => asAlert(found, found.open, now, timeZone()));
    return { at: toIso(now, timeZone()), alerts };
  }

  async function asked(notice: PeopleNotice): Promise<Alert> {
    const before = open(notice.id);
    if (before === undefined) throw new Refused(404, gone);
    if (notice.kind === 'acknowledged' && before.acknowledged !== null) return before;
    try {
      await accept({ way: 'stream' }, [peopleNotice(notice, clock.now())]);
    } catch (error) {
      if (!(error instanceof JournalUnavailable)) throw error;
      throw new Refused(503, 'The journal takes nothing now, so nothing was done.');
    }
    const after = open(notice.id);
    if (after === undefined) throw new Refused(404, gone);
    return after;
  }

  return {
    before(ledger, input) {
      if (isNews(ledger, input)) book.before(input.input);
    },
    after(ledger, input) {
      if (!isNews(ledger, input)) return;
      book.after(input.input);
      taken = { seq: input.seq, at: input.input.at, source: input.input.source };
      tell();
      if (engine().isLive) lookout.soon();
    },
    async open() {
      const kept = await store.open((last) => isOf(journal, last));
      if (kept !== undefined) [book, taken] = [bookFrom(kept.kept), kept.last];
      // Books that are read back from before midnight are whole from midnight on.
      today = dayBounds(dayOf(clock.now(), timeZone()), timeZone()).start;
    },
    newest,
    started: () => lookout.start(),
    changed: () => lookout.soon(),
    report,
    log(from, to) {
      const entries = store.entries().filter(({ event }) => event.at >= from && event.at <= to);
      const events = entries.slice(-mostAnswered).map(({ event }) => event);
      const taking = events.filter(({ change, by }) => change === 'acknowledged' && typeof by === 'string');
      return {
        entries: events.map((event) => asEntry(event, timeZone())),
        takenBy: Object.fromEntries(taking.map(({ id, by }) => [id, by ?? ''])),
      };
    },
    acknowledge: (id, by) => asked({ kind: 'acknowledged', id, by }),
    snooze: (id, minutes) => asked({ kind: 'snoozed', id, minutes }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    said: () => [...counts.values()],
    save,
    async stopped() {
      lookout.close();
      if (!journal.state.writable) return;
      await accept({ way: 'stream' }, [hubNotice({ kind: 'stopped' }, clock.now())]).catch(() => undefined);
    },
    async close() {
      lookout.close();
      save();
      await store.settled();
    },
  };
}
