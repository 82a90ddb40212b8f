const shortest = 500;
const longest = 10_000;

/**
 * Milliseconds before the next attempt: doubles from half a second to ten, less up to half of it by chance, so that
 * twenty screens do not fall upon a restarted hub in one instant. `random`: from 0 to below 1.
 */
export function retryDelay(failedAttempts: number, random: number): number {
  const full = Math.min(longest, shortest * 2 ** Math.min(failedAttempts, 10));
  return full * (1 - random / 2);
}
