import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../fakes/random.ts';
import type { Phone } from '../sip/phone.ts';
import type { Caller, Plan } from './caller.ts';
import { newCaller } from './caller.ts';

/** Invented, and with letters, signs and scripts that a telephone may show. */
const names = [
  'Jens Østergaard',
  'Åse Bæk',
  'Hansen & Sønner ApS',
  "Mary O'Brien",
  'Kommunen: Borgerservice',
  '李小龍',
];

export interface Crowd {
  callerOf(number: string): Caller | undefined;
  /** So many call within so many seconds; resolves when the last of them is gone. */
  call(count: number, seconds: number): Promise<void>;
}

export function newCrowd(phone: Phone, random: Random): Crowd {
  const callers = new Map<string, Caller>();
  let called = 0;

  function plan(): Plan {
    called += 1;
    const to = random.chance(0.55) ? '8001' : '8002';
    // Some are gone in a moment, and some would wait for ever.
    const [kind, impatient] = [random.between(0, 1), random.between(2, 8)];
    const patienceSeconds = kind < 0.15 ? impatient : kind < 0.75 ? random.between(10, 45) : random.between(60, 90);
    return {
      // Danish numbers that nobody has.
      number: `45991${String(called).padStart(5, '0')}`,
      name: random.pick(names),
      to,
      patienceSeconds,
      keyAfterSeconds: to === '8001' && random.chance(0.15) ? random.between(5, 15) : null,
    };
  }

  async function one(): Promise<void> {
    const caller = newCaller(phone, plan(), random);
    callers.set(caller.number, caller);
    await caller.run().finally(() => callers.delete(caller.number));
  }

  return {
    callerOf: (number) => callers.get(number),
    async call(count, seconds) {
      const calls: Promise<void>[] = [];
      for (let n = 0; n < count; n += 1) {
        calls.push(one());
        await pause(random.between(0, 2) * (seconds / count) * 1_000);
      }
      await Promise.all(calls);
    },
  };
}
