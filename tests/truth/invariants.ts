import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import type { Rules } from '#core/book/rules';
import { dayOf } from './local-time.ts';
import type { Totals } from './oracle.ts';

export type TodaysTotals = Omit<Totals, 'waitingNow'>;

/**
 * What must hold of a queue's totals at `now` whatever was lost, repeated or swapped; each broken one as a sentence.
 * The facts are all that arrived up to `now`.
 * - The classes are whole, none below nought, and their sum is `offered`.
 * - `offered` is exactly the number of different calls whose entry into this queue arrived, of today by that entry; but an
 *   entry that is told again of a call that was answered may be another passage, if it is served anew.
 * - No more are answered than calls of this queue have an answer tied to them; and none is waiting, abandoned or short
 *   whose only passage has an answer and no `left`, unless one who answered sent the caller on: so at least those are
 *   answered.
 * - No more are overflowed than calls of this queue with a `left` or an entry into another queue.
 * - Nobody waits longer than `maxWaitSeconds` after the last fact that names his call.
 */
export function brokenInvariants(
  totals: ReadonlyMap<string, TodaysTotals>,
  facts: readonly Fact[],
  rules: Rules,
  now: Instant,
): string[] {
  const broken: string[] = [];
  for (const queue of rules.queues) {
    const own = totals.get(queue.id);
    if (own === undefined) {
      broken.push(`${queue.id}: no totals`);
      continue;
    }
    const { offered, waiting, answered, abandoned, shortAbandoned, overflowed } = own;
    const check = (holds: boolean, sentence: string): void => {
      if (!holds) broken.push(`${queue.id}: ${sentence} (${JSON.stringify(own)})`);
    };
    const classes = [waiting, answered, abandoned, shortAbandoned, overflowed];
    check(
      classes.every((count) => Number.isInteger(count) && count >= 0),
      'a class is no count',
    );
    check(classes.reduce((sum, count) => sum + count, 0) === offered, 'the classes do not sum up to offered');

    const calls = callsOf(facts, queue.id, rules.timeZone, now);
    const again = calls.reduce((sum, call) => sum + call.mayBeBack, 0);
    check(
      offered >= calls.length && offered <= calls.length + again,
      `offered is not the ${String(calls.length)} that entered, nor up to ${String(again)} more`,
    );
    const withAnswer = calls.filter((call) => call.answered);
    check(answered <= withAnswer.length + again, `only ${String(withAnswer.length)} have an answer`);
    const surely = withAnswer.filter((call) => !call.elsewhere && !call.sentHere).length;
    check(answered >= surely, `at least ${String(surely)} are answered`);
    const elsewhere = calls.filter((call) => call.elsewhere).length;
    check(overflowed <= elsewhere + again, `at most ${String(elsewhere)} went elsewhere`);
    const mayWait = calls.filter((call) => now <= call.lastSign + queue.maxWaitSeconds * 1000).length;
    check(waiting <= mayWait + again, `only ${String(mayWait)} may still wait`);
  }
  return broken;
}

interface CallSigns {
  readonly answered: boolean;
  readonly elsewhere: boolean;
  /** Somebody who talked with the caller sent him on: maybe into this queue, so that the talk was before it. */
  readonly sentHere: boolean;
  readonly lastSign: Instant;
  /** How often its entry was told again after an answer and before something more was told of it. */
  readonly mayBeBack: number;
}

/** Today's calls of a queue, by all the facts that name them. */
function callsOf(facts: readonly Fact[], queue: string, timeZone: string, now: Instant): CallSigns[] {
  const arrived = facts.filter((fact) => fact.at <= now);
  const queued = arrived.filter((fact) => fact.kind === 'call-queued');
  const known = new Set(queued.map((fact) => fact.call));
  const first = new Map<string, Instant>();
  for (const fact of queued) {
    if (fact.queue === queue && !first.has(fact.call)) first.set(fact.call, fact.happenedAt ?? fact.at);
  }
  const today = dayOf(now, timeZone);
  return [...first]
    .filter(([, enteredAt]) => dayOf(enteredAt, timeZone) === today)
    .map(([call]) => {
      const own = arrived.filter((fact) => namesCall(fact, call, known));
      return {
        answered: own.some((fact) => fact.kind === 'leg-answered'),
        elsewhere: own.some(
          (fact) => fact.kind === 'call-left' || (fact.kind === 'call-queued' && fact.queue !== queue),
        ),
        sentHere: arrived.some((fact) => fact.kind === 'leg-ended' && fact.transferred && isLegOf(fact.id, own, call)),
        lastSign: Math.max(...own.map((fact) => fact.at)),
        mayBeBack: own.filter((fact, place) => isToldAgain(fact, queue, own.slice(0, place), own.slice(place))).length,
      };
    });
}

/** An entry into the queue that was told before, with an answer between; and a phone rings or is answered afterwards. */
function isToldAgain(fact: Fact, queue: string, before: readonly Fact[], after: readonly Fact[]): boolean {
  const isSo = fact.kind === 'call-queued' && fact.queue === queue;
  return (
    isSo &&
    before.some((other) => other.kind === 'call-queued' && other.queue === queue) &&
    before.some((other) => other.kind === 'leg-answered') &&
    after.some((other) => other.kind === 'leg-ringing' || other.kind === 'leg-answered')
  );
}

/** Whether that id is the call's own, or that of a leg of one who answered it: his end frees him of all his talks in it. */
function isLegOf(id: string, own: readonly Fact[], call: string): boolean {
  const answered = new Set(own.flatMap((fact) => (fact.kind === 'leg-answered' ? [fact.agent] : [])));
  const isHis = (fact: Fact) =>
    (fact.kind === 'leg-answered' || fact.kind === 'leg-ringing') &&
    answered.has(fact.agent) &&
    (fact.leg === id || fact.linked === id);
  return id === call || own.some(isHis);
}

function namesCall(fact: Fact, call: string, known: ReadonlySet<string>): boolean {
  if (fact.kind === 'call-queued' || fact.kind === 'call-left') return fact.call === call;
  if (fact.kind === 'leg-ended') return fact.id === call;
  if (fact.kind !== 'leg-ringing' && fact.kind !== 'leg-answered') return false;
  if (fact.linked !== undefined && known.has(fact.linked)) return fact.linked === call;
  return fact.leg === call;
}
