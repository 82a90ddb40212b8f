import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '#core/book/book';
import { apply, createBook } from '#core/book/book';
import type { Rules } from '#core/book/rules';
import type { Total } from '#core/board/queue';
import { simulateDay } from '../../../fakes/call-centre.ts';
import { lifelikeCentre, rulesOf } from '../../../fakes/centre-setup.ts';
import { flexfoneRequests } from '../../../fakes/flexfone-pbx.ts';
import { pictureOf } from '../../../support/facts.ts';
import { patient } from '../../../support/patient.ts';
import { rounded, totalTruth } from '../../../truth/day-truth.ts';
import type { QueueTruth } from '../../../truth/day-truth.ts';
import { plainFacts } from '../../../truth/facts-from-requests.ts';

type Truth = Omit<QueueTruth, 'id' | 'today'>;

/** The total in the truth's own words. */
function told(total: Total): { readonly [name in keyof Truth]: unknown } {
  const { waitingSince, callsWaiting, longestWaitSeconds, agentsReady, agentsBusy, agentsRinging } = total;
  const { answeredToday, lostToday, inferredLostToday, overflowedToday, answerRate, avgWaitSeconds } = total;
  const { longestWaitTodaySeconds, avgTalkSeconds, serviceLevel } = total;
  return {
    callsWaiting,
    waitingSince: waitingSince?.map((since) => Date.parse(since)),
    longestWaitSeconds,
    agentsReady,
    agentsBusy,
    agentsRinging,
    answeredToday,
    lostToday,
    inferredLostToday,
    overflowedToday,
    answerRate,
    avgWaitSeconds,
    longestWaitTodaySeconds,
    avgTalkSeconds,
    serviceLevel,
  };
}

/** Each queue has its own time within which a call is answered in time. */
const withOwnLevels = (rules: Rules, seconds: readonly number[]): Rules => ({
  ...rules,
  queues: rules.queues.map((queue, index) => ({ ...queue, serviceLevelSeconds: seconds[index] ?? 20 })),
});

describe('all queues together', patient, () => {
  it('are what all calls of all queues come to, counted apart, at any instant of a day', () => {
    const day = fc.record({
      seed: fc.integer({ min: 1, max: 10_000 }),
      calls: fc.integer({ min: 1, max: 120 }),
      levels: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 2, maxLength: 2 }),
      share: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
    });
    fc.assert(
      fc.property(day, ({ seed, calls, levels, share }) => {
        const setup = lifelikeCentre({ seed, calls });
        const events = simulateDay(setup);
        const rules = withOwnLevels(rulesOf(setup), levels);
        const facts = plainFacts(flexfoneRequests(events, { dialect: 'linked' }));
        const [first, last] = [events[0]?.at ?? 0, events.at(-1)?.at ?? 0];
        const instants = [...share].sort((a, b) => a - b).map((part) => first + Math.floor(part * (last - first)));
        let book: Book = createBook(rules);
        let next = 0;
        for (const now of instants) {
          for (; (facts[next]?.at ?? Infinity) <= now; next += 1) book = apply(book, facts[next]!);
          const { today, ...truth } = rounded(totalTruth(events, rules, now));
          void today;
          const wait = Math.round((now - (truth.waitingSince[0] ?? now)) / 1_000);
          expect(told(pictureOf(book, now).total)).toEqual({ ...truth, longestWaitSeconds: wait });
        }
      }),
      // The first: who hung up within one queue's target is no reason to know nothing of the others.
      {
        numRuns: 60,
        examples: [[{ seed: 4564, calls: 2, levels: [0, 4], share: [0, 0, 0, 0, 0, 0.9881733411397345] }]],
      },
    );
  });
});
