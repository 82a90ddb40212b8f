/**
 * For tests that work for seconds, or wait for several processes: a slow machine with other work needs many times as
 * long, and whoever runs out of time says nothing of what it found, not even fast-check's seed.
 */
export const patient = { timeout: 120_000 };
