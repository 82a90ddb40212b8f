import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulateDay } from '../fakes/call-centre.ts';
import { lifelikeCentre, rulesOf } from '../fakes/centre-setup.ts';
import { flexfoneRequests } from '../fakes/flexfone-pbx.ts';
import { quietInstants } from '../fakes/ground-events.ts';
import { patient } from '../support/patient.ts';
import { factsOfADay } from './arbitraries.ts';
import type { FactsOfADay } from './arbitraries.ts';
import { dayTruth } from './day-truth.ts';
import { plainFacts } from './facts-from-requests.ts';
import { brokenInvariants } from './invariants.ts';
import { oracleReadings, oracleTotals } from './oracle.ts';

function expected({ lives }: FactsOfADay): string[] {
  return lives.flatMap(({ plan, outcome }) => outcome.map((stay) => `${plan.call} ${stay.queue} ${stay.class}`)).sort();
}

function read(day: FactsOfADay, now: number): string[] {
  return oracleReadings(day.facts, day.rules, now)
    .map(({ call, queue, class: kind }) => `${call} ${queue} ${kind === 'shortAbandoned' ? 'abandoned' : kind}`)
    .sort();
}

test.each([0, 3_000])('late by up to %i ms and repeated, what was lived is what is counted', patient, (window) => {
  fc.assert(
    fc.property(factsOfADay({ window, repeats: 20 }), (day) => {
      expect(read(day, day.settledAt)).toEqual(expected(day));
      const settled = expected(day).map((line) => line.replace('waiting', 'abandoned'));
      expect(read(day, day.afterMaxWait)).toEqual(settled);
    }),
    { numRuns: 300 },
  );
});

test('whatever is swapped, repeated or lost, the invariants hold after every fact', patient, () => {
  fc.assert(
    fc.property(factsOfADay({ window: 5_000, spacing: 'close', repeats: 20, losses: 20 }), (day) => {
      for (const { at } of [...day.facts, { at: day.settledAt }, { at: day.afterMaxWait }]) {
        expect(brokenInvariants(oracleTotals(day.facts, day.rules, at), day.facts, day.rules, at)).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});

describe.each(['linked', 'own', 'ownWithPart'] as const)('a simulated day in the dialect %s', (dialect) => {
  const setup = lifelikeCentre({ calls: 150, seed: 3 });
  const events = simulateDay(setup);
  const rules = rulesOf(setup, { order: 'other' });
  const ringOuts = dialect === 'linked' ? 'seen' : 'readAsHangUp';

  test.each([0, 2])(
    'with %i s of jitter the oracle counts what the truth counts, where it is quiet',
    (jitterSeconds) => {
      const network = { jitterSeconds, repeatChance: jitterSeconds === 0 ? 0 : 0.1, repeatWithinSeconds: 3 };
      // With one id for all legs, a late `ended` of a phone that rang out reads as a hang-up: comparable once nobody waits.
      const open = dialect !== 'linked' && jitterSeconds > 0;
      const facts = plainFacts(flexfoneRequests(events, { dialect, ...network }));
      // A late request of a hang-up is a late hang-up: the margin is what it may be late, and the repeat.
      const instants = quietInstants(events, jitterSeconds * 1000 + 3_000, 300_000);
      expect(instants.length).toBeGreaterThan(20);
      for (const now of instants) {
        if (open && dayTruth(events, rules, now).some((queue) => queue.callsWaiting > 0)) continue;
        const truth = dayTruth(events, rules, now, { quietHangUps: 'seen', ringOuts });
        const oracle = oracleTotals(facts, rules, now);
        for (const queue of truth) expect(oracle.get(queue.id)).toMatchObject(queue.today);
      }
    },
  );
});
