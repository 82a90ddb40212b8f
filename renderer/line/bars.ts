import type { Axis } from './axis.ts';

/** More waiting than this are told by a number: the line would be a wall. */
export const mostBars = 40;

const arrival: readonly Keyframe[] = [{ opacity: 0, transform: 'translateX(60%)' }, {}];
const departure: readonly Keyframe[] = [{ opacity: 1 }, { opacity: 0, transform: 'translateY(-35%)' }];
const motion: KeyframeAnimationOptions = { duration: 450, easing: 'ease-out' };

interface Bar {
  readonly element: HTMLElement;
  /** When its caller entered; `null`: free. Milliseconds. */
  since: number | null;
  /** How high it is, as it is written. */
  grown: string;
}

/** One bar for each who waits, that grows as he does. Elements are made once and used again. */
export interface Bars {
  /** Who waits now, by entry, the oldest first. */
  show(entries: readonly number[], isCalm: boolean): void;
  /** How long each has waited now. */
  grow(now: number, axis: Axis): void;
}

const overLimit = (share: number, { warning, critical }: Axis) => {
  if (critical !== null && share >= critical) return 'critical';
  return warning !== null && share >= warning ? 'warning' : '';
};

/** `isStill`: nothing may move now. */
export function createBars(parent: HTMLElement, isStill: () => boolean): Bars {
  const bars: Bar[] = [];

  function take(since: number): Bar {
    let bar = bars.find((candidate) => candidate.since === null);
    if (bar === undefined) {
      bar = { element: document.createElement('i'), since, grown: '' };
      bar.element.className = 'bar';
      parent.append(bar.element);
      bars.push(bar);
    }
    bar.since = since;
    return bar;
  }

  function leave(bar: Bar, moves: boolean): void {
    bar.since = null;
    const hide = () => {
      if (bar.since === null) bar.element.hidden = true;
    };
    if (moves) bar.element.animate([...departure], motion).addEventListener('finish', hide);
    else hide();
  }

  return {
    show(entries, isCalm) {
      const moves = isCalm && !isStill();
      const free = new Set(bars.filter(({ since }) => since !== null));
      const placed = entries.slice(0, mostBars).map((since) => {
        const known = [...free].find((bar) => bar.since === since);
        if (known !== undefined) free.delete(known);
        return known ?? since;
      });
      for (const bar of free) leave(bar, moves);
      for (const [index, place] of placed.entries()) {
        const isNew = typeof place === 'number';
        const { element } = isNew ? take(place) : place;
        element.hidden = false;
        // A bar that comes stands in its place at once; one that moves up glides there.
        element.classList.toggle('gliding', !isNew && moves);
        element.style.setProperty('--index', String(index));
        if (isNew && moves) element.animate([...arrival], motion);
      }
    },
    grow(now, axis) {
      for (const bar of bars) {
        const { element, since } = bar;
        if (since === null) continue;
        const share = (now - since) / 1_000 / axis.seconds;
        const grown = Math.min(1, Math.max(0.02, share)).toFixed(3);
        if (grown !== bar.grown) element.style.setProperty('--grown', grown);
        bar.grown = grown;
        if (element.dataset['over'] !== overLimit(share, axis)) element.dataset['over'] = overLimit(share, axis);
      }
    },
  };
}
