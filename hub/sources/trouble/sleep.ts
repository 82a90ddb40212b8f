import type { Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';

/** No sleep is longer, so that a machine that slept itself is noticed. */
const longestSleep: Milliseconds = 10 * second;

/** Waits until `elapsed` has come to `due`, never less. Resolves with `false`, at once, when it is told to stop. */
export async function sleepUntil(due: Milliseconds, elapsed: () => Milliseconds, stop: AbortSignal): Promise<boolean> {
  for (let rest = due - elapsed(); rest > 0 && !stop.aborted; rest = due - elapsed()) {
    await sleep(Math.min(longestSleep, Math.ceil(rest)), stop);
  }
  return !stop.aborted;
}

function sleep(length: Milliseconds, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      stop.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, length);
    stop.addEventListener('abort', wake);
  });
}
