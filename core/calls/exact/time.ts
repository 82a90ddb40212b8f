import type { Instant, Milliseconds } from '../../time/instant.ts';
import type { CallRules } from '../call-rules.ts';
import { lost, waitLimit } from '../call-rules.ts';
import { longestQueueRing, longestTalk, overtakenWithin } from '../limits.ts';
import type { Passage } from '../passage.ts';
import type { ExactAfter, ExactCall, ExactLeg } from './call.ts';
import { isSame, lateAnswer } from './call.ts';

/** When the call changes even if nothing more is heard; `Infinity` when never. */
export function deadlineOf({ stay, legs }: ExactCall, rules: CallRules): Instant {
  return Math.min(stay === undefined ? Infinity : stayLimit(stay, rules), ...legs.map(legLimit));
}

/** Until when the stay can go on as it is: a wait, or the time in which what was taken for its end may be put right. */
function stayLimit(stay: Passage, rules: CallRules): Instant {
  if (stay.class === 'waiting') return waitLimit(stay, rules);
  const mayChange = stay.class === 'overflowed' ? lateAnswer : overtakenWithin;
  return (stay.until ?? stay.entry) + 1 + (stay.inferred ? rules.maxWait(stay.queue) : mayChange);
}

/** A connection may be cut, and with it the end of a leg lost: nothing lasts for ever. */
function legLimit({ state, since }: ExactLeg): Instant {
  return since + (state === 'ringing' ? longestQueueRing : longestTalk);
}

/** The call at a later time. */
export function atTime(call: ExactCall, rules: CallRules, now: Instant): ExactAfter {
  let after: ExactAfter = { call, final: [] };
  while (deadlineOf(after.call, rules) <= now) after = changedByTime(after, rules, now);
  return after;
}

function changedByTime({ call, final }: ExactAfter, rules: CallRules, now: Instant): ExactAfter {
  const legs = call.legs.filter((leg) => legLimit(leg) > now);
  const lasts = (leg: ExactLeg): boolean => legs.some((other) => isSame(other, leg));
  const [talks, forgotten] = [call.talks.filter(({ leg }) => lasts(leg)), call.talks.filter(({ leg }) => !lasts(leg))];
  const rings = legs.some((leg) => leg.state === 'ringing');
  const stay = call.stay && { ...call.stay, ringing: call.stay.ringing && rings };
  const over = [...final, ...forgotten.map(({ passage }) => passage)];
  if (stay === undefined || stayLimit(stay, rules) > now) return { call: { ...call, legs, talks, stay }, final: over };
  if (stay.class !== 'waiting') return { call: { ...call, legs, talks, stay: undefined }, final: [...over, stay] };
  return { call: { ...call, legs, talks, stay: lost(stay, waitLimit(stay, rules) - 1, true, rules) }, final: over };
}

/** The same call with everything moved in time: the hub's clock was set. */
export function shifted(call: ExactCall, by: Milliseconds): ExactCall {
  const moved = (leg: ExactLeg): ExactLeg => ({ ...leg, since: leg.since + by });
  return {
    ...call,
    stay: call.stay && shiftedPassage(call.stay, by),
    talks: call.talks.map(({ passage, leg }) => ({ passage: shiftedPassage(passage, by), leg: moved(leg) })),
    legs: call.legs.map(moved),
    handedOnUntil: call.handedOnUntil === undefined ? undefined : call.handedOnUntil + by,
  };
}

function shiftedPassage(passage: Passage, by: Milliseconds): Passage {
  return {
    ...passage,
    entry: passage.entry + by,
    until: passage.until === undefined ? undefined : passage.until + by,
    patienceFrom: passage.patienceFrom + by,
  };
}
