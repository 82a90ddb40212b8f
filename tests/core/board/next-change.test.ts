import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '#core/book/book';
import { advance, apply, createBook } from '#core/book/book';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import { nextChange } from '#core/board/picture';
import type { Queue } from '#core/board/queue';
import type { Rules } from '#core/book/rules';
import { dayBounds, dayOf } from '#core/time/zone';
import type { SeenSource } from '../../support/facts.ts';
import { after, bookOf, legOf, pbx, pictureOf, rulesWith, tellsCounts, wellHeard } from '../../support/facts.ts';
import { patient } from '../../support/patient.ts';
import { factsOfADay } from '../../truth/arbitraries.ts';

/** As a phone system shows it that tells of counts and no calls. */
const counting: readonly SeenSource[] = [{ ...wellHeard, freshness: 'polled', tells: tellsCounts }];

const copenhagen = 'Europe/Copenhagen';
const limited = rulesWith({
  maxWaitSeconds: 600,
  alerts: { longestWaitSeconds: { warning: 60, critical: 120 }, callsWaiting: { warning: 3, critical: 6 } },
});

function endOfDay(now: Instant, timeZone: string = copenhagen): Instant {
  return dayBounds(dayOf(now, timeZone), timeZone).end;
}

/** All that a screen cannot count up by itself. */
function standstill(book: Book, now: Instant): readonly Partial<Queue>[] {
  return [...pictureOf(book, now).queues, ...pictureOf(book, now, counting).queues].map(
    ({ longestWaitSeconds: _seconds, longestWaitTime: _time, longestWaitTodaySeconds: _today, ...rest }) => rest,
  );
}

const next = (facts: readonly Fact[], seconds: number) => {
  const now = after(seconds);
  return (nextChange(advance(bookOf(facts, limited), now), now, endOfDay(now)) - after(0)) / 1_000;
};

/** The moments at which the picture changes though nothing is heard, from a moment on. */
function changes(facts: readonly Fact[], seconds: number, count: number): readonly number[] {
  const found: number[] = [];
  for (let now = seconds; found.length < count; now = found.at(-1) ?? now) found.push(next(facts, now));
  return found;
}

describe('the next change that comes by time alone', () => {
  const waiting = pbx.queued(0, '1.1');

  it('is midnight where nobody waits and no phone is in use', () => {
    expect(next([], 0)).toBe(14 * 3_600);
    expect(next([waiting, pbx.ends(5, '1.1')], 30 * 3_600)).toBe(38 * 3_600);
  });

  it('comes with each limit of a wait: the service level, the warning, the critical one, the longest of all', () => {
    expect(changes([waiting], 0, 4)).toEqual([20.001, 59.5, 119.5, 600.001]);
  });

  it('is the very moment in which the level changes, and not a millisecond sooner', () => {
    const book = bookOf([waiting], limited);
    const level = (seconds: number) => pictureOf(book, after(seconds)).queues[0]?.level;
    expect([level(59.499), level(59.5), level(119.499), level(119.5)]).toEqual([
      'calm',
      'warning',
      'warning',
      'critical',
    ]);
  });

  it('comes with each limit of the longest wait where callers are only counted', () => {
    const counted = [pbx.counts(0, 0), pbx.counts(5, 1), pbx.counts(25, 2)];
    expect(changes(counted, 25, 3)).toEqual([64.5, 124.5, 14 * 3_600]);
    const book = bookOf(counted, limited);
    const level = (seconds: number) => pictureOf(book, after(seconds), counting).queues[0]?.level;
    expect([level(64.499), level(64.5), level(124.499), level(124.5)]).toEqual([
      'calm',
      'warning',
      'warning',
      'critical',
    ]);
  });

  it('moves with the clock where callers are only counted', () => {
    expect(next([pbx.counts(0, 1), pbx.clockSet(3_610, 3_600)], 3_615)).toBe(3_659.5);
  });

  it('is the first of all callers’ and all queues’', () => {
    const sales = pbx.queued(15, '2.1', 'sales');
    expect(next([waiting, sales], 25)).toBe(35.001);
  });

  it('is the end of a phone that cannot ring or be talked into any longer', () => {
    const rings = pbx.rings(0, '201', { leg: '7.1' });
    expect(next([rings], 1)).toBe(180);
    expect(next([pbx.answers(0, '201', { leg: '7.1' })], 1)).toBe(4 * 3_600);
  });

  it('is never in the past or now: a board would ask for ever', () => {
    const facts = [waiting, pbx.rings(5, '201', legOf('1.1')), pbx.queued(40, '1.2')];
    let now = 40;
    for (let step = 0; step < 20; step += 1) {
      const then = next(facts, now);
      expect(then).toBeGreaterThan(now);
      now = then;
    }
  });

  it('reckons with limits that are no whole seconds, and with a service level of nought', () => {
    const [support] = limited.queues;
    if (support === undefined) throw new Error('no queue');
    const alerts = { longestWaitSeconds: { warning: 30.2 }, callsWaiting: {} };
    const rules: Rules = { ...limited, queues: [{ ...support, serviceLevelSeconds: 0, alerts }] };
    const book = bookOf([waiting], rules);
    expect(nextChange(book, after(0), Infinity)).toBe(after(0.001));
    expect(nextChange(book, after(1), Infinity)).toBe(after(30.5));
    const level = (seconds: number) => pictureOf(book, after(seconds)).queues[0]?.level;
    expect([level(30.499), level(30.5)]).toEqual(['calm', 'warning']);
  });
});

