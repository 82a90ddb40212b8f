import type { GroundEvent } from '../../fakes/ground-events.ts';
import type { Story } from '../../fakes/switches/happenings.ts';

/** What is pretended, without an end: a call after the other, each served at once. Lengths of time in milliseconds. */
export interface BusyStory {
  readonly from: number;
  readonly queues: readonly string[];
  /** Of each queue as many; none is asked to take two calls at once. */
  readonly agents: readonly string[];
  readonly callsPerSecond: number;
}

const ringsAfter = 40;
const answeredAfter = 80;
const endsAfter = 240;

/** The calls of each queue that are answered by then. */
export function answeredBy({ from, queues, callsPerSecond }: BusyStory, instant: number): number {
  const begun = Math.floor(((instant - from - answeredAfter) * callsPerSecond) / 1_000) + 1;
  return Math.max(0, Math.ceil(begun / queues.length));
}

/** Eight messages a call, told by a One-Connect: four of its queue and of its agent's phone, and four of both. */
export const messagesACall = 8;

export function busyStory(story: BusyStory): Story {
  const { from, callsPerSecond } = story;
  const gap = 1_000 / callsPerSecond;
  return {
    between(start, end) {
      const first = Math.max(0, Math.floor((start - endsAfter - from) / gap) - 1);
      const last = Math.ceil((end - from) / gap);
      const numbers = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
      return numbers
        .flatMap((number) => callOf(story, number, Math.ceil(from + number * gap)))
        .filter(({ at }) => at >= start && at < end)
        .sort((one, other) => one.at - other.at);
    },
  };
}

function callOf({ queues, agents }: BusyStory, number: number, at: number): readonly GroundEvent[] {
  const queue = queues[number % queues.length] ?? '';
  const call = `call-${number}`;
  const passage = `${call}/${queue}`;
  const caller = String(20_000_000 + (number % 70_000_000));
  const leg = { leg: `leg-${number}`, agent: agents[number % agents.length] ?? '', call, passage, caller };
  return [
    { kind: 'entered', at, call, queue, passage, caller },
    { kind: 'rings', at: at + ringsAfter, purpose: 'queue', ...leg },
    { kind: 'answered', at: at + answeredAfter, purpose: 'queue', ...leg },
    {
      kind: 'legEnded',
      at: at + endsAfter,
      purpose: 'queue',
      talkedFor: endsAfter - answeredAfter,
      transfer: null,
      ...leg,
    },
    { kind: 'callerGone', at: at + endsAfter, call },
  ];
}
