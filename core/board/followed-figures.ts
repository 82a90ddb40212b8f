import type { Book } from '../book/book.ts';
import type { QueueRules } from '../book/rules.ts';
import type { Instant } from '../time/instant.ts';
import { dayOf } from '../time/zone.ts';
import type { Figure, Figures } from './figure.ts';
import { known } from './figure.ts';

/** The numbers of calls. Those of agents are told apart, by their own phones. */
type CallFigures = Omit<Figures, 'agentsReady' | 'agentsBusy' | 'agentsOther'>;

/** The same numbers where the phone system does not tell all of the queue: no surer than what it tells. */
export function asFollowed(figures: CallFigures, book: Book, { id }: QueueRules, now: Instant): CallFigures {
  const followed = book.following[id];
  switch (followed?.extent) {
    case undefined:
      return figures;
    case 'nothing':
      return mapped(figures, untold);
    case 'from-now': {
      const { callsWaiting, longestWaitSeconds, inferredLostToday, ...today } = figures;
      const zone = book.rules.timeZone;
      // Who was there before that belongs to that day, and cannot wait for ever.
      const mayWait = now < unseenUntil(book, id);
      const isThatDay = dayOf(now, zone) === dayOf(followed.since, zone);
      return {
        ...(isThatDay ? mapped(today, incomplete) : today),
        inferredLostToday,
        callsWaiting: mayWait ? incomplete(callsWaiting) : callsWaiting,
        longestWaitSeconds: mayWait ? incomplete(longestWaitSeconds) : longestWaitSeconds,
      };
    }
  }
}

/** Until when somebody may wait who was there before the phone system told of the queue; `-Infinity`: nobody does. */
export function unseenUntil({ following, rules }: Book, queue: string): Instant {
  const followed = following[queue];
  return followed?.extent === 'from-now' ? followed.since + rules.maxWait(queue) : -Infinity;
}

const rates: ReadonlySet<string> = new Set(['answerRate', 'avgWaitSeconds', 'avgTalkSeconds', 'serviceLevel']);

function mapped<Some extends Partial<Figures>>(figures: Some, change: (figure: Figure, name: string) => Figure): Some {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, change(figure, name)])) as Some;
}

function untold(): Figure {
  return { ...known(null), unknown: 'queueNotHeard' };
}

/** A count may be more, and a rate of them other. */
function incomplete(figure: Figure, name?: string): Figure {
  if (figure.value === null) return figure;
  return rates.has(name ?? '') ? { ...figure, estimated: true } : { ...figure, atLeast: true };
}
