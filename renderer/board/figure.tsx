import type { NumberName } from '#core/said/numbers';
import type { Queue } from '#core/board/queue';
import { memo, type CSSProperties, type FocusEvent, type PointerEvent, type ReactNode } from 'react';
import { boardStore } from '../board-state.ts';
import { figureLabel } from '../card/explain.ts';
import { shownPrecision } from '../card/precision.ts';
import { useRemark } from '../card/remark.ts';
import { enDash } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { useIsOld } from './is-old.ts';
import { isSameFigure } from './same-figure.ts';
import { TargetSymbol } from './symbols.tsx';
import type { Target } from './targets.ts';
import { testIds } from './test-ids.ts';
import { widthInEms } from './text-width.ts';

interface FigureProps {
  readonly queue: Queue;
  readonly name: NumberName;
  /** `null`: cannot be known. Text, or what writes its own text. */
  readonly children: ReactNode;
  readonly className?: string;
  /** Other words than the usual ones. */
  readonly label?: string | undefined;
  /** How it stands to the limits that it has. */
  readonly target?: Target | undefined;
  /** What stands beside the figure and says the same as a picture. */
  readonly picture?: ReactNode;
}

/** The first figure of a tile is the one that Tab stops at; the arrow keys go on from there. */
const firstFigure: NumberName = 'callsWaiting';

/** One number with its unit in words, that tells more when asked. An unknown one is an en dash, never a zero. */
export const Figure = memo(function Figure({
  queue,
  name,
  children,
  className = '',
  label,
  target,
  picture,
}: FigureProps) {
  const words = useWords();
  const provenance = queue.provenance[name];
  const isKnown = children !== null;
  const isOld = useIsOld(queue, name);
  const precision = shownPrecision(queue, name);
  const remark = useRemark(provenance, isKnown);
  // What writes its own text says how wide it is, too.
  const shown = isKnown ? children : enDash;
  const ems = typeof shown === 'string' ? widthInEms(shown) : undefined;

  function ask(event: PointerEvent<HTMLElement> | FocusEvent<HTMLElement>): void {
    const { left, top, right, bottom } = event.currentTarget.getBoundingClientRect();
    boardStore.getState().ask({ queue: queue.id, name, place: { left, top, right, bottom } });
    // Only now is there a card to point at.
    event.currentTarget.setAttribute('aria-describedby', 'card');
  }

  function askNoMore(event: PointerEvent<HTMLElement> | FocusEvent<HTMLElement>): void {
    boardStore.getState().ask(null);
    event.currentTarget.removeAttribute('aria-describedby');
  }

  return (
    <li
      className={`figure ${className}`}
      data-old={isOld || undefined}
      data-unknown={!isKnown || undefined}
      data-target={target}
    >
      <button
        type="button"
        tabIndex={name === firstFigure ? 0 : -1}
        onPointerEnter={ask}
        onPointerLeave={askNoMore}
        onFocus={ask}
        onBlur={askNoMore}
      >
        <span
          className="number"
          data-begins={typeof shown === 'string' ? shown[0] : undefined}
          style={{ '--ems': ems } as CSSProperties}
        >
          {precision === 'estimated' && <span className="estimated">{words.t('about')} </span>}
          {precision === 'atLeast' && <span className="visually-hidden">{words.t('atLeast')} </span>}
          <span className="value" data-testid={testIds[name]} aria-hidden={!isKnown || undefined}>
            {shown}
          </span>
          {target !== undefined && <TargetSymbol target={target} />}
          {precision === 'atLeast' && (
            <span className="at-least" aria-hidden="true">
              +
            </span>
          )}
        </span>{' '}
        <span className="label">{label ?? figureLabel(queue, name, words)}</span>
        {picture}
        {remark !== undefined && <span className="visually-hidden"> {remark}</span>}
      </button>
    </li>
  );
}, showTheSame);

function showTheSame({ queue, ...before }: FigureProps, { queue: next, ...after }: FigureProps): boolean {
  return (
    before.name === after.name &&
    before.children === after.children &&
    before.className === after.className &&
    before.label === after.label &&
    before.target === after.target &&
    before.picture === after.picture &&
    isSameFigure(after.name, queue, next)
  );
}
