import { pauseAfter } from '../../trouble/pauses.ts';
import { sleepUntil } from '../../trouble/sleep.ts';
import { hold, type Held, type HoldOptions } from './held.ts';

export interface SuccessionOptions extends HoldOptions {
  /** The one that was to take over did not come so far; the other one goes on. */
  readonly spoilt: (error: unknown) => void;
}

/**
 * Holds one connection, and the next one in its place when it asks to be replaced: that one signs in and looks round beside it,
 * and takes over in the moment at which it is live. Resolves when it is stopped.
 * @throws why the connection that was listened to is over
 */
export async function holdInSuccession(options: SuccessionOptions): Promise<void> {
  const { spoilt, stop } = options;
  let current = hold(options, { replace: () => replace(1) });
  let successor: Held | undefined;
  let isOver = false;

  /** `attempt`: the how-manieth, where those before came to nothing. */
  function replace(attempt: number): void {
    if (successor !== undefined) return;
    const next = hold(options, { takeOver, replace: () => replace(1) });
    successor = next;
    next.over.catch((error: unknown) => fail(next, error, attempt));

    async function takeOver(): Promise<void> {
      const former = current;
      [current, successor] = [next, undefined];
      await former.retire();
    }
  }

  function fail(next: Held, error: unknown, attempt: number): void {
    if (successor !== next || next.isRetired || stop.aborted) return;
    successor = undefined;
    spoilt(error);
    void again(current, attempt + 1);
  }

  /** As long as the one that is to be replaced is there, the next one is tried again. */
  async function again(replaced: Held, attempt: number): Promise<void> {
    const { clock, limits } = options;
    const pause = pauseAfter(attempt, limits.firstPause, 0);
    const mayGoOn = await sleepUntil(clock.elapsed() + pause, clock.elapsed, stop);
    if (mayGoOn && !isOver && current === replaced) replace(attempt);
  }

  try {
    for (let held: Held | undefined; held !== current;) {
      held = current;
      await endOf(held);
    }
  } finally {
    isOver = true;
    await successor?.retire();
  }
}

/** @throws why it is over, unless another one took over meanwhile */
async function endOf(held: Held): Promise<void> {
  try {
    await held.over;
  } catch (error) {
    if (!held.isRetired) throw error;
  }
}
