import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallRecorded } from '#core/said/facts';
import { hour, minute, second } from '#core/time/instant';
import type { RecordedCalls } from '#core/counts/recorded-calls';
import { afterRecord, noRecords, totalsOfRecords, waitsOfRecords } from '#core/counts/recorded-calls';
import { ruleBook } from '#core/book/rule-book';
import type { Totals } from '#core/counts/totals';
import { noCalls } from '#core/counts/totals';
import { rulesWith, ten } from '../../support/facts.ts';
import { dayOf } from '../../truth/local-time.ts';

const today = '2026-11-18';
const timeZone = 'Europe/Copenhagen';
const rules = ruleBook(rulesWith({ shortAbandonSeconds: 5 }));
const day = 24 * hour;

/** A call of `support` that entered so many seconds after ten and was told at ten past. */
function call(
  record: string,
  entry: number,
  answered: number | null,
  changes: Partial<CallRecorded> = {},
): CallRecorded {
  const after = (seconds: number): number => ten + seconds * second;
  return {
    kind: 'call-recorded',
    source: 'pbx',
    at: ten + 10 * minute,
    record,
    queue: 'support',
    entry: after(entry),
    answered: answered === null ? null : after(answered),
    end: after(entry + 60),
    ...changes,
  };
}

function recorded(facts: readonly CallRecorded[]): RecordedCalls {
  return facts.reduce((calls, fact) => afterRecord(calls, fact, rules).calls, noRecords);
}

/** Counted one by one, with nothing of the product. */
function plainTotals(facts: readonly CallRecorded[], queue: string, ofDay: string): Totals {
  const own = facts.filter((fact) => fact.queue === queue && dayOf(fact.entry, timeZone) === ofDay);
  const wait = (fact: CallRecorded): number => Math.max(0, (fact.answered ?? fact.end) - fact.entry);
  const answered = own.filter((fact) => fact.answered !== null);
  const others = own.filter((fact) => fact.answered === null);
  const shortWait = queue === 'support' ? 5 * second : 0;
  const short = others.filter((fact) => wait(fact) < shortWait);
  const abandoned = others.filter((fact) => wait(fact) >= shortWait);
  const within = (fact: CallRecorded): boolean => wait(fact) <= 20 * second;
  return {
    ...noCalls,
    offered: own.length,
    answered: answered.length,
    abandoned: abandoned.length,
    shortAbandoned: short.length,
    answerWait: answered.reduce((sum, fact) => sum + wait(fact), 0),
    talks: answered.length,
    talkTime: answered.reduce((sum, fact) => sum + Math.max(0, fact.end - (fact.answered ?? fact.end)), 0),
    answeredWithin: answered.filter(within).length,
    abandonedWithin: abandoned.filter(within).length,
  };
}

const talked = (seconds: number): Partial<Totals> => ({ answered: 1, talks: 1, talkTime: seconds * second });

describe('one record', () => {
  it.each<[string, CallRecorded, Partial<Totals>]>([
    ['answered in time', call('a', 0, 20), { ...talked(40), answerWait: 20_000, answeredWithin: 1 }],
    ['answered late', call('a', 0, 21), { ...talked(39), answerWait: 21_000 }],
    ['answered before its entry, by clocks that differ', call('a', 0, -2), { ...talked(62), answeredWithin: 1 }],
    ['lost', call('a', 0, null), { abandoned: 1 }],
    ['lost within the service level', call('a', 0, null, { end: ten + 5_000 }), { abandoned: 1, abandonedWithin: 1 }],
    ['given up at once', call('a', 0, null, { end: ten + 4_999 }), { shortAbandoned: 1 }],
  ])('that is %s', (_, fact, totals) => {
    expect(totalsOfRecords(recorded([fact]), today, 'support')).toStrictEqual({ ...noCalls, offered: 1, ...totals });
    expect(totalsOfRecords(recorded([fact]), today, 'sales')).toStrictEqual(noCalls);
    expect(totalsOfRecords(recorded([fact]), '2026-11-17', 'support')).toStrictEqual(noCalls);
  });
});

describe('the same record again', () => {
  const lost = call('a', 0, null);
  const answered = call('a', 0, 10, { at: lost.at + 5 * minute });
  const answeredOnce = { offered: 1, answered: 1, abandoned: 0, answerWait: 10_000 };

  it('counts once', () => {
    expect(totalsOfRecords(recorded([lost, lost, lost]), today, 'support')).toMatchObject({ offered: 1, abandoned: 1 });
  });

  it('with an answer counts as answered, in whatever order the two come', () => {
    expect(totalsOfRecords(recorded([lost, answered]), today, 'support')).toMatchObject(answeredOnce);
    expect(totalsOfRecords(recorded([answered, lost]), today, 'support')).toMatchObject(answeredOnce);
    const together = { ...answered, at: lost.at };
    expect(totalsOfRecords(recorded([together, lost]), today, 'support')).toMatchObject(answeredOnce);
  });

  it('with another entry moves to the day of that', () => {
    const yesterday = call('a', -11 * 3_600, null, { at: lost.at + 5 * minute });
    const calls = recorded([lost, yesterday]);
    expect(totalsOfRecords(calls, today, 'support')).toStrictEqual(noCalls);
    expect(totalsOfRecords(calls, '2026-11-17', 'support')).toMatchObject({ offered: 1 });
  });
});

