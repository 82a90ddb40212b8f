import type { NumberName } from '../said/numbers.ts';
import { countAgents } from './agents.ts';
import type { Book } from '../book/book.ts';
import { longestWait } from '../counts/counted-queue.ts';
import type { Instant } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import type { UnknownReason } from './queue.ts';
import { totalsOfRecords } from '../counts/recorded-calls.ts';
import type { QueueRules } from '../book/rules.ts';
import { totalsOf } from '../book/tally.ts';
import { answerRate, averageWait, serviceLevel, sum } from '../counts/totals.ts';
import { dayOf } from '../time/zone.ts';

/** One number as one source's book has it. `null`: the book has nothing to compute it from. */
export interface Figure {
  readonly value: number | null;
  /** Worked out from a history of counts, at best to one poll. */
  readonly estimated: boolean;
  /** It may be more: the calls were there already when the source was first asked. */
  readonly atLeast: boolean;
  /** Why it is unknown, where that is not for want of calls. */
  readonly unknown?: UnknownReason;
}

export type Figures = { readonly [name in NumberName]: Figure };

/**
 * All numbers of a queue as one source's book has them, whether or not the source can know them. Of a source that tells
 * counts and no calls, no call told is no word of there being none.
 */
export function figuresOf(book: Book, rules: QueueRules, now: Instant): Figures {
  return {
    ...agentFigures(book, rules.id),
    ...(book.tells.calls === 'counts' ? countedFigures(book, rules, now) : calledFigures(book, rules, now)),
  };
}

function known(value: number | null): Figure {
  return { value, estimated: false, atLeast: false };
}

function agentFigures(book: Book, queue: string) {
  const agents = countAgents(book, queue);
  if (agents === undefined) {
    const unknown = book.rules.members(queue) === undefined ? 'noMembers' : 'notSaid';
    const figure: Figure = { ...known(null), unknown };
    return { agentsReady: figure, agentsBusy: figure, agentsOther: figure };
  }
  return { agentsReady: known(agents.ready), agentsBusy: known(agents.busy), agentsOther: known(agents.other) };
}

/** From calls that were told one by one, while they happened or afterwards. */
function calledFigures(book: Book, rules: QueueRules, now: Instant) {
  const zone = book.rules.timeZone;
  const today = dayOf(now, zone);
  const totals = sum(totalsOf(book.tally, today, rules.id), totalsOfRecords(book.recorded, today, rules.id));
  const waiting = book.tally.waiting[rules.id] ?? [];
  const oldest = waiting[0];
  const ofToday = waiting.map((call) => call.entry).filter((entry) => dayOf(entry, zone) === today);
  return {
    callsWaiting: known(waiting.length),
    longestWaitSeconds: known(oldest === undefined ? 0 : Math.max(0, Math.round((now - oldest.entry) / second))),
    answeredToday: known(totals.answered),
    lostToday: known(totals.abandoned),
    answerRate: known(oneDecimal(answerRate(totals))),
    avgWaitSeconds: known(rounded(averageWait(totals))),
    serviceLevel: known(oneDecimal(serviceLevel(totals, ofToday, now, rules.serviceLevelSeconds * second))),
    overflowedToday: known(totals.overflowed),
    inferredLostToday: known(totals.inferredAbandoned),
  };
}

/** From what the phone system counted by itself. Its totals are of its own day: of another day they say nothing. */
function countedFigures(book: Book, rules: QueueRules, now: Instant) {
  const counted = book.counted[rules.id];
  const zone = book.rules.timeZone;
  const ofToday = counted !== undefined && dayOf(counted.at, zone) === dayOf(now, zone) ? counted : undefined;
  const answered = ofToday?.answered ?? null;
  const lost = ofToday?.abandoned ?? null;
  const offered = answered === null || lost === null ? 0 : answered + lost;
  const wait = counted === undefined ? null : longestWait(counted, now);
  return {
    callsWaiting: known(counted?.waiting ?? null),
    longestWaitSeconds: { value: rounded(wait?.seconds ?? null), estimated: true, atLeast: wait?.atLeast ?? false },
    answeredToday: known(answered),
    lostToday: known(lost),
    answerRate: known(answered === null || offered === 0 ? null : oneDecimal((answered * 100) / offered)),
    avgWaitSeconds: known(answered === null || answered === 0 ? null : rounded(ofToday?.averageWaitSeconds ?? null)),
    serviceLevel: known(null),
    overflowedToday: known(null),
    inferredLostToday: known(null),
  };
}

function rounded(figure: number | null): number | null {
  return figure === null ? null : Math.round(figure);
}

function oneDecimal(figure: number | null): number | null {
  return figure === null ? null : Math.round(figure * 10) / 10;
}
