import { valueAt } from '#adapters/csta-xml/records';
import type { AgentPresence, AgentStateChanged } from '#core/said/facts';
import type { Known } from './known.ts';
import type { Place } from './place.ts';

interface State {
  readonly presence: AgentPresence;
  readonly reason?: string;
}

/** What the members among these agents do in each queue, where it is something else than before. */
export function stateFacts(
  before: Known,
  after: Known,
  agents: readonly string[],
  { base }: Place,
): readonly AgentStateChanged[] {
  const facts: AgentStateChanged[] = [];
  for (const queue of Object.keys(after.members)) {
    for (const agent of new Set(agents)) {
      const state = stateIn(after, queue, agent);
      if (state === undefined || isSame(state, stateIn(before, queue, agent))) continue;
      facts.push({ kind: 'agent-state', ...base, agent, queue, ...state });
    }
  }
  return facts;
}

function isSame(state: State, other: State | undefined): boolean {
  return state.presence === other?.presence && state.reason === other.reason;
}

/**
 * What a member does: in a call, else rung, else not to be disturbed or signed out (One-Connect's own dashboard counts
 * both apart from the ready ones, the second as "Inaktive"), else ready. Absent where he is no member.
 */
function stateIn(known: Known, queue: string, agent: string): State | undefined {
  const signedIn = valueAt(valueAt(known.members, queue) ?? {}, agent);
  if (signedIn === undefined) return undefined;
  const user = valueAt(known.users, agent);
  const calls = Object.values(user?.calls ?? {});
  if (calls.some(({ state }) => state === 'talking')) return { presence: 'talking' };
  if (calls.length > 0) return { presence: 'ringing' };
  if (user?.resting === true) return { presence: 'other', reason: 'Forstyr ikke' };
  return signedIn ? { presence: 'ready' } : { presence: 'other', reason: 'Inaktiv' };
}
