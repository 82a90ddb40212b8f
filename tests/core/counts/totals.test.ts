import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '#core/calls/passage';
import type { Totals } from '#core/counts/totals';
import { answerRate, averageWait, counted, noCalls, serviceLevel } from '#core/counts/totals';
import { after, ten } from '../../support/facts.ts';

const twentySeconds = 20_000;

/** A call that came to its class after so many seconds in the queue. */
function passage(kind: Passage['class'], waited: number = 0, inferred: boolean = false): Passage {
  const until = kind === 'waiting' ? undefined : after(waited);
  const rest = { call: '1.1', queue: 'support', entry: ten, atLeast: false, ringing: false, patienceFrom: ten };
  return { ...rest, class: kind, until, inferred, talkedUntil: undefined };
}

function totalsOf(...passages: readonly Passage[]): Totals {
  return passages.reduce((totals, one) => counted(totals, { before: null, after: one }, twentySeconds), noCalls);
}

const many = (count: number, one: Passage): Passage[] => Array.from({ length: count }, () => one);

describe('an empty day', () => {
  it('has no rates: neither 0 nor 100 %', () => {
    expect(answerRate(noCalls)).toBeNull();
    expect(averageWait(noCalls)).toBeNull();
    expect(serviceLevel(noCalls, 0)).toBeNull();
  });

  it('still has none while the first caller waits within the service level', () => {
    const totals = totalsOf(passage('waiting'));
    expect(answerRate(totals)).toBeNull();
    expect(serviceLevel(totals, 0)).toBeNull();
  });

  it('has a rate of 0 where everybody was lost, which is not unknown', () => {
    const totals = totalsOf(passage('abandoned', 60));
    expect(answerRate(totals)).toBe(0);
    expect(averageWait(totals)).toBeNull();
  });
});

describe('the answer rate', () => {
  it('of 127 answered and 8 lost is 94.07…', () => {
    const totals = totalsOf(...many(127, passage('answered', 5)), ...many(8, passage('abandoned', 60)));
    expect(answerRate(totals)).toBeCloseTo(94.074, 3);
  });

  it('leaves out who was forwarded, gave up at once or still waits', () => {
    const others = [passage('overflowed', 30), passage('shortAbandoned', 2), passage('waiting')];
    expect(answerRate(totalsOf(passage('answered', 5), ...others))).toBe(100);
  });
});

describe('a percentage', () => {
  it('is rounded to one decimal as on paper: 41 of 80 is 51.25, so 51.3', () => {
    for (let whole = 1; whole <= 400; whole += 1) {
      for (let part = 0; part <= whole; part += 1) {
        const rate = answerRate({ ...noCalls, answered: part, abandoned: whole - part }) ?? Number.NaN;
        // In whole numbers alone: half a tenth is added, and the rest cut off.
        const onPaper = Math.floor((2_000 * part + whole) / (2 * whole)) / 10;
        if (Math.round(rate * 10) / 10 !== onPaper) expect.unreachable(`${part} of ${whole} is ${onPaper}`);
      }
    }
  });
});

describe('the average wait', () => {
  it('comes from the sum: nine short waits and a long one do not weigh the same', () => {
    const totals = totalsOf(...many(9, passage('answered', 10)), passage('answered', 110));
    expect(averageWait(totals)).toBe(20);
  });

  it('is of the answered only', () => {
    const totals = totalsOf(passage('answered', 10), passage('abandoned', 500), passage('overflowed', 500));
    expect(averageWait(totals)).toBe(10);
  });
});

describe('the service level', () => {
  const level = (passages: readonly Passage[], waitingBeyond: number = 0) =>
    serviceLevel(totalsOf(...passages), waitingBeyond);

  it('counts an answer at exactly the limit as in time, and one a millisecond later as late', () => {
    expect(level([passage('answered', 20)])).toBe(100);
    expect(level([passage('answered', 20.001)])).toBe(0);
  });

  it('leaves out who was there before us, unless what is known of his wait is too long already', () => {
    const before = (waited: number): Passage => ({ ...passage('answered', waited), atLeast: true });
    expect(level([before(5)])).toBeNull();
    expect(level([before(5), passage('answered', 5), passage('answered', 30)])).toBe(50);
    expect(level([before(20.001), passage('answered', 5)])).toBe(50);
  });

  it('forgives who gave up within the limit, and counts who gave up after it', () => {
    expect(level([passage('answered', 5), passage('abandoned', 20)])).toBe(100);
    expect(level([passage('answered', 5), passage('abandoned', 20.001)])).toBe(50);
  });

  it('counts who waits beyond the limit before he is answered', () => {
    const answered = passage('answered', 5);
    expect(level([answered, passage('waiting')], 0)).toBe(100);
    expect(level([answered, passage('waiting')], 1)).toBe(50);
  });

  it('is unknown before the first outcome, however long the first caller waits; then he counts', () => {
    expect(level([passage('waiting')], 1)).toBeNull();
    expect(level([passage('waiting'), passage('overflowed', 60)], 1)).toBeNull();
    expect(level([passage('waiting'), passage('abandoned', 60)], 1)).toBe(0);
    expect(level([passage('waiting'), passage('abandoned', 5)], 1)).toBe(0);
  });

  it('leaves out who was forwarded or gave up at once', () => {
    expect(level([passage('answered', 5), passage('overflowed', 60), passage('shortAbandoned', 3)])).toBe(100);
  });
});

describe('the classes', () => {
  const passages = fc.array(
    fc
      .record({
        kind: fc.constantFrom('waiting', 'answered', 'abandoned', 'shortAbandoned', 'overflowed'),
        waited: fc.integer({ min: 0, max: 100 }),
        inferred: fc.boolean(),
      })
      .map(({ kind, waited, inferred }) => passage(kind, waited, inferred)),
  );

  it('sum up to offered, none below 0, and all rates stay between 0 and 100', () => {
    fc.assert(
      fc.property(passages, (all) => {
        const totals = totalsOf(...all);
        const { offered, answered, abandoned, shortAbandoned, overflowed, waiting } = totals;
        expect(answered + abandoned + shortAbandoned + overflowed + waiting).toBe(offered);
        expect(Math.min(...Object.values(totals))).toBeGreaterThanOrEqual(0);
        expect(totals.inferredAbandoned).toBeLessThanOrEqual(abandoned);
        for (const rate of [answerRate(totals), serviceLevel(totals, 0)]) {
          if (rate !== null) expect(rate >= 0 && rate <= 100).toBe(true);
        }
      }),
    );
  });

  it('come back to nothing when every call is taken out again', () => {
    fc.assert(
      fc.property(passages, (all) => {
        const emptied = all.reduce(
          (left, one) => counted(left, { before: one, after: null }, twentySeconds),
          totalsOf(...all),
        );
        expect(emptied).toEqual(noCalls);
      }),
    );
  });

  it('say how many of the lost were concluded and not reported', () => {
    expect(totalsOf(passage('abandoned', 60, true), passage('abandoned', 60))).toMatchObject({
      abandoned: 2,
      inferredAbandoned: 1,
    });
  });
});
