import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, createBook, fold } from '#core/book/book';
import type { SourceClock } from '#core/book/source-clock';
import { clockAfter, clockOffset, shiftedClock, unknownClock } from '#core/book/source-clock';
import type { Fact } from '#core/said/facts';
import { totalsOf } from '#core/book/tally';
import { minute, second } from '#core/time/instant';
import { dayOf } from '#core/time/zone';
import { after, bookOf, legOf, passagesAt, pbx, rulesWith, tellsExactly, ten } from '../../support/facts.ts';
import { patient } from '../../support/patient.ts';

/** The clock after stamps that lie so many seconds after their arrivals (less than nothing: before). */
function clockOf(...leads: readonly number[]): SourceClock {
  const stamped = (lead: number, index: number): Fact => {
    const fact = pbx.rings(index, '201', legOf('1.1'));
    return { ...fact, happenedAt: fact.at + lead * second };
  };
  return leads.map(stamped).reduce(clockAfter, unknownClock);
}

const times = (count: number, lead: number): readonly number[] => Array.from({ length: count }, () => lead);

describe('the offset of a clock', () => {
  it.each<[string, readonly number[], number | null]>([
    ['nothing was stamped', [], null],
    ['one stamp in time: it may be a late one of a slow clock', [-0.4], null],
    ['one stamp that is late', [-40], null],
    ['one stamp that lies after its arrival', [10], 10],
    ['the largest of several', [10, 9.2, 10.6, -30, 9.9], 10.6],
    ['a lead of less than a second', [0.3], 0.3],
    ['one wrong stamp among right ones', [-0.2, -0.5, 200, -0.1, -0.3], null],
    ['one wrong stamp, and too few others to tell', [-0.2, 200, -0.1, -0.3], 200],
    ['two such: that is a clock which was set', [-0.2, -0.5, 200, 199, -0.1], 200],
    ['a little beyond all others', [10, 10.5, 10.2, 15, 10.1], 15],
    ['far beyond all others', [10, 10.5, 10.2, 15.6, 10.1], 10.5],
    ['nineteen that are late by as much', times(19, -30), null],
    ['twenty that are late by as much', times(20, -30), -30],
    ['the least late of twenty', [...times(12, -90), -31, ...times(7, -45)], -31],
    ['one of twenty in time', [...times(12, -90), -0.6, ...times(7, -45)], 0],
    ['late by less than can be seen', times(20, -1), 0],
    ['late by just more', times(20, -1.1), -1.1],
    ['ahead, but not lately', [...times(5, 60), ...times(20, -0.2)], 0],
    ['ahead, and that is lately', [...times(5, 60), ...times(18, -0.2)], 60],
    ['all late for a while after many in time', [...times(20, -0.2), ...times(79, -60)], 0],
    ['set back for good', [...times(20, -0.2), ...times(100, -60)], -60],
  ])('%s', (_what, leads, expected) => {
    expect(clockOffset(clockOf(...leads))).toBe(expected === null ? null : expected * second);
  });

  it('moves when our own clock is set', () => {
    expect(clockOffset(shiftedClock(clockOf(10, 9), 4 * second))).toBe(6 * second);
    expect(clockOffset(shiftedClock(clockOf(...times(20, -0.5)), 30 * second))).toBe(-30.5 * second);
    const stamped = { ...pbx.rings(1, '201', legOf('1.1')), happenedAt: after(11), precision: 1_000 };
    expect(clockOffset(bookOf([stamped, pbx.clockSet(6, 4)]).clock)).toBe(6 * second);
  });

  it('is of no interest where everything is told exactly', () => {
    const stamped = { ...pbx.rings(1, '201', legOf('1.1')), happenedAt: after(11) };
    expect(bookOf([stamped], rulesWith(), tellsExactly).clock).toBe(unknownClock);
  });
});

describe('what is said again', () => {
  const ring = pbx.rings(1, '201', { leg: '1.1' });
  const stamped = { ...ring, happenedAt: after(11), precision: 1_000 };

  it('is a repeat, though more is known of the clock by then', () => {
    const book = bookOf([pbx.queued(0, '1.1'), { ...stamped, at: after(3) }, stamped]);
    expect(fold(book, { ...stamped, at: after(4) }).news).toBe(false);
    const slow = Array.from({ length: 20 }, (_, index) => ({
      ...pbx.dials(5 + index, '203', { leg: `7.${index}` }),
      happenedAt: after(-25 + index),
    }));
    expect(fold(slow.reduce(apply, book), { ...stamped, at: after(26) }).news).toBe(false);
  });
});

