import type { AlertEvent } from '#core/alerts/open-alert';
import type { Heeded } from '#core/alerts/people';
import { acknowledged, snoozed } from '#core/alerts/people';
import { look, type Looked } from '#core/alerts/sights';
import { type AlertState, noAlerts, resumed, shiftedAlerts, step } from '#core/alerts/step';
import type { Input } from '#core/said/input';
import { type Instant, minute } from '#core/time/instant';
import type { Ledger } from '../books/ledger.ts';
import type { Config } from '../config/config.ts';
import { clockSource, readClockStep } from '../intake/clock-step.ts';
import { readHubNotice } from '../intake/hub-notice.ts';
import { readPeopleNotice } from '../intake/people-notice.ts';
import { lookingAt, nextSight } from './parts.ts';
import { heeding, noWords, type Words } from './words.ts';

/** All that the alerts know from their inputs: plain JSON, so that a start can go on from it. */
export interface KeptAlerts {
  readonly alerts: AlertState;
  readonly words: Words;
  /** The time of the newest input, or of what time has made since. */
  readonly at: Instant | null;
  /** Something came at that very instant, and more may: it is not judged yet. */
  readonly isDue: boolean;
  /** Nobody looks: the hub has stopped, and not started again. */
  readonly isAsleep: boolean;
}

export const nothingKept: KeptAlerts = { alerts: noAlerts, words: noWords, at: null, isDue: false, isAsleep: false };

/** Whose numbers are looked at, by which rules. */
export interface AlertSurroundings {
  readonly ledger: Pick<Ledger, 'tabs'>;
  readonly config: Config;
}

/** What time alone will do: at which moment it makes the next event, if that is over; else when to look again. */
export interface Outlook {
  readonly eventAt: Instant | null;
  readonly nextAt: Instant;
}

/**
 * The alerts as inputs come in, in order of arrival, and of nothing else: the same inputs always make the same log. Time
 * passes by the inputs' own times; what it does between two of them is done before the second, each at its own moment.
 */
export interface AlertBook {
  /** Just before the ledger takes it. */
  before(input: Input): void;
  /** Just after. */
  after(input: Input): void;
  /** What has happened by then if nothing more came: for a capture that ends. */
  until(now: Instant): void;
  /** What would be so by then; nothing is changed. */
  outlook(now: Instant): Outlook;
  kept(): KeptAlerts;
}

interface AlertBookOptions {
  /** As they are now. */
  readonly surroundings: () => AlertSurroundings;
  readonly kept?: KeptAlerts;
  /** Told what became of alerts, in order. */
  readonly heard: (events: readonly AlertEvent[]) => void;
}

type Run = { -readonly [name in keyof KeptAlerts]: KeptAlerts[name] } & { looked?: Looked | undefined };

export function createAlertBook({ surroundings, kept = nothingKept, heard }: AlertBookOptions): AlertBook {
  const run: Run = { ...kept };
  let of: AlertSurroundings | undefined;

  function judge(on: Run, now: Instant, how: typeof step = step): readonly AlertEvent[] {
    const { ledger, config } = surroundings();
    on.looked = look(lookingAt(ledger, config, on.words, now), now, on.looked);
    const { state, events } = how(on.alerts, on.looked.sights, config.alerts, now);
    Object.assign(on, { alerts: state, at: now, isDue: false });
    return events;
  }

  function nextMoment({ alerts, words, at }: Run): Instant {
    const { ledger, config } = surroundings();
    return at === null ? Infinity : Math.min(alerts.nextAt ?? Infinity, nextSight(ledger, config, words, at));
  }

  /** Time passes to just before that instant. Stops where `tell` says so. */
  function pass(on: Run, until: Instant, tell: (events: readonly AlertEvent[]) => boolean): Instant | null {
    if (on.at === null || on.isAsleep) return null;
    if (on.isDue && on.at < until && tell(judge(on, on.at))) return on.at;
    for (let at = nextMoment(on); at < until; at = nextMoment(on)) if (tell(judge(on, at))) return at;
    return null;
  }

  const tellAll = (events: readonly AlertEvent[]): boolean => {
    if (events.length > 0) heard(events);
    return false;
  };

  function adopt({ state, events }: Heeded): void {
    run.alerts = state;
    tellAll(events);
  }

  /** Other books, or other rules: all is looked at anew. */
  function follow(): void {
    const current = surroundings();
    if (of?.ledger !== current.ledger || of.config !== current.config) run.looked = undefined;
    of = current;
  }

  function afterHub(input: Input, now: Instant): void {
    const notice = readHubNotice(input);
    if (notice === undefined) return;
    run.words = heeding(run.words, notice, now);
    switch (notice.kind) {
      case 'started':
        tellAll(judge(run, now, resumed));
        break;
      case 'stopped':
      case 'awake':
        tellAll(judge(run, now));
        run.isAsleep = notice.kind === 'stopped';
        break;
      case 'failing':
      case 'stale':
      case 'back':
        break;
    }
  }

  function afterPeople(input: Input, now: Instant): void {
    const notice = readPeopleNotice(input);
    if (notice?.kind === 'acknowledged') adopt(acknowledged(run.alerts, notice.id, notice.by, now));
    else if (notice !== undefined) adopt(snoozed(run.alerts, notice.id, notice.minutes * minute, now));
  }

  return {
    before(input) {
      follow();
      const [set] = input.source === clockSource ? readClockStep(input) : [];
      const now = set === undefined ? input.at : input.at - set.by;
      const isStart = readHubNotice(input)?.kind === 'started';
      if (!isStart) pass(run, now, tellAll);
      // What came last before a kill was seen when it came: only what followed was not.
      else if (run.isDue && run.at !== null && run.at < now) tellAll(judge(run, run.at));
      if (isStart || run.isAsleep) {
        // Nobody looked meanwhile: what lasted has lasted, and nothing was said.
        run.isAsleep = false;
        run.alerts = { ...run.alerts, nextAt: null };
      }
      run.at = Math.max(run.at ?? -Infinity, now);
    },
    after(input) {
      const [set] = input.source === clockSource ? readClockStep(input) : [];
      if (set !== undefined) {
        if (run.isDue && run.at !== null) tellAll(judge(run, run.at));
        run.alerts = shiftedAlerts(run.alerts, set.by);
        Object.assign(run, { at: input.at, looked: undefined });
      }
      run.isDue = true;
      const now = run.at ?? input.at;
      afterHub(input, now);
      afterPeople(input, now);
    },
    until(now) {
      follow();
      pass(run, now + 1, tellAll);
    },
    outlook(now) {
      follow();
      const trial: Run = { ...run };
      const eventAt = pass(trial, now + 1, (events) => events.length > 0);
      return { eventAt, nextAt: trial.isDue && trial.at !== null ? trial.at + 1 : nextMoment(trial) };
    },
    kept: () => {
      const { alerts, words, at, isDue, isAsleep } = run;
      return { alerts, words, at, isDue, isAsleep };
    },
  };
}
