import type { Queue } from '#core/board/queue';
import type { BoardState, BoardStore } from '../store.ts';
import { languageOf } from '../words/language-of.ts';
import { languages } from '../words/words.ts';
import { iconFor, type IconLooks } from './icon.ts';

/** What a tab tells of the board behind it. */
export interface Sign {
  readonly title: string;
  readonly looks: IconLooks;
  /** How many wait; `null`: not known. */
  readonly count: number | null;
}

const order: readonly Queue['level'][] = ['critical', 'warning', 'calm'];

/** How many wait, and how bad it is where that is known: `(6) Venter for længe – Opkaldstavle`. */
export function signOf(state: Pick<BoardState, 'queues' | 'frozenAt' | 'isHeard' | 'settings' | 'setup'>): Sign {
  const { t } = languages[languageOf(state)];
  const title = t('title');
  if (!state.isHeard) return { title, looks: 'calm', count: null };
  if (state.frozenAt !== null) return { title: `${t('noConnection')} – ${title}`, looks: 'unknown', count: null };
  const queues = [...state.queues.values()];
  const known = queues.flatMap(({ callsWaiting }) => callsWaiting ?? []);
  const count = known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
  const worst = order.flatMap((level) => queues.filter((queue) => queue.level === level))[0];
  if (worst === undefined || count === null) return { title, looks: 'unknown', count };
  if (worst.level === 'calm') return { title: `(${count}) ${title}`, looks: 'calm', count };
  const level = t(`level.${worst.level}.${worst.levelReason ?? 'longestWait'}`);
  return { title: `(${count}) ${level}: ${worst.name} – ${title}`, looks: worst.level, count };
}

/** Writes them to the page, whenever they are others. */
export function showInTitle(store: BoardStore): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  let shownIcon = '';
  function show(): void {
    const { title, looks, count } = signOf(store.getState());
    if (document.title !== title) document.title = title;
    const icon = iconFor(looks, count);
    if (link === null || icon === shownIcon) return;
    shownIcon = icon;
    link.href = icon;
  }
  show();
  store.subscribe(show);
}
