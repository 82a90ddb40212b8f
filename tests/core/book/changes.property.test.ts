import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalsOf } from '#core/book/tally';
import { totalsOfRecords } from '#core/counts/recorded-calls';
import { sum } from '#core/counts/totals';
import { folded, passagesAfter, totalsBy } from '#tests/support/changes';
import { rulesWith } from '#tests/support/facts';
import { patient } from '#tests/support/patient';
import { anyFacts, anyTells } from '#tests/truth/any-facts';
import { waitingIn } from '#tests/support/waiting';

/** An evening, so that much of it is another day's. */
const evening = Date.parse('2026-11-18T21:00:00+01:00');
const rules = rulesWith({ maxWaitSeconds: 900, shortAbandonSeconds: 5 });
const days = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'];

describe('what folding any facts in changed, for any phone system', patient, () => {
  it('adds up to exactly the totals of the book', () => {
    fc.assert(
      fc.property(anyFacts(evening), anyTells, (facts, tells) => {
        const { book, changes } = folded(facts, rules, tells);
        for (const day of days) {
          if (!book.tally.days.some((known) => known.day === day)) continue;
          for (const { id } of rules.queues) {
            const totals = sum(totalsOf(book.tally, day, id), totalsOfRecords(book.recorded, day, id));
            expect(totalsBy(changes, rules, day, id)).toEqual(totals);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is told of passages as the changes before left them, and leaves those waiting who wait', () => {
    fc.assert(
      fc.property(anyFacts(evening), anyTells, (facts, tells) => {
        const { book, changes } = folded(facts, rules, tells);
        const left = passagesAfter(changes);
        for (const { id } of rules.queues) {
          const waiting = left.filter((passage) => passage.queue === id && passage.class === 'waiting');
          expect(waiting.map(({ call }) => call).toSorted()).toEqual(
            waitingIn(book, id)
              .map(({ call }) => call)
              .toSorted(),
          );
        }
        for (const { before, after } of changes) {
          if (before !== null && after !== null) {
            expect([after.call, after.queue]).toEqual([before.call, before.queue]);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
