import type { Instant } from '#core/time/instant';
import { complete, connect, hangUp, join } from './calls.ts';
import type { House } from './house.ts';
import { newHouse } from './house.ts';
import type { Told } from './lines.ts';

/** Two queues that share 203, as the tests' surroundings have them. */
export function exampleHouse(now: Instant = 0): House {
  return newHouse({ members: { support: ['PJSIP/201', 'PJSIP/203'], sales: ['PJSIP/203'] } }, now);
}

let calls = 0;

/** Somebody is answered by 201 and talks for 30 s. */
export function answeredCall(house: House, now: Instant = 0): readonly Told[] {
  calls += 1;
  const [uniqueid, leg] = [`1795.${calls}`, `1796.${calls}`];
  return [
    ...join(house, 'support', uniqueid, '4599100084', now),
    ...connect(house, 'support', uniqueid, 'PJSIP/201', leg, now + 4_000),
    ...complete(house, leg, 'caller', now + 34_000),
  ];
}

/** Somebody hangs up, and another waits on. */
export function abandonedCall(house: House, now: Instant = 0): readonly Told[] {
  calls += 2;
  return [
    ...join(house, 'support', `1795.${calls - 1}`, null, now),
    ...join(house, 'support', `1795.${calls}`, null, now),
    ...hangUp(house, 'support', `1795.${calls - 1}`, now + 9_000),
  ];
}
