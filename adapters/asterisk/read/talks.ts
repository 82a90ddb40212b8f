import type { Fact } from '#core/said/facts';
import { countOf, needed, textOf } from '../message.ts';
import { agentOf } from '../members/agent.ts';
import { released } from './callers.ts';
import { isPhoneInUse } from '../members/device.ts';
import type { Known, Member, Talk } from './known.ts';
import { most } from './known.ts';
import { statesOf } from '../members/states.ts';
import type { Reading, Telling } from './reading.ts';
import { newest, withQueue } from './reading.ts';

/** AgentConnect: an agent answers. The caller's Leave came just before it, and was taken for a leave by key. */
export function connected(known: Known, telling: Telling): Reading {
  const { at, fields, queue, source } = telling;
  const [uniqueid, device] = [textOf(fields, 'uniqueid') ?? null, needed(fields, 'Interface')];
  const { call, known: without } = released(known, queue, uniqueid);
  const agent = memberOf(known, queue, device)?.agent ?? agentOf(device, known.members);
  const leg = textOf(fields, 'destuniqueid') ?? `${uniqueid ?? device}@${at}`;
  const talk: Talk = { queue, interface: device, agent, uniqueid, leg, isSeen: isPhoneInUse(known, agent) };
  const counted = withQueue(without, queue, ({ counted: before }) => ({
    counted: before && { ...before, answered: before.answered + 1 },
  }));
  const next = { ...counted, talks: newest([...counted.talks, talk], most.talks) };
  const answered: Fact = { kind: 'leg-answered', source, at, leg, agent, ...(call !== undefined && { linked: call }) };
  return { known: next, facts: [answered, ...statesOf(next, agent, telling)] };
}

/**
 * AgentComplete: the talk is over. It does not always name the caller, or names another channel of his; the agent and the
 * queue it always names.
 */
export function completed(known: Known, telling: Telling): Reading {
  const { fields, queue } = telling;
  const [uniqueid, device] = [textOf(fields, 'uniqueid'), needed(fields, 'Interface')];
  const own = known.talks.filter((talk) => talk.queue === queue && talk.interface === device);
  const talk = own.find((each) => each.uniqueid === uniqueid) ?? own[0];
  const agent = talk?.agent ?? memberOf(known, queue, device)?.agent ?? agentOf(device, known.members);
  const seconds = countOf(fields, 'talktime');
  const how = {
    transferred: fields.get('reason') === 'transfer',
    ...(seconds !== undefined && { durationSeconds: seconds }),
  };
  const ended = talk === undefined ? { known, facts: [] } : endOf(known, talk, telling, how);
  const next = rested(ended.known, agent, telling);
  return { known: next, facts: [...ended.facts, ...statesOf(next, agent, telling)] };
}

/**
 * His phone was seen in use and is not any more: what talks he had are over, whatever became of the AgentComplete. A phone
 * of which Asterisk tells no state is never seen in use.
 */
export function phoneTold(known: Known, agent: string, telling: Telling): Reading {
  if (isPhoneInUse(known, agent)) {
    const talks = known.talks.map((talk) => (talk.agent === agent && !talk.isSeen ? { ...talk, isSeen: true } : talk));
    return { known: { ...known, talks }, facts: [] };
  }
  const over = known.talks.filter((talk) => talk.agent === agent && talk.isSeen);
  if (over.length === 0) return { known, facts: [] };
  const ended = over.reduce<Reading>(
    (before, talk) => {
      const after = endOf(before.known, talk, telling, { transferred: false });
      return { known: after.known, facts: [...before.facts, ...after.facts] };
    },
    { known, facts: [] },
  );
  return { known: rested(ended.known, agent, telling), facts: ended.facts };
}

/** Without that talk; its end as a fact. */
export function endOf(
  known: Known,
  talk: Talk,
  { at, source }: Pick<Telling, 'at' | 'source'>,
  how: {
    readonly transferred: boolean;
    readonly durationSeconds?: number;
    readonly happenedAt?: number;
    readonly precision?: number;
  },
): Reading {
  return {
    known: { ...known, talks: known.talks.filter((other) => other !== talk) },
    facts: [{ kind: 'leg-ended', source, at, id: talk.leg, ...how }],
  };
}

function rested(known: Known, agent: string, { at }: Telling): Known {
  return {
    ...known,
    members: known.members.map((member) => (member.agent === agent ? { ...member, talkedUntil: at } : member)),
  };
}

function memberOf(known: Known, queue: string, device: string): Member | undefined {
  return known.members.find((member) => member.queue === queue && member.interface === device);
}
