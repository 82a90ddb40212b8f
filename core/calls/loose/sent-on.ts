import type { CallFact, LegEnded } from '../../said/facts.ts';
import type { Instant } from '../../time/instant.ts';
import type { ActiveLeg, Phones } from '../passage.ts';
import { sameLeg } from '../passage.ts';
import type { Leg } from './legs.ts';
import { legsOf, queueCalls } from './legs.ts';
import type { Told } from './outcome.ts';
import type { Thread } from './thread.ts';
import { spaced } from './thread.ts';
import { byCallersId } from './ties.ts';

/**
 * The same end, with the call that it sent on. Where the phone system does not name it: the agent's own call is what he joined
 * to the call that he had before it.
 */
export function withSentCall(fact: CallFact, before: readonly Told[], phones: Phones): CallFact {
  if (fact.kind !== 'leg-ended' || !fact.transferred || fact.transferredCall !== undefined) return fact;
  const [ended] = before.flatMap((told) => legsAt(told, fact.at)).filter((leg) => leg.dialled && idOf(leg) === fact.id);
  if (ended === undefined) return fact;
  const held = talkingElsewhere(phones, ended.agent, (leg) => leg.call !== ended.conversation)
    .filter((leg) => leg.since <= ended.startedAt)
    .reduce<ActiveLeg | undefined>(
      (last, leg) => (last === undefined || leg.since > last.since ? leg : last),
      undefined,
    );
  return held === undefined ? fact : { ...fact, transferredCall: held.call };
}

/** What the end of an agent's part of one call tells of the others that he has: his own calls that ended with it. */
export interface EndsElsewhere {
  /** He sent the caller on through these. */
  readonly ends: readonly LegEnded[];
  /** Calls of queues that he had before: he must be free of them. */
  readonly free: readonly { readonly agent: string; readonly call: string }[];
}

export function endsElsewhere(
  fact: LegEnded,
  before: readonly Told[],
  after: Told,
  phones: Phones,
  openCall: (call: string) => Told | undefined,
): EndsElsewhere {
  const still = after.outcome.active;
  const ended = before
    .flatMap(({ outcome }) => outcome.active)
    .filter((leg) => leg.state === 'talking' && !still.some((other) => sameLeg(leg, other)));
  const ends: LegEnded[] = [];
  const free: { agent: string; call: string }[] = [];
  for (const leg of ended) {
    const { agent, call, since } = leg;
    const isElsewhere = (other: ActiveLeg) => !after.thread.ids.includes(spaced(fact.source, other.call));
    const others = talkingElsewhere(phones, agent, isElsewhere);
    if (others.length === 0) continue;
    const isQueueCall = servedInQueue(after, leg, fact.at);
    for (const other of others) {
      const told = openCall(other.call);
      if (told === undefined) continue;
      if (fact.transferred && other.since >= since) ends.push(...ownCalls(told, fact, agent, call));
      else if (isQueueCall && other.since < since && isOfQueue(told, other.call))
        free.push({ agent, call: other.call });
    }
  }
  return { ends, free };
}

function ownCalls(told: Told, fact: LegEnded, agent: string, call: string): readonly LegEnded[] {
  const { source, at } = fact;
  return legsAt(told, at)
    .filter((leg) => leg.agent === agent && leg.dialled)
    .map((leg) => ({ kind: 'leg-ended', source, at, id: idOf(leg), transferred: true, transferredCall: call }));
}

function servedInQueue(told: Told, { agent, call }: ActiveLeg, at: Instant): boolean {
  if (!isOfQueue(told, call)) return false;
  const { legs } = legsOf(...storyOf(told), at);
  return legs.some((leg) => leg.agent === agent && leg.conversation === call && leg.answeredAt !== undefined);
}

function isOfQueue({ outcome }: Told, call: string): boolean {
  return outcome.passages.some((passage) => passage.call === call);
}

function talkingElsewhere(
  phones: Phones,
  agent: string,
  isElsewhere: (leg: ActiveLeg) => boolean,
): readonly ActiveLeg[] {
  return (phones.get(agent) ?? []).filter((leg) => leg.state === 'talking' && isElsewhere(leg));
}

/** Its legs that are in use then. */
function legsAt(told: Told, at: Instant): readonly Leg[] {
  return legsOf(...storyOf(told), at).legs.filter((leg) => leg.endedAt === undefined);
}

function storyOf({ thread }: Told): readonly [Thread, ReadonlySet<string>] {
  const story = byCallersId(thread);
  return [story, queueCalls(story)];
}

/** The id by which its end is told. */
function idOf({ part, conversation }: Leg): string {
  return part ?? conversation;
}
