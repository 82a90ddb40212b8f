import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fact } from '#core/said/facts';
import { folded } from '#tests/support/changes';
import { rulesWith } from '#tests/support/facts';
import { anyFacts, anyTells } from '#tests/truth/any-facts';

const begins = Date.parse('2026-11-18T10:00:00+01:00');

it('who calls, and what number was called, is in no book and no change, whatever is told', () => {
  fc.assert(
    fc.property(anyFacts(begins), anyTells, (facts, tells) => {
      const planted = facts.map((fact): Fact => {
        return fact.kind === 'call-queued' ? { ...fact, caller: '+4520406080', called: '+4570100200' } : fact;
      });
      const { book, changes } = folded(planted, rulesWith(), tells);
      const text = JSON.stringify({ book, changes });
      expect(text).not.toContain('20406080');
      expect(text).not.toContain('70100200');
      // It is told otherwise as without them.
      expect(text).toBe(JSON.stringify(folded(facts, rulesWith(), tells)));
    }),
    { numRuns: 500 },
  );
});
