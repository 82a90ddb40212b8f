import type { AgentStateChanged, Fact } from '#core/said/facts';
import { device, isInUse } from './device.ts';
import type { Known, Member } from '../read/known.ts';
import type { Telling } from '../read/reading.ts';

type State = Pick<AgentStateChanged, 'presence' | 'reason' | 'until' | 'next'>;

/** What an agent does, in each of his queues: a pause is one queue's own, and wrap-up is as long as its queue says. */
export function statesOf(known: Known, agent: string, telling: Telling): readonly Fact[] {
  return known.members.filter((member) => member.agent === agent).map((member) => stateOf(known, member, telling));
}

export function stateOf(known: Known, member: Member, telling: Telling): Fact {
  const { source, at } = telling;
  const { agent, queue } = member;
  return { kind: 'agent-state', source, at, agent, queue, ...presenceOf(known, member, telling) };
}

/** In a call → ringing → wrap-up → paused or away → ready. */
function presenceOf({ talks }: Known, member: Member, { at, wrapUp }: Telling): State {
  const { status, paused, reason, talkedUntil } = member;
  if (isInUse(status)) return { presence: 'talking' };
  if (status === device.ringing) return { presence: 'ringing' };
  // Asterisk tells no state of some phones, as of a mobile behind a trunk: then the talk itself is all that is known.
  if (talks.some((talk) => talk.agent === member.agent && !talk.isSeen)) return { presence: 'talking' };
  const free: State =
    paused || status !== device.free
      ? { presence: 'other', ...(paused && reason !== null && { reason }) }
      : { presence: 'ready' };
  const restedAt = talkedUntil === null ? -Infinity : talkedUntil + wrapUp(member.queue);
  if (restedAt <= at) return free;
  return { presence: 'wrapUp', until: restedAt, ...(free.presence !== 'ready' && { next: free }) };
}
