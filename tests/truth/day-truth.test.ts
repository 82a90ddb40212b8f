import { describe, expect, test } from 'vitest';
import { simulateDay } from '../fakes/call-centre.ts';
import { lifelikeCentre, rulesOf } from '../fakes/centre-setup.ts';
import type { GroundEvent } from '../fakes/ground-events.ts';
import { dayTruth, everything, rounded } from './day-truth.ts';
import type { QueueTruth } from './day-truth.ts';
import { isoWithOffset, startOfDay } from './local-time.ts';
import { passagesOf } from './passage-truth.ts';
import type { Knowledge } from './passage-truth.ts';

const rules = rulesOf(lifelikeCentre({ calls: 1 }));
const noon = Date.parse('2026-11-18T12:00:00+01:00');
const inferring: Knowledge = { quietHangUps: 'inferred', ringOuts: 'seen' };

/** `enter`, `ring`, `answer`, `end`, `stop`, `hang`, `leave` of call `name`, so many seconds after noon. */
function story(...lines: readonly string[]): GroundEvent[] {
  return lines.map((line): GroundEvent => {
    const [seconds = '', what = '', call = '', agent = '201'] = line.split(' ');
    const at = noon + Number(seconds) * 1000;
    const inQueue = { at, call, queue: 'hallmonitor', passage: `${call}/hallmonitor` };
    const leg = { at, leg: `${call}-${agent}`, agent, call, passage: inQueue.passage, caller: null };
    const onLeg = { ...leg, purpose: 'queue' as const };
    switch (what) {
      case 'enter':
        return { kind: 'entered', ...inQueue, caller: null };
      case 'hang':
        return { kind: 'hungUp', ...inQueue, whileRinging: false };
      case 'leave':
        return { kind: 'left', ...inQueue, reason: 'voicemail', toQueue: null };
      case 'ring':
        return { kind: 'rings', ...onLeg };
      case 'answer':
        return { kind: 'answered', ...onLeg };
      case 'stop':
        return { kind: 'stoppedRinging', ...onLeg, why: 'rangOut', rangFor: 0 };
      default:
        return { kind: 'legEnded', ...onLeg, talkedFor: 0, transfer: null };
    }
  });
}

function seen(events: GroundEvent[], seconds: number, knowledge = everything): QueueTruth | undefined {
  return dayTruth(events, rules, noon + seconds * 1000, knowledge).map(rounded)[0];
}

test('the figures of a few calls, reckoned by hand', () => {
  const events = story(
    '0 enter a',
    '5 ring a',
    '10 answer a',
    '20 enter b',
    '21 ring b 202',
    '50 answer b 202',
    '60 enter c',
    '65 hang c',
    '70 enter d',
    '80 leave d',
    '100 end a',
    '110 enter e',
    '115 ring e',
    '120 enter f',
    '160 hang f',
  );
  expect(seen(events, 140)).toMatchObject({
    callsWaiting: 2,
    longestWaitSeconds: 30,
    agentsBusy: 2,
    agentsRinging: 1,
    answeredToday: 2,
    lostToday: 1,
    overflowedToday: 1,
    answerRate: 66.7,
    avgWaitSeconds: 20,
    // Within 20 s: a. Beyond: b, and e who still waits; f has waited 20 s exactly. c, lost within 20 s, counts not.
    serviceLevel: 33.3,
  });
  expect(seen(events, 170)).toMatchObject({ callsWaiting: 1, lostToday: 2, serviceLevel: 25, answerRate: 50 });
});

test('a day without calls has no rate and no average', () => {
  const none = { callsWaiting: 0, answeredToday: 0, answerRate: null, avgWaitSeconds: null, serviceLevel: null };
  expect(seen([], 0)).toMatchObject(none);
  expect(seen(story('0 enter a', '5 answer a'), 13 * 3600)).toMatchObject(none);
});

describe('what is not told', () => {
  test('a caller is gone when a phone begins to ring for a younger one', () => {
    const events = story('0 enter a', '5 hang a', '10 enter b', '30 ring b');
    expect(seen(events, 29, inferring)).toMatchObject({ callsWaiting: 2, lostToday: 0 });
    expect(seen(events, 30, inferring)).toMatchObject({ callsWaiting: 1, lostToday: 1, inferredLostToday: 1 });
    expect(seen(events, 29)).toMatchObject({ callsWaiting: 1, lostToday: 1, inferredLostToday: 0 });
  });

  test('an agent who is no member tells nothing, nor one engaged with the younger call before the phone rang out', () => {
    const waits = { callsWaiting: 2, inferredLostToday: 0 };
    expect(seen(story('0 enter a', '10 enter b', '30 ring b 999'), 40, inferring)).toMatchObject(waits);
    const engaged = story('0 enter a', '1 ring a', '2 enter b', '3 ring b 202', '16 stop a', '17 answer b 202');
    expect(seen(engaged, 18, inferring)).toMatchObject({ callsWaiting: 1, inferredLostToday: 0 });
  });

  test('nobody waits longer than an hour', () => {
    const events = story('0 enter a');
    expect(seen(events, 3600, inferring)).toMatchObject({ callsWaiting: 1 });
    expect(seen(events, 3601, inferring)).toMatchObject({ callsWaiting: 0, lostToday: 1, inferredLostToday: 1 });
  });

  test.each([1, 2, 3])('in a simulated day nobody is taken for gone who is there, seed %i', (seed) => {
    for (const ringing of ['oneAtATime', 'all'] as const) {
      const setup = lifelikeCentre({ calls: 300, seed, ringing });
      const events = simulateDay(setup);
      for (const { at } of events.filter((_, place) => place % 7 === 0)) {
        for (const queue of rulesOf(setup).queues) {
          const real = new Map(passagesOf(events, queue, at, everything).map((one) => [one.passage, one.class]));
          const inferred = passagesOf(events, queue, at, inferring).filter((one) => one.inferred);
          expect(inferred.filter((one) => real.get(one.passage) !== 'abandoned')).toEqual([]);
        }
      }
    }
  });
});

test('a day begins when the zone says so', () => {
  const begins = (day: string, zone: string): string => isoWithOffset(startOfDay(day, zone), zone);
  expect(begins('2026-03-29', 'Europe/Copenhagen')).toBe('2026-03-29T00:00:00.000+01:00');
  expect(begins('2026-10-26', 'Europe/Copenhagen')).toBe('2026-10-26T00:00:00.000+01:00');
  expect(begins('2026-04-24', 'Africa/Cairo')).toBe('2026-04-24T01:00:00.000+03:00');
  expect(begins('2026-05-01', 'Asia/Kolkata')).toBe('2026-05-01T00:00:00.000+05:30');
  const hours = (startOfDay('2026-10-26', 'Europe/Copenhagen') - startOfDay('2026-10-25', 'Europe/Copenhagen')) / 3.6e6;
  expect(hours).toBe(25);
});
