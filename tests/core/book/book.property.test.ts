import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '#core/book/book';
import { advance, apply, createBook } from '#core/book/book';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import type { Rules } from '#core/book/rules';
import { totalsOf } from '#core/book/tally';
import { dayOf } from '#core/time/zone';
import { patient } from '../../support/patient.ts';
import { factsOfADay } from '../../truth/arbitraries.ts';
import { brokenInvariants } from '../../truth/invariants.ts';
import type { Totals } from '../../truth/oracle.ts';
import { oracleTotals } from '../../truth/oracle.ts';

/** `THOROUGHNESS=50` looks fifty times as far. */
const thoroughness = Number(process.env['THOROUGHNESS'] ?? 1);

/** The book's own totals in the oracle's words. */
function bookTotals(book: Book, rules: Rules, now: Instant): Map<string, Totals> {
  const today = dayOf(now, rules.timeZone);
  const current = advance(book, now);
  return new Map(
    rules.queues.map(({ id }) => {
      const { offered, waiting, answered, abandoned, shortAbandoned, overflowed } = totalsOf(current.tally, today, id);
      const waitingNow = current.tally.waiting[id]?.size ?? 0;
      return [id, { offered, waiting, answered, abandoned, shortAbandoned, overflowed, waitingNow }];
    }),
  );
}

function bookOf(facts: readonly Fact[], rules: Rules): Book {
  return facts.reduce(apply, createBook(rules));
}

describe('the book against an oracle written apart from it', patient, () => {
  it('says the same after every fact, when they arrive in order', () => {
    fc.assert(
      fc.property(factsOfADay({ calls: 6 }), ({ rules, facts }) => {
        let book = createBook(rules);
        for (const [index, fact] of facts.entries()) {
          book = apply(book, fact);
          expect(bookTotals(book, rules, fact.at)).toEqual(oracleTotals(facts.slice(0, index + 1), rules, fact.at));
        }
      }),
      { numRuns: 300 * thoroughness },
    );
  });

  it('comes to the same whatever the order within a few seconds, and however often it is told', () => {
    fc.assert(
      fc.property(
        factsOfADay({ calls: 8, window: 4_000, repeats: 30 }),
        ({ rules, facts, settledAt, afterMaxWait }) => {
          const book = bookOf(facts, rules);
          for (const now of [settledAt, afterMaxWait]) {
            expect(bookTotals(book, rules, now)).toEqual(oracleTotals(facts, rules, now));
          }
        },
      ),
      { numRuns: 500 * thoroughness },
    );
  });

  it('keeps every call in one class, whatever is lost, swapped and repeated, after every fact', () => {
    const days = factsOfADay({ calls: 8, window: 6_000, spacing: 'close', repeats: 20, losses: 20 });
    fc.assert(
      fc.property(days, ({ rules, facts, afterMaxWait }) => {
        let book = createBook(rules);
        for (const [index, fact] of facts.entries()) {
          book = apply(book, fact);
          const known = facts.slice(0, index + 1);
          expect(brokenInvariants(bookTotals(book, rules, fact.at), known, rules, fact.at)).toEqual([]);
        }
        expect(brokenInvariants(bookTotals(book, rules, afterMaxWait), facts, rules, afterMaxWait)).toEqual([]);
      }),
      { numRuns: 300 * thoroughness },
    );
  });

  it('is a value: an older book is not changed by what is applied to it', () => {
    fc.assert(
      fc.property(factsOfADay({ calls: 4, repeats: 10 }), ({ rules, facts, settledAt }) => {
        const half = bookOf(facts.slice(0, facts.length / 2), rules);
        const before = bookTotals(half, rules, settledAt);
        facts.slice(facts.length / 2).reduce(apply, half);
        expect(bookTotals(half, rules, settledAt)).toEqual(before);
      }),
      { numRuns: 50 * thoroughness },
    );
  });
});
