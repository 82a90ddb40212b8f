import type { NumberName, Queue } from '#core/queue';
import { count, percent, stopwatch } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { Figure } from './figure.tsx';

interface TodayFigure {
  readonly name: NumberName;
  readonly testId: string;
  readonly label: (words: Words, queue: Queue) => string;
  readonly write: (number: number, words: Words) => string;
}

/** In the order that they are read: what came of the calls, then how well. */
const figures: readonly TodayFigure[] = [
  { name: 'answeredToday', testId: 'answeredToday', label: (words) => words.answeredToday, write: count },
  { name: 'lostToday', testId: 'lostToday', label: (words) => words.lostToday, write: count },
  { name: 'overflowedToday', testId: 'overflowedToday', label: (words) => words.overflowedToday, write: count },
  { name: 'answerRate', testId: 'answerRate', label: (words) => words.answerRate, write: percent },
  { name: 'avgWaitSeconds', testId: 'avgWait', label: (words) => words.avgWait, write: stopwatch },
  {
    name: 'serviceLevel',
    testId: 'serviceLevel',
    label: (words, queue) => words.serviceLevel(queue.limits.serviceLevelSeconds),
    write: percent,
  },
];

/** What the day has come to so far. */
export function TodayFigures({ queue }: { readonly queue: Queue }) {
  const words = useWords();
  return (
    <section className="tile-today" aria-label={words.today}>
      <dl className="today">
        {figures.map(({ name, testId, label, write }) => {
          const number = queue[name];
          return (
            <Figure key={name} label={label(words, queue)} testId={testId} provenance={queue.provenance[name]}>
              {number === null ? null : write(number, words)}
            </Figure>
          );
        })}
      </dl>
    </section>
  );
}
