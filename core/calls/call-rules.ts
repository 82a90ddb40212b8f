import type { Instant, Milliseconds } from '../time/instant.ts';
import type { Passage } from './passage.ts';

/** What the rules of the queues say that matters to a call. */
export interface CallRules {
  /** Where nobody has said who the members are, whoever is rung for the queue is taken for one. */
  isMember(queue: string, agent: string): boolean;
  isFirstInFirstOut(queue: string): boolean;
  shortAbandon(queue: string): Milliseconds;
  /** How many calls may be open at once that nobody has answered. */
  readonly openCalls: number;
  /** How many calls may be open at once, these and the answered. */
  readonly calls: number;
  /** How long anybody can wait in that queue. */
  maxWait(queue: string): Milliseconds;
}

/** When a waiting caller must be gone: nobody waits longer than the queue's longest wait. */
export function waitLimit({ patienceFrom, queue }: Passage, rules: CallRules): Instant {
  return patienceFrom + rules.maxWait(queue) + 1;
}

/** The passage of a caller who hung up at `until`; `inferred` where nobody said so. */
export function lost(passage: Passage, until: Instant, inferred: boolean, rules: CallRules): Passage {
  const short = until - passage.entry < rules.shortAbandon(passage.queue);
  return { ...passage, class: short ? 'shortAbandoned' : 'abandoned', until, inferred, ringing: false };
}
