import type { NumberName } from '#core/said/numbers';
import type { Queue } from '#core/board/queue';
import { figureText } from '../board/figure-text.ts';
import { count, enDash, secondsBetween, stopwatch } from '../words/format.ts';
import type { Words } from '../words/words.ts';

/** The unit in words that stands beside a figure. */
export function figureLabel(queue: Queue, name: NumberName, { t }: Words): string {
  switch (name) {
    case 'serviceLevel': {
      const { serviceLevelSeconds: seconds } = queue.limits;
      // All queues together have none where they do not share it.
      return seconds === 0 ? t('number.serviceLevel') : t('figure.serviceLevel', { seconds });
    }
    case 'agentsReady':
    case 'agentsBusy':
    case 'agentsOther':
    case 'answeredToday':
    case 'lostToday':
    case 'overflowedToday':
    case 'inferredLostToday':
      return t(`figure.${name}`, { count: queue[name] ?? 0 });
    case 'callsWaiting':
    case 'longestWaitSeconds':
    case 'answerRate':
    case 'avgWaitSeconds':
    case 'longestWaitTodaySeconds':
    case 'avgTalkSeconds':
      return t(`figure.${name}`);
  }
}

/** What a figure means, in a sentence or two. */
export function figureMeaning({ limits }: Queue, name: NumberName, { t }: Words): string {
  return name === 'serviceLevel'
    ? t('meaning.serviceLevel', { seconds: limits.serviceLevelSeconds })
    : t(`meaning.${name}`);
}

/** How the figure comes about, with the figures of this moment: `127 besvaret af 135 = 94,1 %`. */
export function figureFormula(queue: Queue, name: NumberName, now: number, words: Words): string | undefined {
  const { t } = words;
  const write = (part: NumberName) => {
    const number = queue[part];
    return number === null ? undefined : figureText(part, number, words);
  };
  const value = write(name);
  if (value === undefined) return undefined;
  const answered = write('answeredToday');
  const lost = write('lostToday');
  switch (name) {
    case 'callsWaiting':
    case 'longestWaitSeconds':
      return lineFormula(queue, now, words);
    case 'agentsReady':
    case 'agentsOther':
    case 'longestWaitTodaySeconds':
    case 'avgTalkSeconds':
      return undefined;
    case 'agentsBusy':
      return (queue.agentsRinging ?? 0) > 0 ? t('formula.ringing', { count: queue.agentsRinging ?? 0 }) : undefined;
    case 'answeredToday':
    case 'lostToday':
    case 'overflowedToday': {
      const overflowed = write('overflowedToday');
      if (answered === undefined || lost === undefined || overflowed === undefined) return undefined;
      return t('formula.answered', { answered, lost, overflowed });
    }
    case 'answerRate': {
      if (answered === undefined || queue.answeredToday === null || queue.lostToday === null) return undefined;
      const total = figureText('answeredToday', queue.answeredToday + queue.lostToday, words);
      return t('formula.answerRate', { answered, total, value });
    }
    case 'avgWaitSeconds':
      return answered === undefined ? undefined : t('formula.avgWaitSeconds', { answered, value });
    case 'serviceLevel':
      return levelFormula(queue, value, words);
    case 'inferredLostToday':
      return lost === undefined ? undefined : t('formula.inferredLostToday', { inferred: value, lost });
  }
}

/** With its counts where they are known: `108 besvaret inden 20 s ÷ 123 (…) = 88,0 %`. */
function levelFormula({ limits, serviceLevelCounts }: Queue, value: string, words: Words): string {
  const seconds = limits.serviceLevelSeconds;
  if (serviceLevelCounts === undefined) return words.t('formula.serviceLevel', { seconds, value });
  const { inTime, of } = serviceLevelCounts;
  return words.t('formula.serviceLevelCounted', { seconds, value, inTime: count(inTime, words), of: count(of, words) });
}

/** The longest wait and the average talk of today: `længste ventetid i dag: 4:10 · gns. taletid i dag: 3:05`. */
export function alsoToday(queue: Queue, now: number, words: Words): string {
  const figures = { longestWaitTodaySeconds: longestToday(queue, now), avgTalkSeconds: queue.avgTalkSeconds };
  return (['longestWaitTodaySeconds', 'avgTalkSeconds'] as const)
    .map((name) => {
      const number = figures[name];
      const value = number === null ? enDash : figureText(name, number, words);
      return words.t('formula.alsoToday', { name: figureLabel(queue, name, words), value });
    })
    .join(' · ');
}

/** Who waits longer than anybody did today goes on doing so. */
function longestToday({ longestWaitTodaySeconds, waitingSince, provenance }: Queue, now: number): number | null {
  const oldest = provenance.longestWaitTodaySeconds.stale ? undefined : waitingSince?.[0];
  if (longestWaitTodaySeconds === null || oldest === undefined) return longestWaitTodaySeconds;
  return Math.max(longestWaitTodaySeconds, secondsBetween(Date.parse(oldest), now));
}

/** As many waits as a card has room for. */
const mostWaits = 8;

function lineFormula({ waitingSince }: Queue, now: number, { t }: Words): string | undefined {
  if (waitingSince === null || waitingSince.length === 0) return undefined;
  const waits = waitingSince.slice(0, mostWaits).map((since) => stopwatch(secondsBetween(Date.parse(since), now)));
  return t('formula.line', { waits: waits.join(' · ') + (waitingSince.length > mostWaits ? ' …' : '') });
}
