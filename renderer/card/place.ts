import type { Place } from './asked.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels between a card, its figure and the screen's edge. */
const gap = 12;

const between = (least: number, wanted: number, most: number) => Math.max(least, Math.min(wanted, most));

/** Where a card goes: above its figure or below, wherever it fits, and whole on the screen. */
export function cardPlace(figure: Place, card: Size, screen: Size): { readonly left: number; readonly top: number } {
  const above = figure.top - gap - card.height;
  const below = figure.bottom + gap;
  const hasRoomBelow = below + card.height <= screen.height - gap;
  const beside = between(gap, below, screen.height - gap - card.height);
  const top = above >= gap ? above : hasRoomBelow ? below : beside;
  return { left: between(gap, figure.left, screen.width - gap - card.width), top };
}
