import type { Instant, Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
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

/** One caller in ten hangs up while a phone rings for him, and that is the end of it. */
const hangsUp = (call: number): boolean => call % 10 === 3;
export const stepsACall = 3.9;

/** The numbers of calls stay below it. */
const firstLeg = 50_000_000;

/** How many agents each queue needs. */
export function agentsNeeded({ gap, ring, end }: Rhythm): number {
  return Math.ceil((end - ring) / gap / queues.length) + 2;
}

/** The steps of all calls in order of time, without end. */
export function* steps({ gap, ring, answer, end }: Rhythm): Generator<Step, never> {
  const after = [0, ring, answer, end];
  const next = after.map(() => 0);
  const due = (place: number): Milliseconds => (next[place] ?? 0) * gap + (after[place] ?? 0);
  for (;;) {
    const place = after.reduce((first, _, other) => (due(other) < due(first) ? other : first), 0);
    const at = due(place);
    const call = next[place] ?? 0;
    next[place] = call + 1;
    const stage = stageOf(place, call);
    if (stage !== undefined) yield { call, stage, at };
  }
}

function stageOf(place: number, call: number): Stage | undefined {
  const life: readonly Stage[] = hangsUp(call) ? ['enter', 'ring', 'hangUp'] : ['enter', 'ring', 'answer', 'end'];
  return life[place];
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
    const leg = `${series}.${call + firstLeg}`;
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
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return `/hooks/pbx/${secret}/${path}?${pairs.join('&')}`;
}
