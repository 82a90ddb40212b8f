import fc from 'fast-check';
import type { Fact } from '#core/said/facts';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { QueueRules, Rules } from '#core/book/rules';
import { lived } from './call-life.ts';
import type { CallLife, Ending, LifePlan, Stay, TieMode } from './call-life.ts';

/** A zone and an instant in it where days go wrong. */
export interface Moment {
  readonly timeZone: string;
  readonly around: Instant;
}

/** Midnights, both clock changes, a day that has no midnight, half hours: `around` is the very moment. */
const moments: readonly Moment[] = [
  { timeZone: 'Europe/Copenhagen', around: Date.parse('2026-11-18T10:00:00+01:00') },
  { timeZone: 'Europe/Copenhagen', around: Date.parse('2026-11-18T00:00:00+01:00') },
  { timeZone: 'Europe/Copenhagen', around: Date.parse('2026-03-29T02:00:00+01:00') },
  { timeZone: 'Europe/Copenhagen', around: Date.parse('2026-03-30T00:00:00+02:00') },
  { timeZone: 'Europe/Copenhagen', around: Date.parse('2026-10-25T02:00:00+01:00') },
  { timeZone: 'Europe/Copenhagen', around: Date.parse('2026-10-26T00:00:00+01:00') },
  { timeZone: 'America/New_York', around: Date.parse('2026-11-01T01:00:00-05:00') },
  { timeZone: 'America/New_York', around: Date.parse('2026-07-01T00:00:00-04:00') },
  { timeZone: 'Asia/Kolkata', around: Date.parse('2026-05-01T00:00:00+05:30') },
  { timeZone: 'Australia/Lord_Howe', around: Date.parse('2026-04-05T01:30:00+10:30') },
  { timeZone: 'Africa/Cairo', around: Date.parse('2026-04-24T01:00:00+03:00') },
  { timeZone: 'Pacific/Auckland', around: Date.parse('2026-12-31T00:00:00+13:00') },
];

export interface DayOptions {
  readonly modes?: readonly TieMode[];
  readonly calls?: number;
  /** How much later than it happened a fact may arrive. 0: in order. */
  readonly window?: Milliseconds;
  /**
   * `wide` (default): things of one call are further apart than they may arrive late, so that the outcome is certain.
   * `close`: anything goes; then the outcome is open while facts are swapped.
   */
  readonly spacing?: 'wide' | 'close';
  /** How likely a fact comes again within 8 s, in percent. */
  readonly repeats?: number;
  /** How likely a fact never arrives, in percent. */
  readonly losses?: number;
}

/** Some calls' facts as a hub receives them, and the rules to count them by. */
export interface FactsOfADay {
  readonly rules: Rules;
  readonly lives: readonly CallLife[];
  /** In order of arrival. */
  readonly facts: readonly Fact[];
  /** When everything has arrived, and long after `maxWaitSeconds`; the day may be another one. */
  readonly settledAt: Instant;
  readonly afterMaxWait: Instant;
}

const queueIds = ['hallmonitor', 'switchpay', 'night'] as const;
const agents = ['201', '202', '0203', '203', '204'];
const agent = fc.constantFrom(...agents);

const ending = (last: boolean): fc.Arbitrary<Ending> => {
  const answered = fc.record({
    how: fc.constant('answered' as const),
    agent,
    transferTo: fc.option(agent, { freq: 2 }),
  });
  const left = fc.record({
    how: fc.constant('left' as const),
    reason: fc.constantFrom('overflow', 'timeout', 'voicemail', 'closed'),
    told: fc.boolean(),
  });
  const hungUp = fc.record({
    how: fc.constant('hungUp' as const),
    whileRingingAt: fc.option(agent),
    told: fc.boolean(),
  });
  return last ? fc.oneof(answered, left, hungUp) : fc.oneof(answered, left);
};

const stay = (queue: string, last: boolean): fc.Arbitrary<Stay> =>
  fc.record({
    queue: fc.constant(queue),
    rungOutAt: fc.array(agent, { maxLength: 3 }),
    ending: ending(last),
  });

