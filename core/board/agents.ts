import type { Book } from '../book/book.ts';
import { presenceIn } from '../book/presence.ts';
import type { AgentPresence } from '../said/facts.ts';
import type { ActiveLeg } from '../calls/passage.ts';
import type { Instant } from '../time/instant.ts';

/** How many members of a queue are in each state; the logged out are in none. */
export interface AgentCounts {
  readonly ready: number;
  readonly busy: number;
  /** Of the busy: those whose phone rings. */
  readonly ringing: number;
  readonly other: number;
  /** Of whom nothing is known: they may be any of these. */
  readonly unknown: number;
}

/** A member of a queue, and what he does now. */
export interface Member {
  readonly id: string;
  /** `null` where nobody has said it. */
  readonly name: string | null;
  readonly state: AgentPresence;
  /** Since when he is in that state; `null` where that is not known. */
  readonly since: Instant | null;
  /** The phone system's own word for the state. */
  readonly reason: string | null;
}

type State = Pick<Member, 'state' | 'since' | 'reason'>;

/** Where the phone system tells what each agent does, one of whom it says nothing is not there for the next call. */
const away: State = { state: 'other', since: null, reason: null };
const ready: State = { state: 'ready', since: null, reason: null };

/**
 * Each member in exactly one state: logged out → in a call → phone ringing → wrap-up → other → ready. Where the phone system
 * lists whose state it tells, one who is not on the list is in none that anybody knows: `undefined`.
 */
function stateOf(book: Book, queue: string, agent: string): State | undefined {
  const presence = presenceIn(book.presences, queue, agent);
  const said = presence && { state: presence.presence, since: presence.since, reason: presence.reason ?? null };
  const phone = phoneOf(book.tally.phones.get(agent) ?? []);
  switch (book.tells.agents) {
    case 'states':
      return said ?? phone ?? (book.presences.isListed ? undefined : away);
    case 'phones':
    case 'counts':
    case 'none':
      if (said?.state === 'loggedOut' || said?.state === 'talking') return said;
      // Whatever he was before the call, he is it again since it ended.
      return phone ?? since(said ?? ready, book.tally.freed.get(agent) ?? null);
  }
}

function phoneOf(legs: readonly ActiveLeg[]): State | undefined {
  const talking = legs.filter(({ state }) => state === 'talking');
  const inUse = talking.length > 0 ? talking : legs;
  if (inUse.length === 0) return undefined;
  const first = Math.min(...inUse.map((leg) => leg.since));
  return { state: talking.length > 0 ? 'talking' : 'ringing', since: first, reason: null };
}

function since(state: State, freedAt: Instant | null): State {
  return freedAt === null || freedAt < (state.since ?? -Infinity) ? state : { ...state, since: freedAt };
}

/** The members of a queue; `undefined` where nobody has said who they are, or what any of them does. */
function membersOf(book: Book, queue: string): readonly string[] | undefined {
  // Who only counts them says nothing of any of them.
  if (book.tells.agents === 'counts') return undefined;
  const members = book.rules.members(queue);
  if (book.tells.agents !== 'states' || members === undefined || members.length === 0) return members;
  return members.some((agent) => presenceIn(book.presences, queue, agent) !== undefined) ? members : undefined;
}

/** The members of a queue, each with what he does now; `undefined` where nobody has said who they are, or what they do. */
export function agentsOf(book: Book, queue: string): readonly Member[] | undefined {
  return membersOf(book, queue)?.flatMap((id) => {
    const state = stateOf(book, queue, id);
    return state === undefined ? [] : [{ id, name: book.names.get(id) ?? null, ...state }];
  });
}

/** The members of a queue by state; `undefined` where nobody has said who they are, or what they do. */
export function countAgents(book: Book, queue: string): AgentCounts | undefined {
  const members = membersOf(book, queue);
  if (members === undefined) return undefined;
  const counts = { ready: 0, busy: 0, ringing: 0, other: 0, unknown: 0 };
  for (const agent of members) {
    const state = stateOf(book, queue, agent)?.state;
    switch (state) {
      case undefined:
        counts.unknown += 1;
        break;
      case 'ready':
      case 'other':
        counts[state] += 1;
        break;
      case 'ringing':
        counts.ringing += 1;
        counts.busy += 1;
        break;
      case 'talking':
      case 'wrapUp':
        counts.busy += 1;
        break;
      case 'loggedOut':
        break;
    }
  }
  return counts;
}
