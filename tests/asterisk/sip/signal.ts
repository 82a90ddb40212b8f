import { setTimeout as pause } from 'node:timers/promises';

/** Something that happens once. */
export interface Signal {
  readonly has: () => boolean;
  set(): void;
  /** Resolves then, however late that is. */
  readonly happens: Promise<void>;
  /** Whether it has happened within so many seconds. */
  within(seconds: number): Promise<boolean>;
}

export function newSignal(): Signal {
  let has = false;
  let tell: () => void = () => undefined;
  const happens = new Promise<void>((resolve) => (tell = resolve));
  return {
    has: () => has,
    happens,
    set() {
      has = true;
      tell();
    },
    within: (seconds) => firstOf(seconds, [happens]).then(() => has),
  };
}

/** Waits for the first of them, at most so many seconds. */
async function firstOf(seconds: number, events: readonly Promise<unknown>[]): Promise<void> {
  const end = new AbortController();
  const late = pause(seconds * 1_000, undefined, { signal: end.signal }).catch(() => undefined);
  await Promise.race([late, ...events]);
  end.abort();
}

/** Whether any of these happens within so many seconds. */
export async function anyWithin(seconds: number, signals: readonly Signal[]): Promise<boolean> {
  await firstOf(
    seconds,
    signals.map((signal) => signal.within(seconds)),
  );
  return signals.some((signal) => signal.has());
}