const stays: fc.Arbitrary<readonly Stay[]> = fc
  .tuple(fc.shuffledSubarray([...queueIds], { minLength: 1 }), fc.integer({ min: 1, max: 3 }))
  .map(([queues, most]) => queues.slice(0, most))
  .chain((queues) => fc.tuple(...queues.map((queue, place) => stay(queue, place === queues.length - 1))));

/** A call's life, beginning within ten minutes around `around`. */
function callLife(number: number, around: Instant, options: DayOptions): fc.Arbitrary<CallLife> {
  const window = options.window ?? 0;
  // Whole seconds are up to one early, and a true ring-out must not look like a repeat of the last one.
  const apart = options.spacing === 'close' ? { min: 0, max: 4_000 } : { min: 2 * window + 12_000, max: 60_000 };
  const plan: fc.Arbitrary<LifePlan> = fc.record({
    call: fc.constant(`17949786${String(number).padStart(2, '0')}.${String(number * 10)}0`),
    mode: fc.constantFrom(...(options.modes ?? (['linked', 'own', 'ownWithPart'] as const))),
    begins: fc.integer({ min: -300_000, max: 300_000 }).map((shift) => around + shift),
    gaps: fc.array(fc.integer(apart), { minLength: 1, maxLength: 7 }),
    stays,
    callerPartTold: fc.boolean(),
    times: fc.constantFrom('none', 'exact', 'seconds'),
  });
  return plan.map((written) => lived(written, 'pbx'));
}

/** Some calls around a moment where days go wrong, as they arrive. */
export function factsOfADay(options: DayOptions = {}): fc.Arbitrary<FactsOfADay> {
  const count = options.calls ?? 6;
  return fc.tuple(fc.constantFrom(...moments), fc.constantFrom(0, 10, 30)).chain(([moment, shortAbandonSeconds]) => {
    const lives = fc.integer({ min: 1, max: count }).chain((size) => {
      return fc.tuple(...Array.from({ length: size }, (_, number) => callLife(number, moment.around, options)));
    });
    return lives.chain((all) =>
      asReceived(inOrder(all.flatMap((life) => [...life.facts])), options).map((facts) => {
        const rules = rulesFor(moment.timeZone, shortAbandonSeconds);
        const end = Math.max(...facts.map((fact) => fact.at), moment.around);
        return { rules, lives: all, facts, settledAt: end + 1_000, afterMaxWait: end + 3_700_000 };
      }),
    );
  });
}

/** The same facts late by up to the window, repeated, lost: in the order in which they arrive. */
function asReceived(facts: readonly Fact[], options: DayOptions): fc.Arbitrary<Fact[]> {
  const percent = fc.integer({ min: 0, max: 99 });
  const fate = fc.record({
    late: fc.integer({ min: 0, max: options.window ?? 0 }),
    again: percent,
    againAfter: fc.integer({ min: 0, max: 8_000 }),
    lost: percent,
  });
  return fc.array(fate, { minLength: facts.length, maxLength: facts.length }).map((fates) => {
    const received = facts.flatMap((fact, place) => {
      const { late, again, againAfter, lost } = fates[place] ?? { late: 0, again: 99, againAfter: 0, lost: 99 };
      if (lost < (options.losses ?? 0)) return [];
      const first = { ...fact, at: fact.at + late };
      return again < (options.repeats ?? 0) ? [first, { ...first, at: first.at + againAfter }] : [first];
    });
    return inOrder(received);
  });
}

function inOrder(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((one, other) => one.at - other.at);
}

function rulesFor(timeZone: string, shortAbandonSeconds: number): Rules {
  const queues = queueIds.map((id): QueueRules => {
    const limits = { serviceLevelSeconds: 20, shortAbandonSeconds, maxWaitSeconds: 3600 };
    return { id, name: id, agents, ...limits, order: 'other', alerts: { longestWaitSeconds: {}, callsWaiting: {} } };
  });
  return { timeZone, queues };
}
