import type { Sentence } from '#core/said/sentence';
import type { Requests } from '#adapters/csta-xml/requests';
import { noRequests } from '#adapters/csta-xml/requests';
import type { Turn } from '#adapters/stream';
import type { Instant } from '#core/time/instant';
import type { Gap, Gaps } from '../gaps.ts';

/** What an answer is about. `segments`: the parts of a list of calls that are to come. */
export type About =
  | { readonly kind: 'session' | 'register' | 'status' | 'renewal' }
  | { readonly kind: 'monitor' | 'snapshot' | 'agent'; readonly device: string }
  | { readonly kind: 'segments'; readonly device: string };

/** Our side of one connection. */
export interface Talk {
  /** We wait for the switch to speak; sign in; ask to be told of each device; ask what is there; are told what happens. */
  readonly stage: 'waiting' | 'signingIn' | 'watching' | 'listing' | 'live';
  readonly openedAt: Instant;
  /** Another connection is live, and ends when this one is. */
  readonly takesOver: boolean;
  readonly session: string;
  readonly renewAt: Instant;
  /** When all is listed again, after this connection took over; `Infinity`: not. */
  readonly listAt: Instant;
  readonly heardAt: Instant;
  readonly nextId: number;
  readonly requests: Requests<About>;
  readonly watched: readonly string[];
  /** What the switch last said of itself, in small letters. */
  readonly status: string;
  /** What a person should know, by what it is about. */
  readonly troubles: ReadonlyMap<string, Sentence>;
  /** The devices that are not followed, or of which it is not told what is there. */
  readonly gaps: Gaps;
}

/** What one thing that happened on the connection comes to, before the next requests are made. */
export interface Step extends Pick<Turn<Talk>, 'passOver' | 'giveUp' | 'replace' | 'say'> {
  readonly talk: Talk;
}

export function beginning(now: Instant, takesOver: boolean): Talk {
  return {
    stage: 'signingIn',
    openedAt: now,
    takesOver,
    session: '',
    renewAt: Infinity,
    listAt: Infinity,
    heardAt: now,
    nextId: 0,
    requests: noRequests,
    watched: [],
    status: '',
    troubles: new Map(),
    gaps: new Map(),
  };
}

export function withTrouble(talk: Talk, about: string, sentence: Sentence): Talk {
  return { ...talk, troubles: new Map([...talk.troubles, [about, sentence]]) };
}

/** The device cannot be followed, or what is there is not told. */
export function withGap(talk: Talk, device: string, gap: Gap, sentence: Sentence): Talk {
  return { ...withTrouble(talk, device, sentence), gaps: new Map([...talk.gaps, [device, gap]]) };
}

/** What is there is told after all. */
export function withoutGap(talk: Talk, device: string): Talk {
  if (!talk.gaps.has(device)) return talk;
  const others = <Value>(all: ReadonlyMap<string, Value>) => new Map([...all].filter(([key]) => key !== device));
  return { ...talk, troubles: others(talk.troubles), gaps: others(talk.gaps) };
}
