import type { NumberName } from '#core/said/numbers';
import type { Queue } from '#core/board/queue';
import { memo, type CSSProperties } from 'react';
import { useBoard } from '../board-state.ts';
import { figureLabel } from '../card/explain.ts';
import { shownPrecision } from '../card/precision.ts';
import { enDash } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { DayCourse } from '../history/course.tsx';
import { DayBar } from './day-bar.tsx';
import { figureText } from './figure-text.ts';
import { Figure } from './figure.tsx';
import { useIsOld } from './is-old.ts';
import { MissedNote } from './missed-note.tsx';
import { notesOf } from './notes.ts';
import { figureSize } from './row-size.ts';
import { isSameFigure } from './same-figure.ts';

/** In the order that they are read: what came of the calls, then how well. */
const always: readonly NumberName[] = ['answeredToday', 'lostToday', 'answerRate', 'avgWaitSeconds', 'serviceLevel'];

/** Read from far away, the words are larger, and there is room for the first of them only. */
const fromAfar = always.slice(0, 3);

interface FiguresProps {
  readonly queue: Queue;
  readonly names: readonly NumberName[];
  readonly className: string;
}

/** How large the figures of a row may be, in letters of the tile: as wide as their columns allow. */
function rowFigure(queue: Queue, names: readonly NumberName[], scale: number, words: Words): number {
  const columns = names.map((name) => {
    const number = queue[name];
    const precision = shownPrecision(queue, name);
    const qualifier = precision === 'exact' ? '' : `${words.t(precision === 'atLeast' ? 'atLeast' : 'about')} `;
    return {
      figure: qualifier + (number === null ? enDash : figureText(name, number, words)),
      label: figureLabel(queue, name, words),
    };
  });
  return figureSize(columns, scale);
}

const showTheSame = (before: FiguresProps, { queue, names, className }: FiguresProps) =>
  before.className === className &&
  before.names.length === names.length &&
  names.every(
    (name, index) =>
      name === before.names[index] && queue[name] === before.queue[name] && isSameFigure(name, before.queue, queue),
  );

/** Renders only when one of its own figures changed: how large a row may be is much to reckon. */
const Figures = memo(function Figures({ queue, names, className }: FiguresProps) {
  const words = useWords();
  const scale = useBoard((state) => state.settings.scale);
  const style = { '--row-figure': rowFigure(queue, names, scale, words) } as CSSProperties;
  return (
    <ul className={className} style={style} aria-label={words.t('today')}>
      {names.map((name) => {
        const number = queue[name];
        return (
          <Figure key={name} queue={queue} name={name}>
            {number === null ? null : figureText(name, number, words)}
          </Figure>
        );
      })}
    </ul>
  );
}, showTheSame);

/** What the day has come to so far. */
export function TodayFigures({ queue }: { readonly queue: Queue }) {
  const isFar = useBoard((state) => state.settings.scale > 1);
  const notes = notesOf(queue);
  return (
    <div className="tile-today" data-old={useIsOld(queue, 'answeredToday') || undefined}>
      <div className="day-head">
        <DayBar queue={queue} />
        {notes.length > 0 && <Figures className="notes" queue={queue} names={notes} />}
        <MissedNote queue={queue} />
      </div>
      <Figures className="today" queue={queue} names={isFar ? fromAfar : always} />
      {!isFar && <DayCourse queue={queue.id} />}
    </div>
  );
}
