import type { Milliseconds } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import { faultOf } from '../../machine/fault.ts';
import type { Logger } from '../../machine/log.ts';

/** How often it is looked whether it is time. */
const lookEvery = 10 * second;

/** Often enough that what follows is read in a second, and seldom enough that nobody notices the writing. */
const mostInputs = 20_000;
/** So few are read at a start before anybody looks. */
const fewInputs = 2_000;
const shortestPause: Milliseconds = minute;
const longestPause: Milliseconds = 10 * minute;

export interface KeeperOptions {
  /** How many inputs the books know that no checkpoint has. */
  readonly unwritten: () => number;
  /** @throws where it cannot be written */
  readonly write: () => Promise<void>;
  readonly elapsed: () => Milliseconds;
  readonly log: Pick<Logger, 'warn'>;
  readonly lookMilliseconds?: number;
}

/** Writes a checkpoint now and then, one at a time. */
export interface Keeper {
  start(): void;
  /** Writes the last one, where it is worth it, and ends. */
  close(): Promise<void>;
}

export function createKeeper({ unwritten, write, elapsed, log, lookMilliseconds = lookEvery }: KeeperOptions): Keeper {
  let timer: NodeJS.Timeout | undefined;
  let writtenAt = elapsed() - shortestPause;
  let writing: Promise<void> = Promise.resolve();
  let isWriting = false;
  let isFailing = false;

  function isTime(): boolean {
    const pause = elapsed() - writtenAt;
    return pause >= (unwritten() >= mostInputs ? shortestPause : unwritten() >= fewInputs ? longestPause : Infinity);
  }

  async function once(): Promise<void> {
    isWriting = true;
    writtenAt = elapsed();
    try {
      await write();
      isFailing = false;
    } catch (error) {
      // Nothing depends on it but how soon the next start is ready.
      const { code } = error as NodeJS.ErrnoException;
      if (!isFailing)
        log.warn({ code, ...faultOf(error) }, 'What is known of today cannot be written down for the next start.');
      isFailing = true;
    }
    isWriting = false;
  }

  function look(): void {
    if (!isWriting && isTime()) writing = once();
  }

  return {
    start() {
      timer = setInterval(look, lookMilliseconds).unref();
    },
    async close() {
      clearInterval(timer);
      await writing;
      if (unwritten() >= fewInputs) await once();
    },
  };
}
