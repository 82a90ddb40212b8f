import type { Instant, Milliseconds } from '#core/instant';
import { second } from '#core/instant';
import { agentsOf, queues, secret } from './configuration.ts';

/** How the calls of a script follow one another. Every call takes the same time, so that first in is first out. */
export interface Rhythm {
  /** From one call's entry to the next one's. */
  readonly gap: Milliseconds;
  /** From the entry on: when a phone rings, when it is answered (or the caller hangs up), when all is over. */
  readonly ring: Milliseconds;
  readonly answer: Milliseconds;
  readonly end: Milliseconds;
}

/** A call is answered after half a minute and talks for a minute and a half. */
export const usual: Omit<Rhythm, 'gap'> = { ring: 16 * second, answer: 24 * second, end: 120 * second };

export type Stage = 'enter' | 'ring' | 'answer' | 'hangUp' | 'end';

/** Something that happens to one call. `at`: milliseconds since the script began. */
export interface Step {
  readonly call: number;
  readonly stage: Stage;
  readonly at: Milliseconds;
}

/** One caller in ten hangs up while a phone rings for him. */
const hangsUp = (call: number): boolean => call % 10 === 3;

/** How many agents each queue needs. */
export function agentsNeeded({ gap, ring, end }: Rhythm): number {
  return Math.ceil((end - ring) / gap / queues.length) + 2;
}

/** The steps of all calls in order of time, without end: four of each call. */
export function* steps({ gap, ring, answer, end }: Rhythm): Generator<Step, never> {
  const stages = [
    { after: 0, stage: () => 'enter' },
    { after: ring, stage: () => 'ring' },
    { after: answer, stage: (call: number) => (hangsUp(call) ? 'hangUp' : 'answer') },
    { after: end, stage: () => 'end' },
  ] as const;
  const next = stages.map(() => 0);
  for (;;) {
    let first = 0;
    for (let index = 1; index < stages.length; index += 1) if (due(index) < due(first)) first = index;
    const call = next[first] ?? 0;
    yield { call, stage: stages[first]?.stage(call) ?? 'enter', at: due(first) };
    next[first] = call + 1;
  }

  function due(index: number): Milliseconds {
    return (next[index] ?? 0) * gap + (stages[index]?.after ?? 0);
  }
}

/** A request of Flexfone (documents 003 and 004), as it stands after the secret. */
export interface ScriptedRequest {
  readonly path: string;
  readonly query: { readonly [name: string]: string };
}

/** The queue that a call enters: each in turn. */
export function queueOf(call: number): number {
  return call % queues.length;
}

/** `series`: begins every id, so that no two scripts have one in common. */
export function createScribe(series: string, agentsAQueue: number): (step: Step, now: Instant) => ScriptedRequest {
  const agents = queues.map((_, index) => agentsOf(index, agentsAQueue));

  return ({ call, stage }, now) => {
    const queue = queueOf(call);
    const id = `${series}.${call}`;
    const leg = `${series}.${call}1`.replace('.', '.9');
    const caller = String(20_000_000 + ((call * 7_919) % 79_999_999));
    const agent = agents[queue]?.[Math.floor(call / queues.length) % agentsAQueue] ?? '';
    const ended = (of: string) => ({
      path: 'ended',
      query: { AccountId: '1234', 'Unique CallId': of, Duration: '8', Transfer: 'False', CallDirection: 'Incoming' },
    });
    switch (stage) {
      case 'enter': {
        const names = { uniquecallid: id, callerid: caller, callername: `${caller} - Hovednummer` };
        return { path: `queue/${queues[queue] ?? ''}/enter`, query: names };
      }
      case 'ring':
      case 'answer':
        return {
          path: stage === 'ring' ? 'incoming' : 'answered',
          query: {
            AccountId: '1234',
            UniqueCallId: leg,
            Calledphone: `${agent}00`,
            EmployeeLocalNumber: agent,
            ANumber: caller,
            TimeStamp: String(Math.floor(now / second)),
            LinkedUniqueCallId: id,
          },
        };
      case 'hangUp':
        return ended(id);
      case 'end':
        return ended(leg);
    }
  };
}

/** The request's address on the webhooks' port. */
export function targetOf({ path, query }: ScriptedRequest): string {
  const pairs = Object.entries(query).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `/hooks/pbx/${secret}/${path}?${pairs.join('&')}`;
}