interface Served {
  /** Since ten, in milliseconds. */
  readonly enters: number;
  readonly rings: number;
  readonly answers: number;
  /** How long each request of it is on its way, in milliseconds. */
  readonly ways: readonly number[];
}

const quick = fc.integer({ min: 20, max: 700 });
const slow = fc.integer({ min: 700, max: 25_000 });

/** One call a minute; of its requests some are late, and never those that enter, which carry no stamp. */
const calls = fc
  .array(
    fc.record({
      shift: fc.integer({ min: 0, max: 999 }),
      rings: fc.integer({ min: 500, max: 5_000 }),
      answers: fc.integer({ min: 1_000, max: 10_000 }),
      ways: fc.array(fc.oneof({ weight: 6, arbitrary: quick }, { weight: 1, arbitrary: slow }), {
        minLength: 2,
        maxLength: 2,
      }),
    }),
    { minLength: 14, maxLength: 40 },
  )
  .map((all) =>
    all.map(({ shift, rings, answers, ways }, index): Served => {
      const enters = index * minute + shift;
      return { enters, rings: enters + rings, answers: enters + rings + answers, ways };
    }),
  );

/** By the phone system's clock, as it tells it: in whole seconds, or more exactly. */
function factsOf(served: readonly Served[], offset: number, precision: number): readonly Fact[] {
  const facts = served.flatMap(({ enters, rings, answers, ways: [first = 0, last = 0] }, index): readonly Fact[] => {
    const leg = legOf(`${index}`);
    const stamped = <Told extends Fact>(fact: Told, at: number, way: number): Told => ({
      ...fact,
      at: ten + at + way,
      happenedAt: Math.floor((ten + at + offset) / precision) * precision,
      precision,
    });
    return [
      { ...pbx.queued(0, `${index}`), at: ten + enters },
      stamped(pbx.rings(0, '201', leg), rings, first),
      stamped(pbx.answers(0, '201', leg), answers, last),
      { ...pbx.ends(0, leg.leg), at: ten + answers + 30_000 },
    ];
  });
  return facts.toSorted((a, b) => a.at - b.at);
}

/** What each call's answer added to the sum of the waits, in the order of the calls. */
function waitsOf(facts: readonly Fact[], count: number): readonly number[] {
  const book = facts.reduce(apply, createBook(rulesWith({ order: 'other' })));
  const { answered } = totalsOf(book.tally, dayOf(ten, 'Europe/Copenhagen'), 'support');
  expect(answered).toBe(count);
  const words = passagesAt(book, 3_600);
  return words.map((line) => Number(/answered after ([\d.]+)$/.exec(line)?.[1]));
}

describe('a phone system whose clock is off by some constant, within five minutes', patient, () => {
  const offset = fc.integer({ min: -270_000, max: 290_000 });

  it('tells of waits that are right to two seconds: ahead at once, behind after twenty stamps', () => {
    fc.assert(
      fc.property(calls, offset, fc.constantFrom(1, 1_000), (served, by, precision) => {
        const waits = waitsOf(factsOf(served, by, precision), served.length);
        for (const [index, { enters, answers }] of served.entries()) {
          // A late ring at the very start may hide how far ahead it is.
          const isTold = by >= 0 ? index >= 2 : index >= 10;
          if (!isTold) continue;
          expect(Math.abs((waits[index] ?? 0) - (answers - enters) / second), `call ${index} of ${by}`).toBeLessThan(2);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('ahead, is known by its very first stamp, where that comes in time', () => {
    fc.assert(
      fc.property(calls, fc.integer({ min: 0, max: 290_000 }), fc.constantFrom(1, 1_000), (served, by, precision) => {
        const [first] = served.map((call) => ({ ...call, ways: [100, 100] }));
        if (first === undefined) return;
        const [wait = 0] = waitsOf(factsOf([first], by, precision), 1);
        expect(Math.abs(wait - (first.answers - first.enters) / second)).toBeLessThan(2);
      }),
    );
  });
});
