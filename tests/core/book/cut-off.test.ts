import { describe, expect, it } from 'vitest';
import { fold } from '#core/book/book';
import type { CallsMissed, Fact, WaitingListed } from '#core/said/facts';
import type { Tells } from '#core/said/tells';
import { toIso } from '#core/time/zone';
import { folded, livedAt } from '#tests/support/changes';
import { after, bookOf, legOf, pbx, phonesAt, rulesWith, shown, tellsExactly } from '#tests/support/facts';

const lists = (seconds: number, calls: readonly string[], queue = 'support'): WaitingListed => {
  return { source: 'pbx', at: after(seconds), kind: 'waiting-listed', queue, calls };
};
const missed = (
  from: number,
  until: number,
  answered: number | null,
  abandoned: number | null,
  queue = 'support',
): CallsMissed => {
  return { source: 'pbx', at: after(until), kind: 'calls-missed', queue, from: after(from), answered, abandoned };
};
const told = (...facts: readonly Fact[]) => bookOf(facts, rulesWith(), tellsExactly);
const iso = (seconds: number) => toIso(after(seconds), 'Europe/Copenhagen');

describe.each<Tells>([tellsExactly, { ...tellsExactly, delivery: 'loose' }])(
  'a list of all who wait, delivery $delivery',
  (tells) => {
    const lives = (facts: readonly Fact[], seconds: number) => livedAt(facts, seconds, rulesWith(), tells);
    const two = [pbx.queued(0, '1'), pbx.queued(5, '2'), pbx.queued(6, '3', 'sales')];

    it('takes who is not in it for gone, in no class: nobody saw how', () => {
      const facts = [...two, lists(60, ['2'])];
      expect(lives(facts, 61)).toEqual(['2 support waiting', '3 sales waiting']);
      const book = bookOf(facts, rulesWith(), tells);
      expect(shown(book, 61)).toMatchObject({
        callsWaiting: 1,
        lostToday: 0,
        overflowedToday: 0,
        longestWaitSeconds: 56,
      });
      expect(folded(facts, rulesWith(), tells).changes.at(-1)).toMatchObject({ before: { call: '1' }, after: null });
      expect(fold(book, lists(70, ['2', '9']))).toMatchObject({ book, news: false, changes: [] });
    });

    it('is of one queue, and may be empty', () => {
      expect(lives([...two, lists(60, [])], 61)).toEqual(['3 sales waiting']);
      expect(lives([...two, lists(60, [], 'elsewhere')], 61)).toHaveLength(3);
    });

    it('takes the phones that rang for him too, and nobody else’s', () => {
      const rung = [...two, pbx.rings(10, '201', legOf('1')), pbx.rings(10, '202', legOf('2')), lists(60, ['2'])];
      expect(phonesAt(bookOf(rung, rulesWith(), tells), 61).filter((phone) => phone.startsWith('202'))).toEqual([
        '202 ringing',
      ]);
    });
  },
);

describe('who is gone unseen', () => {
  it('leaves his id to the next call', () => {
    const facts = [pbx.queued(0, '1'), lists(60, []), pbx.queued(70, '1'), pbx.answers(75, '201', legOf('1'))];
    expect(livedAt(facts, 80)).toEqual(['1 support answered after 5']);
    const direct = [pbx.queued(0, '1'), lists(60, []), pbx.answers(70, '201', legOf('1'))];
    expect(livedAt(direct, 80)).toEqual([]);
    expect(phonesAt(told(...direct), 80)).toEqual(['201 talking']);
  });

  it('takes none of his earlier passages with him, though its agent was still said to talk', () => {
    const facts = [pbx.queued(0, '1', 'sales'), pbx.answers(9, '203', legOf('1')), pbx.queued(20, '1'), lists(60, [])];
    expect(livedAt(facts, 61)).toEqual(['1 sales answered after 9']);
    expect(shown(told(...facts), 61, 'sales').answeredToday).toBe(1);
    expect(phonesAt(told(...facts), 61)).toEqual([]);
  });

  it('loosely told, is there again with any sign of life', () => {
    const loosely: Tells = { ...tellsExactly, delivery: 'loose' };
    const facts = [pbx.queued(0, '1'), lists(60, [])];
    expect(livedAt(facts, 80, rulesWith(), loosely)).toEqual([]);
    const alive = [...facts, pbx.rings(70, '201', legOf('1'))];
    expect(livedAt(alive, 80, rulesWith(), loosely)).toEqual(['1 support waiting']);
  });
});

