import type { Book } from '../book/book.ts';
import type { QueueRules } from '../book/rules.ts';
import type { Instant } from '../time/instant.ts';
import { countAgents } from './agents.ts';
import { bothFigures } from './both-figures.ts';
import { calledFigures } from './called-figures.ts';
import { countedFigures } from './counted-figures.ts';
import type { Figure, Figures } from './figure.ts';
import { known, orNotSaid } from './figure.ts';
import { asFollowed } from './followed-figures.ts';

/**
 * All numbers of a queue as one source's book has them, whether or not the source can know them. Of a source that tells
 * counts and no calls, no call told is no word of there being none.
 */
export function figuresOf(book: Book, rules: QueueRules, now: Instant): Figures {
  return {
    ...agentFigures(book, rules.id),
    ...asFollowed(callFigures(book, rules, now), book, rules, now),
  };
}

function callFigures(book: Book, rules: QueueRules, now: Instant) {
  switch (book.tells.calls) {
    case 'counts':
      return countedFigures(book, rules, now);
    case 'both':
      return bothFigures(book, rules, now);
    case 'events':
    case 'records':
    case 'none':
      return calledFigures(book, rules, now);
  }
}

function agentFigures(book: Book, queue: string) {
  if (book.tells.agents === 'counts') {
    const told = book.counted[queue]?.agents;
    return {
      agentsReady: orNotSaid(known(told?.ready ?? null)),
      agentsBusy: orNotSaid(known(told?.busy ?? null)),
      agentsOther: orNotSaid(known(told?.other ?? null)),
    };
  }
  const agents = countAgents(book, queue);
  if (agents === undefined) {
    const unknown = book.rules.members(queue) === undefined ? 'noMembers' : 'notSaid';
    const figure: Figure = { ...known(null), unknown };
    return { agentsReady: figure, agentsBusy: figure, agentsOther: figure };
  }
  const count = (value: number): Figure => ({ ...known(value), atLeast: agents.unknown > 0 });
  return { agentsReady: count(agents.ready), agentsBusy: count(agents.busy), agentsOther: count(agents.other) };
}
