import type { Instant } from '../../time/instant.ts';
import type { CallRules } from '../call-rules.ts';
import { waitLimit } from '../call-rules.ts';
import { changesBetween } from '../changes.ts';
import type { ActiveLeg, Passage } from '../passage.ts';
import { sameLeg } from '../passage.ts';
import type { Leg } from './legs.ts';
import { legLimit, legsOf, queueCalls } from './legs.ts';
import { passagesOf } from './passages.ts';
import type { Thread } from './thread.ts';
import { byCallersId } from './ties.ts';

/** What a thread means: what the numbers are made of. */
export interface Outcome {
  readonly passages: readonly Passage[];
  readonly active: readonly ActiveLeg[];
  /** When the outcome changes even if nothing more is heard; `Infinity` when never. */
  readonly deadline: Instant;
}

/** A thread together with what it means. */
export interface Told {
  readonly thread: Thread;
  readonly outcome: Outcome;
}

/** What a thread means at `now`. Depends on what was said, hardly on the order in which it arrived. */
export function outcomeOf(told: Thread, rules: CallRules, now: Instant): Outcome {
  const thread = byCallersId(told);
  const calls = queueCalls(thread);
  const legs = legsOf(thread, calls, now);
  const passages = passagesOf(thread, legs, rules);
  const open = legs.legs.filter((leg) => leg.endedAt === undefined);
  return {
    passages,
    active: open.map(activeLeg),
    deadline: Math.min(
      ...open.map(legLimit),
      ...passages.filter((passage) => passage.class === 'waiting').map((passage) => waitLimit(passage, rules)),
    ),
  };
}

function activeLeg({ agent, conversation: call, startedAt, answerStands, dialled }: Leg): ActiveLeg {
  const talkingSince = answerStands ?? (dialled ? startedAt : undefined);
  return { agent, call, state: talkingSince === undefined ? 'ringing' : 'talking', since: talkingSince ?? startedAt };
}

/** Nobody waits and no phone is in use: only a late word could still change it. */
export function isOver(outcome: Outcome): boolean {
  return outcome.active.length === 0 && outcome.passages.every((passage) => passage.class !== 'waiting');
}

/** Somebody waits or a phone rings, and nobody talks. Of those that are open. */
export function isUnanswered({ active }: Outcome): boolean {
  return active.every((leg) => leg.state !== 'talking');
}

/** Whether both mean the same. */
export function sameOutcome(a: Outcome, b: Outcome): boolean {
  return (
    a.active.length === b.active.length &&
    a.active.every((leg, index) => sameLeg(leg, b.active[index] ?? leg)) &&
    changesBetween(a.passages, b.passages).length === 0
  );
}