describe('until the next change', () => {
  const limits = fc.record({
    serviceLevelSeconds: fc.integer({ min: 0, max: 200 }),
    maxWaitSeconds: fc.integer({ min: 1, max: 900 }),
    order: fc.constantFrom('fifo', 'other'),
    alerts: fc.record({
      longestWaitSeconds: fc.record({
        warning: fc.integer({ min: 1, max: 200 }),
        critical: fc.double({ min: 1, max: 900, noNaN: true }),
      }),
      callsWaiting: fc.constant({ warning: 2, critical: 4 }),
    }),
  });

  const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });

  function staysStill(rules: Rules, facts: readonly Fact[], between: readonly number[]): void {
    let book = createBook(rules);
    for (const fact of facts) {
      book = apply(book, fact);
      const now = fact.at;
      const then = nextChange(advance(book, now), now, endOfDay(now, rules.timeZone));
      expect(then).toBeGreaterThan(now);
      const before = standstill(book, now);
      const moments = between.map((part) => now + Math.floor(part * (Math.ceil(then) - 1 - now)));
      for (const moment of [...moments, Math.ceil(then) - 1]) expect(standstill(book, moment)).toEqual(before);
    }
  }

  it('nothing changes but the waits that a screen counts up by itself, on any day in any zone', patient, () => {
    fc.assert(
      fc.property(factsOfADay({ calls: 5 }), limits, parts, ({ rules, facts }, changed, between) => {
        staysStill({ ...rules, queues: rules.queues.map((queue) => ({ ...queue, ...changed })) }, facts, between);
      }),
      { numRuns: 100 },
    );
  });

  it(
    'so it is of queues that are only counted, whose totals begin anew or are not told, or beside told calls',
    patient,
    () => {
      const total = fc.option(fc.integer({ min: 0, max: 4 }), { freq: 4 });
      const count = fc.record({
        after: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 400_000 })),
        queue: fc.constantFrom(0, 0, 1),
        waiting: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 6 }),
        answered: total,
        abandoned: total,
        averageWaitSeconds: total,
      });
      const counts = fc.array(count, { minLength: 1, maxLength: 12 });
      fc.assert(
        fc.property(factsOfADay({ calls: 2 }), counts, limits, parts, ({ rules, facts }, told, changed, between) => {
          const queues = rules.queues.map((queue) => ({ ...queue, ...changed }));
          let at = facts[0]?.at ?? 0;
          const counted = told.map(({ after: length, queue, ...numbers }): Fact => {
            at += length;
            return { kind: 'queue-counted', source: 'swan', at, queue: queues[queue]?.id ?? '', ...numbers };
          });
          const all = [...facts, ...counted].sort((one, other) => one.at - other.at);
          staysStill({ ...rules, queues }, all, between);
        }),
        { numRuns: 100 },
      );
    },
  );
});
