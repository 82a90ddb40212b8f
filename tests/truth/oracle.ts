import type { CallQueued, Fact, LegAnswered, LegEnded, LegRinging } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import type { QueueRules, Rules } from '#core/book/rules';
import { isLater, timeOf, withoutRepeats } from './fact-order.ts';
import { dayOf } from './local-time.ts';
import type { CallClass } from './passage-truth.ts';

/** Today's calls of one queue by class, and everybody who waits now, of whatever day. */
export type Totals = { readonly [kind in CallClass | 'offered' | 'waitingNow']: number };

/** One call in one queue, as the facts let it appear. */
export interface PassageReading {
  readonly call: string;
  readonly queue: string;
  readonly enteredAt: Instant;
  readonly class: CallClass;
}

/**
 * The totals that numbers.md and the contract give to a list of facts in order of arrival, seen at `now`. It looks at
 * every fact again for every call, keeps nothing, and shares no line with the book.
 *
 * For queues of `order: 'other'` (nothing is inferred from who is served first; `maxWaitSeconds` holds). Not for lists
 * with `clock-stepped`, or with a call that comes back to a queue it was in before (that cannot be told from a repeat).
 *
 * What holds, and for which lists:
 * - **Exact** where every fact of a call has arrived and those whose order carries meaning arrived in their order. That
 *   order matters only between: `ended` for the call's own id and any ringing or answer of that call; two entries of
 *   the same call; an entry and the ringing, answer or `ended` of *another* passage of the call; a `left` and an answer.
 *   Everything else may come in any order, and repeated within `repeatWindow`.
 * - **Exact** also where those pairs are swapped, if `happenedAt` tells which came first.
 * - While facts are still under way, and after a loss, the outcome is open, and only `brokenInvariants` is promised.
 */
export function oracleTotals(facts: readonly Fact[], rules: Rules, now: Instant): Map<string, Totals> {
  const readings = oracleReadings(facts, rules, now);
  const today = dayOf(now, rules.timeZone);
  return new Map(
    rules.queues.map(({ id }) => {
      const ofQueue = readings.filter((reading) => reading.queue === id);
      const ofToday = ofQueue.filter((reading) => dayOf(reading.enteredAt, rules.timeZone) === today);
      const count = (kind: CallClass): number => ofToday.filter((reading) => reading.class === kind).length;
      const totals: Totals = {
        offered: ofToday.length,
        waiting: count('waiting'),
        answered: count('answered'),
        abandoned: count('abandoned'),
        shortAbandoned: count('shortAbandoned'),
        overflowed: count('overflowed'),
        waitingNow: ofQueue.filter((reading) => reading.class === 'waiting').length,
      };
      return [id, totals];
    }),
  );
}

/** The same, call by call. */
export function oracleReadings(facts: readonly Fact[], rules: Rules, now: Instant): PassageReading[] {
  const arrived = withoutRepeats(facts.filter((fact) => fact.at <= now));
  const calls = new Set(arrived.flatMap((fact) => (fact.kind === 'call-queued' ? [fact.call] : [])));
  return [...calls].flatMap((call) => {
    const own = arrived.filter((fact) => tiedTo(fact, calls) === call);
    return readingsOf(call, own, rules, now);
  });
}

/** The queue call that a fact belongs to: by `linked`, or else by its own id. */
function tiedTo(fact: Fact, calls: ReadonlySet<string>): string | null {
  switch (fact.kind) {
    case 'call-queued':
    case 'call-left':
      return fact.call;
    case 'leg-ringing':
    case 'leg-answered':
      if (fact.linked !== undefined && calls.has(fact.linked)) return fact.linked;
      return calls.has(fact.leg) ? fact.leg : null;
    case 'leg-ended':
      return calls.has(fact.id) ? fact.id : null;
    case 'leg-dialled':
    case 'waiting-listed':
    case 'queue-followed':
    case 'calls-missed':
    case 'missed-in-doubt':
    case 'agent-state':
    case 'agent-since':
    case 'agents-listed':
    case 'agent-named':
    case 'queue-named':
    case 'queue-counted':
    case 'call-recorded':
    case 'call-flow':
    case 'queue-members':
    case 'clock-stepped':
      return null;
  }
}

function readingsOf(call: string, own: readonly Fact[], rules: Rules, now: Instant): PassageReading[] {
  const entries = own.filter((fact): fact is CallQueued => fact.kind === 'call-queued');
  const firsts = entries.filter((entry, place) => entries.findIndex((other) => other.queue === entry.queue) === place);
  firsts.sort((one, other) => timeOf(one) - timeOf(other));
  return firsts.flatMap((entry, place) => {
    const queue = rules.queues.find(({ id }) => id === entry.queue);
    if (queue === undefined) return [];
    const next = firsts[place + 1] ?? null;
    // The first passage also has what came before its entry: an answer may arrive before the entry of its call.
    const from = place === 0 ? -Infinity : timeOf(entry);
    const until = next === null ? Infinity : timeOf(next);
    const during = own.filter((fact) => timeOf(fact) >= from && timeOf(fact) < until);
    const left = own.find((fact) => fact.kind === 'call-left' && fact.queue === entry.queue) ?? null;
    const elsewhere: Elsewhere = { left, next, leftBefore: (fact) => left !== null && isLater(fact, left, own) };
    return [
      { call, queue: entry.queue, enteredAt: timeOf(entry), class: classOf(entry, during, elsewhere, queue, now) },
    ];
  });
}

interface Elsewhere {
  readonly left: Fact | null;
  readonly next: CallQueued | null;
  /** Whether the queue had let go when this happened. */
  readonly leftBefore: (fact: Fact) => boolean;
}

function classOf(
  entry: CallQueued,
  during: readonly Fact[],
  { left, next, leftBefore }: Elsewhere,
  queue: QueueRules,
  now: Instant,
): CallClass {
  const answers = during.filter((fact): fact is LegAnswered => fact.kind === 'leg-answered');
  // An answer after the queue let go happened elsewhere.
  if (answers.some((answer) => !leftBefore(answer))) return 'answered';
  if (left !== null || next !== null) return 'overflowed';
  const gone = hangUp(during);
  if (gone !== null) return gone.at - timeOf(entry) < queue.shortAbandonSeconds * 1000 ? 'shortAbandoned' : 'abandoned';
  const lastRing = Math.max(...during.filter(isRinging).map(timeOf));
  const tooLong = timeOf(entry) + queue.maxWaitSeconds * 1000;
  return now > tooLong && !(lastRing > tooLong) ? 'abandoned' : 'waiting';
}

const isRinging = (fact: Fact): fact is LegRinging => fact.kind === 'leg-ringing';

/** The first `ended` for the call's own id after which no phone rang for it. One that sent the call on is none. */
function hangUp(during: readonly Fact[]): LegEnded | null {
  const ends = during.filter((fact): fact is LegEnded => fact.kind === 'leg-ended' && !fact.transferred);
  return ends.find((end) => !during.some((fact) => isRinging(fact) && isLater(fact, end, during))) ?? null;
}
