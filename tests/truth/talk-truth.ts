import type { Instant, Milliseconds } from '#core/time/instant';
import type { Answered, Dialled, GroundEvent, LegEnded } from '../fakes/ground-events.ts';

/** Who really talked with somebody. */
export interface TalkTruth {
  readonly direction: 'in' | 'out';
  readonly agent: string;
  /** Of who was asked first by a colleague and then given the caller: when he was asked. */
  readonly start: Instant;
  readonly length: Milliseconds;
  /** The queue by which he came. */
  readonly queue: string | null;
}

/** By number, in order of their beginning. What agents say to each other is none of it, unless the caller is handed over by it. */
export function talksTruth(events: readonly GroundEvent[]): ReadonlyMap<string, readonly TalkTruth[]> {
  const began = new Map<string, Answered | Dialled>();
  const handedOver = new Map<string, string>();
  const numbers = new Map<string, string>();
  const answers: Answered[] = [];
  for (const event of events) {
    if (event.kind === 'answered' || event.kind === 'dialled') began.set(event.leg, event);
    if (event.kind === 'answered') answers.push(event);
    if (event.kind === 'entered' && event.caller !== null) numbers.set(event.call, event.caller);
    if (event.kind === 'rings' && event.purpose === 'direct' && event.caller !== null) {
      numbers.set(event.call, event.caller);
    }
    if (event.kind === 'dialled') numbers.set(event.leg, event.number);
    const isQuestion = event.kind === 'legEnded' && event.purpose === 'outgoing' && event.transfer !== null;
    if (isQuestion) handedOver.set(event.leg, event.transfer?.call ?? '');
  }
  const talks = events.flatMap((event) => {
    if (event.kind !== 'legEnded') return [];
    const call = callOf(event, handedOver);
    const number = call === undefined ? undefined : numbers.get(call);
    const start = began.get(event.leg)?.at;
    if (number === undefined || start === undefined) return [];
    const cameBy = answers.filter((each) => each.call === call && each.passage !== null && each.at <= start).at(-1);
    const talk: TalkTruth = {
      direction: event.purpose === 'outgoing' ? 'out' : 'in',
      agent: event.agent,
      start,
      length: event.at - start,
      queue: cameBy?.passage?.split('/')[1] ?? null,
    };
    return [{ number, talk }];
  });
  const byNumber = Map.groupBy(talks, ({ number }) => number);
  return new Map([...byNumber].map(([number, all]) => [number, all.map(({ talk }) => talk).toSorted(byStart)]));
}

const byStart = (a: TalkTruth, b: TalkTruth): number => a.start - b.start;

function callOf({ purpose, call, leg }: LegEnded, handedOver: ReadonlyMap<string, string>): string | undefined {
  if (purpose === 'consult') return handedOver.get(call);
  return purpose === 'outgoing' ? leg : call;
}
