import { expect } from 'vitest';
import type { Instant, Milliseconds } from '#core/time/instant';
import { hour, second } from '#core/time/instant';
import { seededRandom } from '#tests/fakes/random';
import type { SimulatedStory } from '#tests/fakes/switches/simulated';
import type { DaySwitch, SwitchDay } from './day.ts';
import type { IsRight } from './right.ts';
import { compare } from './right.ts';

/** The switch of a day, and the hub that is told of it. */
export interface Told {
  readonly server: DaySwitch;
  readonly day: SwitchDay;
}

/** When something happens next, `most` from now at the latest. */
function nextMoment({ story }: SimulatedStory, now: Instant, most: Milliseconds): Instant {
  return story.between(now + 1, now + most)[0]?.at ?? now + most;
}

/** Live for some hours, and at each moment at which something happens, `isRight` is asked. */
export async function listen({ server, day }: Told, hours: number, isRight: IsRight): Promise<void> {
  const seen = { looks: 0, waiting: 0, busy: 0, other: 0 };
  for (let now = server.from; now < server.from + hours * hour;) {
    now = nextMoment(server, now, 50 * second);
    await day.passUntil(now);
    expect(day.source()).toMatchObject({ state: 'ok', rejected: day.nonsense() });
    const truths = server.truth(now);
    compare(day.look(), truths, isRight);
    seen.looks += 1;
    for (const { callsWaiting, agents } of truths) {
      seen.waiting += callsWaiting;
      seen.busy += agents.busy.length;
      seen.other += agents.other.length;
    }
  }
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(30);
}

/**
 * From some hour on, the connection breaks so many times: after any number of bytes, and in one case of four the switch cannot
 * be reached for a while. Whenever it is live again, `isRight` is asked.
 */
export async function listenThroughCuts({ server, day }: Told, cuts: Cuts, isRight: IsRight): Promise<void> {
  const random = seededRandom(cuts.seed);
  const seen = { cuts: 0, looks: 0, returns: 0 };
  let [isToBreak, opensAt, wasLive] = [false, Infinity, true];
  for (let now = server.from; seen.cuts < cuts.count || !day.isLive();) {
    now = nextMoment(server, now, (day.isLive() ? 50 : 2) * second);
    if (now >= opensAt) {
      await server.open();
      opensAt = Infinity;
    }
    await day.passUntil(now);
    const isLive = day.isLive();
    if (isLive) {
      compare(day.look(), server.truth(now), isRight);
      seen.looks += 1;
      if (!wasLive) seen.returns += 1;
    } else if (isToBreak) {
      isToBreak = false;
      seen.cuts += 1;
      if (random.chance(0.25)) {
        await server.close();
        opensAt = now + Math.round(random.between(10, 90)) * second;
      }
    }
    wasLive = isLive;
    if (isLive && !isToBreak && seen.cuts < cuts.count && now >= server.from + cuts.fromHour * hour) {
      isToBreak = true;
      server.cut(Math.floor(random.between(0, 4_000)));
    }
  }
  expect(seen.returns).toBeGreaterThan(cuts.count / 2);
  expect(seen.looks).toBeGreaterThan(cuts.count);
}

interface Cuts {
  readonly count: number;
  readonly fromHour: number;
  readonly seed: number;
}
