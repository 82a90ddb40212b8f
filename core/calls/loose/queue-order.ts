import type { CallFact, LegStart } from '../../said/facts.ts';
import type { CallRules } from '../call-rules.ts';
import type { Passage, WaitingCall, WaitingCalls } from '../passage.ts';
import { itemsBefore } from '../by-time.ts';
import { entryOf, nobodyWaits } from '../passage.ts';
import { callOf, queueCalls } from './legs.ts';
import type { Outcome, Told } from './outcome.ts';
import { isLegStart } from './thread.ts';
import { byCallersId } from './ties.ts';

/**
 * Callers who must have hung up unreported: where a queue serves first in, first out, one who entered later is now
 * being served by a member, and they entered earlier, wait, and no phone rings for them.
 */
export function servedBefore(
  waiting: WaitingCalls,
  rules: CallRules,
  before: Outcome | undefined,
  told: Told,
  fact: CallFact,
): readonly WaitingCall[] {
  const { passages } = told.outcome;
  const isOwn = (call: string): boolean => passages.some((passage) => passage.call === call);
  return passages
    .filter((passage) => rules.isFirstInFirstOut(passage.queue))
    .filter((passage) => startsToBeServed(passage, before, told, fact))
    .filter((passage) => servingAgents(passage, told, fact).some((agent) => rules.isMember(passage.queue, agent)))
    .flatMap((passage) =>
      itemsBefore(waiting[passage.queue] ?? nobodyWaits, passage.entry, entryOf).filter(
        ({ call, ringing }) => !ringing && !isOwn(call),
      ),
    );
}
/**
 * A phone that begins to ring tells whom the queue chose. An answer tells it only where no ring of that phone was told:
 * what it answered was chosen when it began to ring, and meanwhile another's phone may have rung out.
 */
function startsToBeServed(passage: Passage, before: Outcome | undefined, told: Told, fact: CallFact): boolean {
  const earlier = before?.passages.find((other) => other.call === passage.call && other.entry === passage.entry);
  if (passage.class === 'answered') {
    return earlier?.class !== 'answered' && !(fact.kind === 'leg-answered' && rangFor(passage, told, fact.agent));
  }
  if (passage.class !== 'waiting' || !passage.ringing) return false;
  return earlier?.ringing !== true || fact.kind === 'leg-ringing';
}

function rangFor(passage: Passage, told: Told, agent: string): boolean {
  return startsOf(passage, told).some((start) => start.kind === 'leg-ringing' && start.agent === agent);
}

function servingAgents(passage: Passage, told: Told, fact: CallFact): readonly string[] {
  return isLegStart(fact) ? [fact.agent] : startsOf(passage, told).map((start) => start.agent);
}

function startsOf(passage: Passage, told: Told): readonly LegStart[] {
  const thread = byCallersId(told.thread);
  const calls = queueCalls(thread);
  return thread.events.filter(isLegStart).filter((start) => callOf(start, calls) === passage.call);
}