describe('what was missed', () => {
  const known = [pbx.queued(0, '1'), pbx.answers(10, '201', legOf('1')), pbx.queued(20, '2'), pbx.ends(50, '2')];

  it('counts in the day, and in no average: those are of the calls that are known', () => {
    const queue = shown(told(...known, missed(60, 90, 3, 1)), 100);
    expect(queue).toMatchObject({
      answeredToday: 4,
      lostToday: 2,
      answerRate: 66.7,
      avgWaitSeconds: 10,
      serviceLevel: 50,
      overflowedToday: 0,
      missed: [{ since: iso(60), until: iso(90), answered: 3, lost: 1 }],
    });
    expect(queue.provenance).toMatchObject({
      answeredToday: { estimated: false },
      answerRate: { estimated: false },
      avgWaitSeconds: { estimated: true },
      serviceLevel: { estimated: true },
    });
    expect(queue.provenance.answeredToday.atLeast).toBeUndefined();
    expect(shown(told(...known, missed(60, 90, 3, 1)), 100, 'sales').missed).toBeUndefined();
  });

  it('counts where it is at least so many, and says so', () => {
    const queue = shown(told(...known, { ...missed(60, 90, 3, 0), atLeast: true }), 100);
    expect(queue).toMatchObject({ answeredToday: 4, lostToday: 1, missed: [{ answered: null, lost: 0 }] });
    expect(queue.provenance).toMatchObject({ answeredToday: { atLeast: true }, lostToday: { estimated: false } });
    const none = shown(told(...known, { ...missed(60, 90, 0, 0), atLeast: true }), 100);
    expect(none.provenance).toMatchObject({ answeredToday: { atLeast: true } });
  });

  it('is in doubt where its hang-ups may have been none, and only of that queue', () => {
    const doubt = (queue: string): Fact => ({ kind: 'missed-in-doubt', source: 'pbx', at: after(95), queue });
    const spans = [missed(60, 90, 3, 1), missed(91, 93, 2, 0)];
    const { provenance, ...queue } = shown(told(...known, ...spans, doubt('support')), 100);
    expect(queue).toMatchObject({ answeredToday: 6, lostToday: 1 });
    expect(queue.missed).toMatchObject([{ lost: null }, { lost: 0 }]);
    expect(provenance).toMatchObject({ answeredToday: { estimated: false }, lostToday: { atLeast: true } });
    expect(shown(told(...known, ...spans, doubt('sales')), 100).lostToday).toBe(2);
  });

  it('makes the day’s numbers "at least" where it cannot be told', () => {
    const { provenance, ...queue } = shown(told(...known, missed(60, 90, 2, null)), 100);
    expect(queue).toMatchObject({ answeredToday: 3, lostToday: 1, answerRate: 75 });
    expect(queue.missed).toEqual([{ since: iso(60), until: iso(90), answered: 2, lost: null }]);
    expect(provenance.lostToday.atLeast).toBe(true);
    expect(provenance.overflowedToday.atLeast).toBe(true);
    expect(provenance.answeredToday.atLeast).toBeUndefined();
    expect(provenance.answerRate.estimated).toBe(true);
    const other = shown(told(...known, missed(60, 90, null, 2)), 100).provenance;
    expect(other).toMatchObject({ answeredToday: { atLeast: true }, avgWaitSeconds: { estimated: true } });
    expect(other.lostToday.atLeast).toBeUndefined();
    expect(other.overflowedToday.atLeast).toBeUndefined();
    // Who was lost unseen is in no average of waits.
    expect(provenance.avgWaitSeconds).toMatchObject({ estimated: true });
    expect(shown(told(...known, missed(60, 90, 0, 2)), 100).provenance.avgWaitSeconds.estimated).toBe(false);
  });

  it('adds up over several times, and one that can tell does not make up for one that cannot', () => {
    const spans = [missed(60, 70, 1, 1), missed(80, 90, null, 2), missed(95, 99, 1, 0)];
    // What was told is not taken back because of what is not.
    expect(shown(told(...spans), 100)).toMatchObject({ answeredToday: 2, lostToday: 3 });
    expect(shown(told(missed(60, 70, 1, 2), missed(80, 90, null, null)), 100)).toMatchObject({ lostToday: 2 });
    expect(shown(told(...spans), 100).provenance.answeredToday.atLeast).toBe(true);
    expect(shown(told(...spans), 100).missed).toHaveLength(3);
  });

  it('is nothing where the counters say so, and then nothing is shown', () => {
    const queue = shown(told(...known, missed(60, 90, 0, 0)), 100);
    expect(queue.missed).toBeUndefined();
    expect(queue.provenance).toMatchObject({
      avgWaitSeconds: { estimated: false },
      serviceLevel: { estimated: false },
    });
  });

  it('leaves averages unknown where no call is known, and not for want of calls', () => {
    const queue = shown(told(missed(60, 90, 2, 0)), 100);
    expect(queue).toMatchObject({ answeredToday: 2, answerRate: 100, avgWaitSeconds: null, serviceLevel: null });
    expect(queue.provenance).toMatchObject({
      avgWaitSeconds: { unknown: 'notSaid' },
      serviceLevel: { unknown: 'notSaid' },
    });
  });

  it('is of the day on which somebody listened again, by the configured zone', () => {
    const midnight = 14 * 3_600;
    const book = told(missed(midnight - 60, midnight - 1, 1, 0), missed(midnight - 30, midnight, 2, 0));
    expect(shown(book, midnight - 1)).toMatchObject({ answeredToday: 1 });
    expect(shown(book, midnight)).toMatchObject({ answeredToday: 2, missed: [{ since: iso(midnight - 30) }] });
  });

  it('of a queue that nobody configured is no news', () => {
    const book = told(...known);
    expect(fold(book, missed(60, 90, 1, 1, 'elsewhere')).news).toBe(false);
  });

  it('takes no more room on a day on which the connection comes and goes: the oldest times become one', () => {
    const all = Array.from({ length: 1_000 }, (_, index) =>
      missed(10 * index, 10 * index + 5, 1, index === 3 ? null : 2),
    );
    const queue = shown(told(...all), 10_000);
    expect(queue).toMatchObject({ answeredToday: 1_000 });
    expect(queue.missed).toHaveLength(50);
    expect(queue.missed?.[0]).toMatchObject({ since: iso(0), until: iso(9_505), answered: 951, lost: null });
    expect(queue.missed?.[1]).toEqual({ since: iso(9_510), until: iso(9_515), answered: 1, lost: 2 });
  });

  it('is kept for four days', () => {
    const day = 24 * 3_600;
    const book = told(...Array.from({ length: 6 }, (_, index) => missed(index * day, index * day + 60, 1, 0)));
    expect(book.missed.days.map((known) => known.day)).toEqual([
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
    ]);
  });
});
