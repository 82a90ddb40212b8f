const wantsStillness = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Whether nothing on the page may move. */
export const isStill = (): boolean => wantsStillness.matches;
