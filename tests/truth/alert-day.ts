import fc from 'fast-check';
import { conditions } from '#core/alerts/alert';
import type { AlertRules, ConditionLimits } from '#core/alerts/rules';
import type { Schedule } from '#core/alerts/schedule';
import type { Condition } from '#core/alerts/alert';
import type { QueueSight, Seen, Sights } from '#core/alerts/sight';

/** What is so for a number of whole seconds of a day that was made up. */
export interface Stretch {
  readonly seconds: number;
  /** Who comes at its beginning, and how many of the oldest leave then. */
  readonly come: number;
  readonly leave: number;
  readonly ready: number | null;
  readonly calls: number;
  readonly rate: number | null;
  /** `stale`: figures are old; `unknown`: there are none. */
  readonly age: 'fresh' | 'stale' | 'unknown';
  readonly isFailing: boolean;
  readonly isOpen: boolean;
  readonly isQuiet: boolean;
  /** Somebody does something about the first open alert at its beginning. */
  readonly person: 'acknowledges' | 'snoozes' | null;
}

/** Everything about one queue and one source in one second. */
export interface Second extends Stretch {
  /** When those who wait came, in seconds; the oldest first. */
  readonly entries: readonly number[];
  readonly isFirst: boolean;
}

const mostly = <Value>(usual: Value, other: Value) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, fc.constant(other));

const stretch: fc.Arbitrary<Stretch> = fc.record({
  seconds: fc.integer({ min: 1, max: 25 }),
  come: fc.integer({ min: 0, max: 3 }),
  leave: fc.integer({ min: 0, max: 4 }),
  ready: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 1 }) }, fc.constant(null)),
  calls: fc.integer({ min: 0, max: 30 }),
  rate: fc.oneof({ weight: 6, arbitrary: fc.double({ min: 60, max: 100, noNaN: true }) }, fc.constant(null)),
  age: fc.oneof(
    { weight: 6, arbitrary: fc.constant('fresh' as const) },
    fc.constantFrom('stale' as const, 'unknown' as const),
  ),
  isFailing: mostly(false, true),
  isOpen: mostly(true, false),
  isQuiet: mostly(false, true),
  person: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    fc.constantFrom('acknowledges' as const, 'snoozes' as const),
  ),
});

export const stretches = fc.array(stretch, { minLength: 1, maxLength: 25 });

/** A day second by second. */
export function secondsOf(day: readonly Stretch[]): readonly Second[] {
  const seconds: Second[] = [];
  let entries: readonly number[] = [];
  for (const each of day) {
    const now = seconds.length;
    entries = [...entries.slice(each.leave), ...Array.from({ length: each.come }, () => now)];
    for (let index = 0; index < each.seconds; index += 1) seconds.push({ ...each, entries, isFirst: index === 0 });
  }
  return seconds;
}

/** Whole seconds, but for the limits. */
export const settings = fc.record({
  hold: fc.integer({ min: 0, max: 6 }),
  clear: fc.integer({ min: 0, max: 12 }),
  again: fc.integer({ min: 1, max: 40 }),
  snooze: fc.integer({ min: 1, max: 60 }),
});

export type Settings = typeof settings extends fc.Arbitrary<infer Value> ? Value : never;

export const limits: { readonly [condition in Condition]: ConditionLimits } = {
  longestWaitSeconds: { warning: 10, critical: 20 },
  callsWaiting: { warning: 2, critical: 4 },
  nobodyReady: { warning: 5, critical: 15 },
  answerRate: { warning: 90, critical: 80, minimumCalls: 10 },
  serviceLevel: { warning: 85, critical: 75.5, minimumCalls: 20 },
};

/** The made-up day begins then. */
export const dawn = Date.parse('2026-11-18T08:00:00Z');

/** One queue `q`, one source `s`. */
export function rulesOf(seconds: readonly Second[], { hold, clear, again }: Settings): AlertRules {
  const timing = { hold: hold * 1_000, clear: clear * 1_000, again: again * 1_000 };
  const quiet = scheduleOf(seconds, ({ isQuiet }) => isQuiet);
  return {
    queues: [{ queue: 'q', limits, timing, open: scheduleOf(seconds, ({ isOpen }) => isOpen), quiet }],
    sources: [{ source: 's', timing: { ...timing, hold: 0 }, quiet }],
  };
}

function scheduleOf(seconds: readonly Second[], isIn: (second: Second) => boolean): Schedule {
  const at = (index: number): boolean => {
    const second = seconds[Math.min(index, seconds.length - 1)];
    return second !== undefined && isIn(second);
  };
  return (now) => {
    const index = Math.floor((now - dawn) / 1_000);
    let end = index + 1;
    while (end < seconds.length && at(end) === at(index)) end += 1;
    return { isIn: at(index), until: dawn + end * 1_000 };
  };
}

/** What is seen in such a second. */
export function sightsOf({ age, entries, ready, calls, rate, isFailing }: Second): Sights {
  const seen = <Value>(value: Value): Seen<Value> => (age === 'unknown' ? null : { isStale: age === 'stale', value });
  const [oldest] = entries;
  const sight: QueueSight = {
    waiting: seen(entries.length),
    oldest: seen(oldest === undefined ? null : dawn + oldest * 1_000),
    ready: ready === null ? null : seen(ready),
    calls: seen(calls),
    answerRate: seen(rate),
    serviceLevel: seen(rate),
  };
  return { queues: { q: sight }, failing: new Set(isFailing ? ['s'] : []) };
}

export const kinds = [...conditions, 'source'] as const;
