import type { Book } from '../book/book.ts';
import type { AgentPresence } from '../said/facts.ts';
import type { QueueAgent } from './queue.ts';

/** How many members of a queue are in each state; the logged out are in none. */
export interface AgentCounts {
  readonly ready: number;
  readonly busy: number;
  /** Of the busy: those whose phone rings. */
  readonly ringing: number;
  readonly other: number;
}

/** Each member in exactly one state: logged out → in a call → phone ringing → wrap-up → other → ready. */
function agentState(book: Book, agent: string): AgentPresence {
  // Where the phone system tells what each agent does, one of whom it says nothing is not there for the next call.
  const presence = book.presence.get(agent)?.presence ?? (book.presence.isEmpty() ? 'ready' : 'other');
  if (presence === 'loggedOut') return presence;
  const phones = book.tally.phones.get(agent);
  if (presence === 'talking' || phones === undefined) return presence;
  return phones.talking > 0 ? 'talking' : 'ringing';
}

/** The members of a queue; `undefined` where nobody has said who they are, or what any of them does. */
function membersOf(book: Book, queue: string): readonly string[] | undefined {
  const isTold = !book.tellsStates || !book.presence.isEmpty() || book.rules.members(queue)?.length === 0;
  return isTold ? book.rules.members(queue) : undefined;
}

/** The members of a queue, each with what he does now; `undefined` where nobody has said who they are, or what they do. */
export function agentsOf(book: Book, queue: string): readonly QueueAgent[] | undefined {
  return membersOf(book, queue)?.map((id) => {
    const state = agentState(book, id);
    const said = book.presence.get(id);
    const reason = said?.presence === state ? said.reason : undefined;
    return { id, name: book.names.get(id) ?? null, state, ...(reason !== undefined && { reason }) };
  });
}

/** The members of a queue by state; `undefined` where nobody has said who they are, or what they do. */
export function countAgents(book: Book, queue: string): AgentCounts | undefined {
  const members = membersOf(book, queue);
  if (members === undefined) return undefined;
  const counts = { ready: 0, busy: 0, ringing: 0, other: 0 };
  for (const agent of members) {
    const state = agentState(book, agent);
    switch (state) {
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
