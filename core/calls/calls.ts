import type { CallFact } from '../said/facts.ts';
import type { Tells } from '../said/tells.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import type { CallRules } from './call-rules.ts';
import type { Step } from './changes.ts';
import type { ExactCalls } from './exact/calls.ts';
import { exactClock, exactFact, exactTime, exactUnseen, noExactCalls } from './exact/calls.ts';
import type { LooseCalls } from './loose/calls.ts';
import { looseClock, looseFact, looseTime, looseUnseen, noLooseCalls } from './loose/calls.ts';
import type { Phones, WaitingCalls } from './passage.ts';

/** All calls that may still change, by how far what is told of them can be believed. A value. */
export type Calls = ExactCalls | LooseCalls;

/**
 * Why a fact is not among the calls: so many are open already that nobody answered; so many are open at all; so much was
 * told of one call.
 */
export type Refusal = 'open-calls' | 'calls' | 'one-call';

/** The calls after something, and what it did to each of them. The same calls where it told nothing new. */
export interface CallsAfter {
  readonly calls: Calls;
  readonly steps: readonly Step[];
  /** Why nothing was done, where there is no room for it. */
  readonly refused?: Refusal;
}

/** Before anything was told. */
export function untold({ delivery }: Tells): Calls {
  switch (delivery) {
    case 'exact':
      return noExactCalls;
    case 'loose':
      return noLooseCalls;
  }
}

/** One fact more. `waiting`: who waits; `phones`: in use; `infers`: whether the queue's order tells who is gone. */
export function afterFact(
  calls: Calls,
  fact: CallFact,
  rules: CallRules,
  waiting: WaitingCalls,
  infers: boolean,
  phones: Phones,
): CallsAfter {
  switch (calls.delivery) {
    case 'exact':
      return exactFact(calls, fact, rules, waiting, infers);
    case 'loose':
      return looseFact(calls, fact, rules, waiting, infers, phones);
  }
}

/** Those calls are gone, of which the phone system no longer knows, and nobody saw how. */
export function afterUnseen(
  calls: Calls,
  source: string,
  gone: readonly string[],
  rules: CallRules,
  at: Instant,
): CallsAfter {
  switch (calls.delivery) {
    case 'exact':
      return exactUnseen(calls, gone, rules);
    case 'loose':
      return looseUnseen(calls, source, gone, rules, at);
  }
}

/** At a later time: who cannot be waiting, ringing or talking any more no longer does. */
export function afterTime(calls: Calls, rules: CallRules, now: Instant): CallsAfter {
  switch (calls.delivery) {
    case 'exact':
      return exactTime(calls, rules, now);
    case 'loose':
      return looseTime(calls, rules, now);
  }
}

/** After the hub's clock was set to `now`: everything still open moves with it. */
export function afterClock(calls: Calls, by: Milliseconds, rules: CallRules, now: Instant): CallsAfter {
  switch (calls.delivery) {
    case 'exact':
      return exactClock(calls, by, rules);
    case 'loose':
      return looseClock(calls, by, rules, now);
  }
}
