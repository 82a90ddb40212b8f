import type { NumberName } from '#core/said/numbers';
import type { Queue } from '#core/board/queue';
import { memo, type CSSProperties } from 'react';
import { figureLabel } from '../card/explain.ts';
import { shownPrecision } from '../card/precision.ts';
import { enDash } from '../words/format.ts';
import { watchedDay } from '../past/watched.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { DayRow } from './day-row.tsx';
import { figureText } from './figure-text.ts';
import { Figure } from './figure.tsx';
import { useIsOld } from './is-old.ts';
import { notesOf } from './notes.ts';
import { labelWidth, todayNames, widestWord } from './plan/texts.ts';
import { between } from './plan/today.ts';
import { usePlan } from './plan/use-plan.ts';
import { figureSize } from './row-size.ts';
import { isSameFigure } from './same-figure.ts';
import { targetOf } from './targets.ts';
import { widthInEms } from './text-width.ts';

interface FiguresProps {
  readonly queue: Queue;
  readonly names: readonly NumberName[];
  readonly className: string;
  /** So many beside each other. */
  readonly columns: number;
}

const textOf = (queue: Queue, name: NumberName, words: Words): string | null => {
  const number = queue[name];
  return number === null ? null : figureText(name, number, words);
};

/** The symbol of a target with the room before it, in ems: see figures.css. */
const targetEms = 0.54;

/** How wide a figure is, in ems: what is wider than a usual day's takes its part of the row. */
function columnEms(queue: Queue, name: NumberName, words: Words): number {
  const precision = shownPrecision(queue, name);
  const qualifier = precision === 'exact' ? '' : precision === 'atLeast' ? '+' : `${words.t('about')} `;
  const symbol = targetOf(queue, name) === undefined ? 0 : targetEms;
  return widthInEms(qualifier + (textOf(queue, name, words) ?? enDash)) + symbol;
}

const showTheSame = (before: FiguresProps, { queue, names, className, columns }: FiguresProps) =>
  before.className === className &&
  before.columns === columns &&
  before.names.length === names.length &&
  names.every(
    (name, index) =>
      name === before.names[index] && queue[name] === before.queue[name] && isSameFigure(name, before.queue, queue),
  );

/** How large the figures of all rows may be, in pixels: as wide as the fullest of them allows. */
function useRowSize(queue: Queue, names: readonly NumberName[], columns: number): number {
  const words = useWords();
  const { label, figure, inner, today } = usePlan();
  const room = inner - (columns - 1) * between * label;
  const widthOf = today?.lines === 1 ? labelWidth : widestWord;
  const all = names.map((name) => ({
    figure: columnEms(queue, name, words),
    label: widthOf(figureLabel(queue, name, words)) * label,
  }));
  // Rows share their columns: each is as wide as the widest in it.
  const shared = Array.from({ length: columns }, (_, column) => {
    const inIt = all.filter((_figure, index) => index % columns === column);
    return {
      figure: Math.max(0, ...inIt.map((one) => one.figure)),
      label: Math.max(0, ...inIt.map((one) => one.label)),
    };
  });
  return figureSize(shared, figure, room);
}

/** Renders only when one of its own figures changed: how large a row may be is much to reckon. */
const Figures = memo(function Figures({ queue, names, className, columns }: FiguresProps) {
  const words = useWords();
  const size = useRowSize(queue, names, columns);
  const style = { '--columns': columns, '--row-figure': `${size.toFixed(2)}px` } as CSSProperties;
  return (
    <ul className={className} style={style} aria-label={words.t(watchedDay === undefined ? 'today' : 'past.thatDay')}>
      {names.map((name) => (
        <Figure key={name} queue={queue} name={name} target={targetOf(queue, name)}>
          {textOf(queue, name, words)}
        </Figure>
      ))}
    </ul>
  );
}, showTheSame);

/**
 * What the day has come to so far: one heading, one bar, and the figures for which there is room. The others are still there
 * for who asks by the keyboard or a screen reader.
 */
export function TodayFigures({ queue }: { readonly queue: Queue }) {
  const { hasDay, today, hasNotes } = usePlan();
  const shown = today === null ? [] : todayNames.slice(0, today.columns * today.rows);
  const rest = todayNames.slice(shown.length);
  const notes = notesOf(queue);
  return (
    <div
      className={`tile-today${hasDay ? '' : ' gave-way'}`}
      data-old={useIsOld(queue, 'answeredToday') || undefined}
      data-nothing={(queue.answeredToday === null && queue.lostToday === null) || undefined}
    >
      <DayRow queue={queue} hasLost={today === null} />
      {today !== null && (
        <div className="today-rows" data-lines={today.lines}>
          <Figures className="today" queue={queue} names={shown} columns={today.columns} />
        </div>
      )}
      {rest.length > 0 && <Figures className="today gave-way" queue={queue} names={rest} columns={rest.length} />}
      {hasNotes && <div className="notes-place">{notes.length > 0 && <Notes queue={queue} names={notes} />}</div>}
      {!hasNotes && notes.length > 0 && <Notes queue={queue} names={notes} hasGivenWay />}
    </div>
  );
}

function Notes({
  queue,
  names,
  hasGivenWay = false,
}: Pick<FiguresProps, 'queue' | 'names'> & { readonly hasGivenWay?: boolean }) {
  const className = hasGivenWay ? 'notes gave-way' : 'notes';
  return <Figures className={className} queue={queue} names={names} columns={names.length} />;
}
