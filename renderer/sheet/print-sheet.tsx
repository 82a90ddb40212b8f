import type { NumberName } from '#core/said/numbers';
import type { Queue } from '#core/board/queue';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { hubClock, useBoard } from '../board-state.ts';
import { figureText } from '../board/figure-text.ts';
import { chosenQueues, shownQueues } from '../board/shown-queues.ts';
import { useTotalQueue } from '../board/use-total-queue.ts';
import { figureLabel } from '../card/explain.ts';
import { shownPrecision } from '../card/precision.ts';
import { clockTime, dayName, enDash } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';

/** What one hands over of a day. */
const names: readonly NumberName[] = [
  'answeredToday',
  'lostToday',
  'answerRate',
  'serviceLevel',
  'avgWaitSeconds',
  'longestWaitTodaySeconds',
  'avgTalkSeconds',
  'overflowedToday',
  'inferredLostToday',
];

function cell(queue: Queue, name: NumberName, words: Words): string {
  const number = queue[name];
  if (number === null) return enDash;
  const qualifier = { exact: '', estimated: `${words.t('about')} `, atLeast: `${words.t('atLeast')} ` };
  return qualifier[shownPrecision(queue, name)] + figureText(name, number, words);
}

function Sheet() {
  const words = useWords();
  const queues = useBoard((state) => state.queues);
  const order = useBoard((state) => state.order);
  const choice = useBoard(chosenQueues);
  const timeZone = useBoard((state) => state.setup?.timeZone);
  const total = useTotalQueue();
  const rows = useMemo(() => {
    const shown = shownQueues(order, choice).flatMap((id) => queues.get(id) ?? []);
    return total === undefined || queues.size < 2 ? shown : [...shown, total];
  }, [order, choice, queues, total]);
  const now = hubClock.now();
  const [first] = rows;
  if (first === undefined || timeZone === undefined) return null;
  return (
    <article className="print-sheet" data-testid="print-sheet">
      <h2>
        {words.t('sheet.title')}, {dayName(now, timeZone, words)}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.t('sheet.queue')}</th>
            {names.map((name) => (
              <th scope="col" key={name}>
                {name === 'serviceLevel' ? words.t('number.serviceLevel') : figureLabel(first, name, words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((queue) => (
            <tr key={queue.id}>
              <th scope="row">{queue.name}</th>
              {names.map((name) => (
                <td key={name}>{cell(queue, name, words)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.t('sheet.printed', { day: dayName(now, timeZone, words), time: clockTime(now, timeZone) })}</p>
    </article>
  );
}

/** What comes out of a printer instead of the wall: the day's figures as a table. Made only while something is printed. */
export function PrintSheet() {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The printer takes what stands there when the event is over.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    const prints = window.matchMedia('print');
    const change = () => (prints.matches ? begin() : end());
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    prints.addEventListener('change', change);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      prints.removeEventListener('change', change);
    };
  }, []);
  return isPrinting ? <Sheet /> : null;
}
