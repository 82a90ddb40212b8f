import type { Instant } from '../time/instant.ts';
import type { Leg } from './legs.ts';
import { legLimit, legsOf, queueCalls } from './legs.ts';
import type { Passage, PassageRules } from './passages.ts';
import { passagesOf } from './passages.ts';
import type { Thread } from './thread.ts';

/** An agent's phone that is in use now. */
export interface ActiveLeg {
  readonly agent: string;
  readonly state: 'talking' | 'ringing';
  readonly call: string;
  /** Since when it rings, or the agent talks. */
  readonly since: Instant;
}

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

export interface OutcomeRules extends PassageRules {
  /** How long anybody can wait in that queue, in milliseconds. */
  maxWait(queue: string): number;
}

/** What a thread means at `now`. Depends on what was said, hardly on the order in which it arrived. */
export function outcomeOf(thread: Thread, rules: OutcomeRules, now: Instant): Outcome {
  const calls = queueCalls(thread);
  const told = legsOf(thread, calls, now);
  const passages = passagesOf(thread, told, rules);
  const open = told.legs.filter((leg) => leg.endedAt === undefined);
  return {
    passages,
    active: open.map(activeLeg),
    deadline: Math.min(
      ...open.map(legLimit),
      ...passages.filter((passage) => passage.class === 'waiting').map((passage) => waitLimit(passage, rules)),
    ),
  };
}

/** When a waiting caller must be gone: nobody waits longer than the queue's longest wait. */
export function waitLimit(passage: Passage, rules: OutcomeRules): Instant {
  return passage.patienceFrom + rules.maxWait(passage.queue) + 1;
}

function activeLeg({ agent, conversation: call, startedAt, answerStands, dialled }: Leg): ActiveLeg {
  const talkingSince = answerStands ?? (dialled ? startedAt : undefined);
  return { agent, call, state: talkingSince === undefined ? 'ringing' : 'talking', since: talkingSince ?? startedAt };
}

/** Nobody waits and no phone is in use: only a late word could still change it. */
export function isOver(outcome: Outcome): boolean {
  return outcome.active.length === 0 && outcome.passages.every((passage) => passage.class !== 'waiting');
}

/** Whether both mean the same. */
export function sameOutcome(a: Outcome, b: Outcome): boolean {
  return (
    a.passages.length === b.passages.length &&
    a.active.length === b.active.length &&
    a.passages.every((passage, index) => samePassage(passage, b.passages[index])) &&
    a.active.every((leg, index) => sameLeg(leg, b.active[index]))
  );
}

function samePassage(a: Passage, b: Passage | undefined): boolean {
  return (
    b !== undefined &&
    a.call === b.call &&
    a.queue === b.queue &&
    a.entry === b.entry &&
    a.class === b.class &&
    a.until === b.until &&
    a.inferred === b.inferred &&
    a.ringing === b.ringing &&
    a.patienceFrom === b.patienceFrom
  );
}

/** Whether both are the same phone in the same use. */
export function sameLeg(a: ActiveLeg, b: ActiveLeg | undefined): boolean {
  return b !== undefined && a.agent === b.agent && a.state === b.state && a.call === b.call && a.since === b.since;
}
