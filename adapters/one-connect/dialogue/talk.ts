import type { Sentence } from '#core/said/sentence';
import type { Requests } from '#adapters/csta-xml/requests';
import { noRequests } from '#adapters/csta-xml/requests';
import type { Instant } from '#core/time/instant';
import type { Member } from '../read/members.ts';

/** What an answer is about. Numbers are local ones. */
export type About =
  | { readonly kind: 'session' | 'trunk' | 'renewal' | 'probe' }
  | { readonly kind: 'monitor' | 'snapshot'; readonly device: string }
  | { readonly kind: 'queue' | 'members' | 'rest'; readonly number: string }
  | { readonly kind: 'order'; readonly order: string };

/** What a person asked for, and by what it is seen to be done. */
export type Wish =
  | { readonly kind: 'member'; readonly number: string; readonly agent: string; readonly signedIn: boolean }
  | { readonly kind: 'rest'; readonly agent: string; readonly on: boolean }
  | { readonly kind: 'call'; readonly agent: string };

export interface OpenOrder {
  readonly id: string;
  readonly wish: Wish;
  readonly until: Instant;
}

/** Our side of one connection. */
export interface Talk {
  /**
   * We sign in; ask to be told of all; ask for what is there; ask for the queues' own calls, after those of the users; are
   * told of what happens.
   */
  readonly stage: 'signingIn' | 'watching' | 'asking' | 'listing' | 'live';
  /** Another connection is live, and ends when this one is: what is told until then is not kept. */
  readonly takesOver: boolean;
  readonly session: string;
  readonly renewAt: Instant;
  /** When all is asked for again, in case that an event was lost. */
  readonly roundAt: Instant;
  readonly heardAt: Instant;
  /** Above 0 what is asked has a number behind its name: the plain one was used. */
  readonly serial: number;
  readonly requests: Requests<About>;
  /** The trunk is watched as a whole. */
  readonly watchesTrunk: boolean;
  readonly watched: ReadonlySet<string>;
  /** By the queue's local number. */
  readonly members: ReadonlyMap<string, readonly Member[]>;
  /** What a person should know, by what it is about. */
  readonly troubles: ReadonlyMap<string, Sentence>;
  /** The last answers, by what was asked: one that says the same again, with no event between, is no news. */
  readonly told: ReadonlyMap<string, string>;
  readonly orders: readonly OpenOrder[];
}

export function beginning(now: Instant, takesOver: boolean): Talk {
  return {
    stage: 'signingIn',
    takesOver,
    session: '',
    renewAt: Infinity,
    roundAt: Infinity,
    heardAt: now,
    serial: 0,
    requests: noRequests,
    watchesTrunk: false,
    watched: new Set(),
    members: new Map(),
    troubles: new Map(),
    told: new Map(),
    orders: [],
  };
}

export function withTrouble(talk: Talk, about: string, sentence: Sentence | undefined): Talk {
  if (talk.troubles.get(about)?.en === sentence?.en) return talk;
  const others = [...talk.troubles].filter(([other]) => other !== about);
  return { ...talk, troubles: new Map(sentence === undefined ? others : [...others, [about, sentence]]) };
}

/** All members of all queues, each once. */
export function agentsOf({ members }: Talk): readonly string[] {
  return [...new Set([...members.values()].flatMap((each) => each.map(({ agent }) => agent)))];
}
