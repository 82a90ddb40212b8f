import type { Book } from '../book/book.ts';
import type { QueueRules } from '../book/rules.ts';
import { longestWait } from '../counts/counted-queue.ts';
import type { Instant } from '../time/instant.ts';
import { dayOf } from '../time/zone.ts';
import { countAgents } from './agents.ts';
import { calledFigures } from './called-figures.ts';
import type { Figure, Figures } from './figure.ts';
import { known, percentage, rounded } from './figure.ts';

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

function agentFigures(book: Book, queue: string) {
  const agents = countAgents(book, queue);
  if (agents === undefined) {
    const unknown = book.rules.members(queue) === undefined ? 'noMembers' : 'notSaid';
    const figure: Figure = { ...known(null), unknown };
    return { agentsReady: figure, agentsBusy: figure, agentsOther: figure };
  }
  return { agentsReady: known(agents.ready), agentsBusy: known(agents.busy), agentsOther: known(agents.other) };
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
    answerRate: known(answered === null || offered === 0 ? null : percentage((answered * 100) / offered)),
    avgWaitSeconds: known(answered === null || answered === 0 ? null : rounded(ofToday?.averageWaitSeconds ?? null)),
    serviceLevel: known(null),
    overflowedToday: known(null),
    inferredLostToday: known(null),
  };
}
