import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CountedQueue } from '#core/counts/counted-queue';
import { afterCount, longestWait } from '#core/counts/counted-queue';
import type { Instant } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import { seededRandom } from '#tests/fakes/random';
import { fifoQueue, pollTimes } from '#tests/support/fifo-queue';
import { patient } from '#tests/support/patient';

const timeZone = 'Europe/Copenhagen';
const midnight = Date.parse('2026-11-19T00:00:00+01:00');

it('is off by one poll at most, when calls leave first in, first out', patient, () => {
  let [compared, estimated, acrossMidnight] = [0, 0, 0];
  const property = fc.property(fc.nat(), fc.boolean(), (seed, onlyNews) => {
    const random = seededRandom(seed);
    const truth = fifoQueue(random, midnight);
    const polls = pollTimes(random, midnight - 20 * minute, midnight + 20 * minute);
    let queue: CountedQueue | undefined;
    let last = '';
    for (const [index, at] of polls.entries()) {
      const before = polls[index - 1];
      // Who leaves between the last poll of a day and midnight is in no count: nobody can know.
      const unseen = before !== undefined && before < midnight && at >= midnight;
      if (unseen && truth.anybodyLeaves(before, midnight)) return;
      const count = truth.count(at);
      const said = JSON.stringify({ ...count, at: 0 });
      // The journal keeps an answer only where it differs from the last.
      if (queue === undefined || !onlyNews || said !== last) queue = afterCount(queue, count, timeZone);
      last = said;
      const told = longestWait(queue, at);
      const oldest = truth.waiting(at)[0];
      if (oldest === undefined) {
        expect(told).toStrictEqual({ seconds: 0, atLeast: false });
        continue;
      }
      const seconds = (at - oldest.entry) / second;
      compared += 1;
      if (oldest.entry < midnight && at > midnight) acrossMidnight += 1;
      if (told?.atLeast === true) {
        expect(told.seconds).toBeLessThanOrEqual(seconds);
        continue;
      }
      estimated += 1;
      const poll = pollAround(polls, oldest.entry) / second;
      expect(told?.seconds).toBeGreaterThanOrEqual(seconds - poll);
      expect(told?.seconds).toBeLessThanOrEqual(seconds);
    }
  });
  fc.assert(property, { numRuns: 300 });
  expect(estimated).toBeGreaterThan(0.5 * compared);
  expect(acrossMidnight).toBeGreaterThan(0);
});

/** The time between the two polls that somebody entered between. */
function pollAround(polls: readonly Instant[], entry: Instant): number {
  const next = polls.findIndex((at) => at >= entry);
  return (polls[next] ?? Infinity) - (polls[next - 1] ?? -Infinity);
}
