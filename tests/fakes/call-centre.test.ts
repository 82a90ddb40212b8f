import { describe, expect, test } from 'vitest';
import { growth } from '#tests/support/growth';
import { patient } from '#tests/support/patient';
import { dayTruth } from '../truth/day-truth.ts';
import { simulateDay } from './call-centre.ts';
import { lifelikeCentre, rulesOf } from './centre-setup.ts';
import type { GroundEvent } from './ground-events.ts';

const kinds = (['oneAtATime', 'all'] as const).flatMap((ringing) => [1, 2, 3].map((seed) => ({ ringing, seed })));

describe.each(kinds)('a simulated day, ringing $ringing, seed $seed', ({ ringing, seed }) => {
  const setup = lifelikeCentre({ calls: 400, seed, ringing });
  const events = simulateDay(setup);
  const rules = rulesOf(setup, { shortAbandonSeconds: 5 });

  test('is told in order of time, on whole seconds', () => {
    for (const [place, event] of events.entries()) {
      expect(event.at).toBeGreaterThanOrEqual(events[place - 1]?.at ?? 0);
      expect(event.at % setup.tick).toBe(0);
    }
  });

  test('offered is the sum of the classes at every event, and all is settled in the end', () => {
    for (const event of events.filter((_, place) => place % 5 === 0)) {
      for (const { today } of dayTruth(events, rules, event.at)) {
        const sum = today.waiting + today.answered + today.abandoned + today.shortAbandoned + today.overflowed;
        expect(sum).toBe(today.offered);
      }
    }
    for (const queue of dayTruth(events, rules, events.at(-1)?.at ?? 0)) {
      expect(queue.callsWaiting).toBe(0);
      expect(queue.agentsBusy).toBe(0);
    }
  });

  test('no agent talks to two callers, and no phone rings at one who talks', () => {
    const callers = new Map<string, string>();
    for (const event of events) {
      if (!('leg' in event) || event.purpose === 'consult' || event.kind === 'dialled') continue;
      const { agent, leg } = event;
      if (event.kind === 'rings') {
        expect(callers.get(agent)).toBeUndefined();
        callers.set(agent, leg);
      } else if (event.kind !== 'answered' && callers.get(agent) === leg) callers.delete(agent);
    }
  });

  test('each leg and each stay has one beginning and one end', () => {
    const begun = (event: GroundEvent): boolean => event.kind === 'rings' || event.kind === 'dialled';
    const over = (event: GroundEvent): boolean => event.kind === 'stoppedRinging' || event.kind === 'legEnded';
    const legsOf = (which: (event: GroundEvent) => boolean): string[] =>
      events.flatMap((event) => (which(event) && 'leg' in event ? [event.leg] : [])).sort();
    expect(legsOf(begun)).toEqual(legsOf(over));
    expect(new Set(legsOf(begun)).size).toBe(legsOf(begun).length);
    const passages = events.flatMap((event) => (event.kind === 'entered' ? [event.passage] : []));
    const ends = events.flatMap((event) => {
      if (event.kind === 'left' || event.kind === 'hungUp') return [event.passage];
      return event.kind === 'answered' && event.passage !== null ? [event.passage] : [];
    });
    expect(ends.sort()).toEqual(passages.sort());
  });

  test('first in, first out: no phone begins to ring for a younger call while an older one is free to be taken', () => {
    const entered = new Map<string, number>();
    const waiting = new Map<string, { queue: string; ringing: number }>();
    for (const event of events) {
      if (event.kind === 'entered') {
        entered.set(event.passage, event.at);
        waiting.set(event.passage, { queue: event.queue, ringing: 0 });
      } else if (event.kind === 'left' || event.kind === 'hungUp') waiting.delete(event.passage);
      else if ('passage' in event && event.passage !== null) {
        const own = waiting.get(event.passage);
        if (event.kind === 'answered') waiting.delete(event.passage);
        if (event.kind === 'stoppedRinging' && own !== undefined) own.ringing -= 1;
        if (event.kind !== 'rings' || own === undefined) continue;
        own.ringing += 1;
        for (const [passage, other] of waiting) {
          const members = setup.queues.find(({ id }) => id === other.queue)?.members ?? [];
          if (other.ringing > 0 || passage === event.passage || !members.includes(event.agent)) continue;
          if (ringing === 'all' && other.queue !== own.queue) continue;
          expect(entered.get(passage)).toBeGreaterThanOrEqual(entered.get(event.passage) ?? 0);
        }
      }
    }
  });
});

test('the same seed gives the same day, another one another', () => {
  const day = (seed: number): GroundEvent[] => simulateDay(lifelikeCentre({ calls: 60, seed }));
  expect(day(7)).toEqual(day(7));
  expect(day(7)).not.toEqual(day(8));
});

test('everything that can go wrong happens in a day', () => {
  const events = simulateDay(lifelikeCentre({ calls: 2000, seed: 1 }));
  const seen = new Set<string>();
  for (const event of events) {
    if (event.kind === 'hungUp') seen.add(`hung up while ${event.whileRinging ? 'ringing' : 'quiet'}`);
    if (event.kind === 'left') seen.add(`left: ${event.reason}${event.toQueue === null ? '' : ' to a queue'}`);
    if (event.kind === 'legEnded' && event.transfer !== null) seen.add(`transfer: ${event.transfer.way}`);
    if (event.kind === 'stoppedRinging') seen.add(`${event.purpose}: ${event.why}`);
    if (event.kind === 'entered' && event.caller === null) seen.add('hidden number');
    if (event.kind === 'dialled') seen.add('outgoing');
  }
  expect([...seen].sort()).toEqual([
    'consult: rangOut',
    'direct: callerHungUp',
    'hidden number',
    'hung up while quiet',
    'hung up while ringing',
    'left: closed',
    'left: timeout to a queue',
    'left: voicemail',
    'outgoing',
    'queue: callerHungUp',
    'queue: rangOut',
    'transfer: attended',
    'transfer: blind',
    'transfer: queue',
    'transfer: rangOut',
  ]);
});

test('a day of ten times as many calls is less than a hundred times the work', patient, () => {
  expect(growth((calls) => void simulateDay(lifelikeCentre({ calls })), 500)).toBeLessThan(100);
});