describe('two wordings of one call that came in at the same moment', () => {
  it.each([
    ['the one that was answered', call('a', 0, 20), call('a', 0, null), 20],
    [
      'the one that was answered, though it is shorter',
      call('a', 0, 20, { end: ten + 30 * second }),
      call('a', 0, null, { end: ten + 50 * second }),
      20,
    ],
    [
      'the longer one',
      call('a', 0, null, { end: ten + 50 * second }),
      call('a', 0, null, { end: ten + 30 * second }),
      50,
    ],
    ['of two as long the one with the later entry', call('a', 5, 20, { end: ten + 60 * second }), call('a', 0, 20), 15],
    ['of two with the same entry the later answer', call('a', 0, 25), call('a', 0, 20), 25],
  ])('count as %s, whichever is read first', (_which, counts, other, wait) => {
    for (const both of [
      [counts, other],
      [other, counts],
    ]) {
      const { totals, records } = recorded(both).days[0] ?? {};
      expect(records?.get('a')).toEqual(counts);
      const { answered = 0, answerWait = 0 } = totals?.['support'] ?? {};
      if (answered === 1) expect(answerWait).toBe(wait * second);
    }
  });
});

describe('what is kept', () => {
  it('is today and three days before: a back-fill of three months costs nothing', () => {
    const facts = Array.from({ length: 90 }, (_, index) => call(`day ${index}`, 0, 10, { entry: ten - index * day }));
    const calls = recorded(facts);
    expect(calls.days.map(({ day: name }) => name).toSorted()).toStrictEqual([
      '2026-11-15',
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
    ]);
    expect(afterRecord(calls, call('old', 0, null, { entry: ten - 60 * day }), rules).calls).toBe(calls);
  });

  it('goes when newer days come', () => {
    const calls = recorded([call('a', 0, 10), call('b', 0, 10, { at: ten + 4 * day, entry: ten + 4 * day })]);
    expect(calls.days.map(({ day: name }) => name)).toStrictEqual(['2026-11-22']);
  });

  it('is nothing of a clock that is years ahead', () => {
    expect(recorded([call('a', 0, 10, { entry: ten + 400 * day })]).days).toStrictEqual([]);
    expect(recorded([call('a', 0, 10, { entry: ten + 20 * hour })]).days).toHaveLength(1);
  });

  it('is right around the changes of the clocks', () => {
    const midnight = Date.parse('2026-10-28T00:00:00+01:00');
    const entries = ['2026-10-24T23:59:59+02:00', '2026-10-25T00:00:00+02:00', '2026-10-25T23:59:59+01:00'];
    const calls = recorded(
      entries.map((entry, index) =>
        call(`${index}`, 0, null, { at: midnight + 1, entry: Date.parse(entry), end: midnight }),
      ),
    );
    expect(calls.days).toHaveLength(1);
    expect(totalsOfRecords(calls, '2026-10-25', 'support').offered).toBe(2);
  });
});

describe('any records', () => {
  const record = fc.record({
    queue: fc.constantFrom('support', 'sales'),
    entry: fc.integer({ min: -20 * 3_600, max: 3_600 }),
    wait: fc.integer({ min: -1, max: 60 }),
    isAnswered: fc.boolean(),
  });
  const list = fc
    .array(record, { maxLength: 40 })
    .map((records) =>
      records.map(({ queue, entry, wait, isAnswered }, index) =>
        call(`${index}`, entry, isAnswered ? entry + wait : null, { queue, end: ten + (entry + wait) * second }),
      ),
    );
  /** Overlapping polls: each takes some of the records, in any order, at its own time; together they have them all. */
  const polls = list.chain((facts) =>
    fc
      .array(fc.record({ part: fc.shuffledSubarray([...facts]), at: fc.integer({ min: 0, max: 60 }) }), {
        maxLength: 6,
      })
      .chain((some) => fc.shuffledSubarray([...some, { part: facts, at: 30 }], { minLength: some.length + 1 }))
      .map((all) => ({
        facts,
        told: all.flatMap(({ part, at }) => part.map((fact) => ({ ...fact, at: fact.at + at }))),
      })),
  );

  it('come to the same totals by whatever overlapping polls, in any order', () => {
    fc.assert(
      fc.property(polls, ({ facts, told }) => {
        const calls = recorded(told);
        for (const queue of ['support', 'sales'])
          for (const ofDay of ['2026-11-17', today])
            expect(totalsOfRecords(calls, ofDay, queue)).toStrictEqual(plainTotals(facts, queue, ofDay));
      }),
    );
  });

  it('that are told differently at different times count as answered where one is, and else as they were told last', () => {
    const wordings = fc.array(fc.record({ fact: fc.nat(5), isAnswered: fc.boolean(), at: fc.nat(1_000) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(wordings, fc.infiniteStream(fc.nat()), (said, chance) => {
        const facts = said.map(({ fact, isAnswered, at }) =>
          call(`${fact}`, fact, isAnswered ? fact + 1 : null, { at: ten + at * second }),
        );
        const last = [...Map.groupBy(facts, (fact) => fact.record).values()].map((all) =>
          all.reduce((a, b) => {
            const isMore = Number(b.answered !== null) - Number(a.answered !== null);
            return isMore > 0 || (isMore === 0 && b.at > a.at) ? b : a;
          }),
        );
        const shuffled = facts.map((fact) => [chance.next().value as number, fact] as const).sort(([a], [b]) => a - b);
        const calls = recorded(shuffled.map(([, fact]) => fact));
        expect(totalsOfRecords(calls, today, 'support')).toStrictEqual(plainTotals(last, 'support', today));
        const waits = last
          .filter(({ queue, entry }) => queue === 'support' && dayOf(entry, timeZone) === today)
          .map(({ entry, answered, end }) => ({ isAnswered: answered !== null, wait: (answered ?? end) - entry }))
          .filter(({ isAnswered, wait }) => isAnswered || wait >= 5 * second);
        const longest = Math.max(-Infinity, ...waits.map(({ wait }) => Math.round(Math.max(0, wait) / second)));
        expect(waitsOfRecords(calls, today, 'support').longest ?? -Infinity).toBe(longest);
      }),
    );
  });
});
