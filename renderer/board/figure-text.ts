import type { NumberName } from '#core/said/numbers';
import { count, percent, stopwatch } from '../words/format.ts';
import type { Words } from '../words/words.ts';

/** A number as the board writes it: a count, a percentage or a length of time. */
export function figureText(name: NumberName, number: number, words: Words): string {
  switch (name) {
    case 'answerRate':
    case 'serviceLevel':
      return percent(number, words);
    case 'longestWaitSeconds':
    case 'avgWaitSeconds':
    case 'longestWaitTodaySeconds':
    case 'avgTalkSeconds':
      return stopwatch(number);
    case 'callsWaiting':
    case 'agentsReady':
    case 'agentsBusy':
    case 'agentsOther':
    case 'answeredToday':
    case 'lostToday':
    case 'overflowedToday':
    case 'inferredLostToday':
      return count(number, words);
  }
}
