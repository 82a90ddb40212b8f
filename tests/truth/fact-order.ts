import type { Fact } from '#core/said/facts';
import type { Instant, Milliseconds } from '#core/time/instant';

/** A request that comes again comes within this long of the first (document: none; what the fake PBX does, and more). */
const repeatWindow: Milliseconds = 10_000;

/** The best that is known of when a fact happened: the phone system's own word, else its arrival. */
export function timeOf(fact: Fact): Instant {
  return fact.happenedAt ?? fact.at;
}

/**
 * Whether `one` happened after `other`. Two words of the phone system, or one and an arrival, decide where they cannot
 * both be true the other way round, the coarseness of a word considered; else the order of arrival does. An arrival
 * stands for itself (the contract says so of `ended`).
 */
export function isLater(one: Fact, other: Fact, arrival: readonly Fact[]): boolean {
  if (latest(one) <= timeOf(other) && latest(one) < latest(other)) return false;
  if (latest(other) <= timeOf(one) && latest(other) < latest(one)) return true;
  return arrival.indexOf(one) > arrival.indexOf(other);
}

function latest(fact: Fact): Instant {
  return timeOf(fact) + (fact.happenedAt === undefined ? 0 : (fact.precision ?? 0));
}

/**
 * The facts without their repeats: the same words within `repeatWindow` after the first. Where all legs carry the queue
 * call's own id, a phone that rang out and a hang-up soon after give the very same `ended` twice. So an `ended` is no
 * repeat once a phone with that id rang or was answered in between: taken for a hang-up, a late repeat is put right by
 * the answer; taken for a repeat, a hang-up would leave a caller waiting who is gone.
 */
export function withoutRepeats(facts: readonly Fact[]): Fact[] {
  const firstSaid = new Map<string, Instant>();
  const lastEnded = new Map<string, string>();
  return facts.filter((fact) => {
    const words = JSON.stringify({ ...fact, at: 0 });
    const first = firstSaid.get(words);
    if (first !== undefined && fact.at - first <= repeatWindow) return false;
    firstSaid.set(words, fact.at);
    if (fact.kind === 'leg-ended') lastEnded.set(fact.id, words);
    if (fact.kind === 'leg-ringing' || fact.kind === 'leg-answered') firstSaid.delete(lastEnded.get(fact.leg) ?? '');
    return true;
  });
}
