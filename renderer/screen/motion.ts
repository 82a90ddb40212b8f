import { rush } from '../board-state.ts';

const wantsStillness = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Whether nothing on the page may move: somebody asked for it, or too much would. */
export const isStill = (): boolean => wantsStillness.matches || rush.isOn();
