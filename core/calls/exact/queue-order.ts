import type { CallFact } from '../../said/facts.ts';
import type { CallRules } from '../call-rules.ts';
import { itemsBefore } from '../by-time.ts';
import type { WaitingCall, WaitingCalls } from '../passage.ts';
import { entryOf, nobodyWaits } from '../passage.ts';
import type { ExactCall } from './call.ts';

/**
 * Callers who must have hung up unreported, of a phone system that does not tell each who does: where a queue serves first
 * in, first out, one who entered later is now rung for, or answered, by a member, and they entered earlier, wait, and no
 * phone rings for them.
 */
export function servedBefore(
  waiting: WaitingCalls,
  rules: CallRules,
  before: ExactCall,
  after: ExactCall,
  fact: CallFact,
): readonly WaitingCall[] {
  if (fact.kind !== 'leg-ringing' && fact.kind !== 'leg-answered') return [];
  const stay = before.stay?.class === 'waiting' ? before.stay : after.stay;
  if (stay === undefined || !rules.isFirstInFirstOut(stay.queue) || !rules.isMember(stay.queue, fact.agent)) return [];
  // What an agent answers was chosen when his phone began to ring, and meanwhile another's may have rung out.
  if (before.legs.some((leg) => leg.id === fact.leg && leg.agent === fact.agent && leg.state === 'ringing')) return [];
  return itemsBefore(waiting[stay.queue] ?? nobodyWaits, stay.entry, entryOf).filter(
    ({ call, ringing }) => !ringing && call !== after.id,
  );
}
