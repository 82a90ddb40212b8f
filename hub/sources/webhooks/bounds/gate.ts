import type { Refusal } from '#core/calls/calls';
import type { Milliseconds } from '#core/time/instant';
import { type Bucket, createBucket } from './bucket.ts';
import { burst, bytesADay, mostUnderWay, ofADay, type SourceLimits } from './limits.ts';

/** Why a request that may come in does not: it is answered 429, and the phone system says it again. */
export type Overload = 'per-second' | 'bytes-a-day' | 'under-way' | Refusal;

export interface GateSource {
  readonly id: string;
  readonly limits: SourceLimits;
}

/** Keeps each source within its bounds, so that one whose secret is known to strangers costs the others nothing. */
export interface Gate {
  /** Whether one more request of it may be read now. */
  mayAsk(source: string): Overload | null;
  /** Whether one of so many bytes may go on its way into the journal. If so, `left` is to be called when it is there. */
  enter(source: string, bytes: number, room: (underWay: number) => Refusal | null): Overload | null;
  left(source: string): void;
  /** From now on these are the sources. Who has the same limits as before begins nothing anew. */
  admit(sources: readonly GateSource[]): void;
}

interface Lane {
  readonly limits: SourceLimits;
  readonly requests: Bucket;
  readonly bytes: Bucket;
  underWay: number;
}

/** `clock`: milliseconds that only go on. */
export function createGate(sources: readonly GateSource[], clock: () => Milliseconds = () => performance.now()): Gate {
  let lanes = new Map<string, Lane>();

  function laneOf({ id, limits }: GateSource): Lane {
    const before = lanes.get(id);
    if (before !== undefined && before.limits.perSecond === limits.perSecond) return before;
    const now = clock();
    return {
      limits,
      requests: createBucket((limits.perSecond * burst) / 1_000, burst, now),
      bytes: createBucket(bytesADay, ofADay, now),
      underWay: before?.underWay ?? 0,
    };
  }

  const gate: Gate = {
    mayAsk(source) {
      return lanes.get(source)?.requests.take(1, clock()) === false ? 'per-second' : null;
    },
    enter(source, bytes, room) {
      const lane = lanes.get(source);
      if (lane === undefined) return null;
      if (lane.underWay >= mostUnderWay) return 'under-way';
      const refusal = room(lane.underWay);
      if (refusal !== null) return refusal;
      if (!lane.bytes.take(bytes, clock())) return 'bytes-a-day';
      lane.underWay += 1;
      return null;
    },
    left(source) {
      const lane = lanes.get(source);
      if (lane !== undefined) lane.underWay = Math.max(0, lane.underWay - 1);
    },
    admit(now) {
      lanes = new Map(now.map((source) => [source.id, laneOf(source)]));
    },
  };
  gate.admit(sources);
  return gate;
}
