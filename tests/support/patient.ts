import { isWindows } from './windows.ts';

/**
 * For tests that work for seconds, or wait for several processes: a slow machine with other work needs many times as
 * long, and whoever runs out of time says nothing of what it found, not even fast-check's seed. Under Wine, a Node takes half a
 * minute to start where its neighbours are busy.
 */
export const patient = { timeout: isWindows ? 300_000 : 120_000 };
