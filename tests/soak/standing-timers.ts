import type { Instant, Milliseconds } from '#core/time/instant';

type Call = (...given: unknown[]) => void;

const longest = 2 ** 31 - 1;

/** Node's timers, for a clock that stands until somebody moves it: what is due happens when it is told to. */
export function createTimers(now: () => Instant) {
  const waiting = new Set<StandingTimer>();
  let count = 0;

  class StandingTimer {
    readonly id = (count += 1);
    due: Instant = 0;
    readonly call: () => void;
    readonly length: Milliseconds;
    readonly repeats: boolean;

    constructor(call: () => void, length: Milliseconds | undefined, repeats: boolean) {
      this.call = call;
      this.length = length !== undefined && length >= 1 && length <= longest ? Math.trunc(length) : 1;
      this.repeats = repeats;
      this.refresh();
    }
    refresh(): this {
      this.due = now() + this.length;
      // Of two at the same moment the one that was set first is first.
      waiting.delete(this);
      waiting.add(this);
      return this;
    }
    close(): this {
      waiting.delete(this);
      return this;
    }
    ref(): this {
      return this;
    }
    unref(): this {
      return this;
    }
    hasRef(): boolean {
      return false;
    }
    [Symbol.toPrimitive](): number {
      return this.id;
    }
    [Symbol.dispose](): void {
      this.close();
    }
  }

  function clear(timer: unknown): void {
    if (timer instanceof StandingTimer) timer.close();
    else for (const each of waiting) if (each.id === Number(timer)) each.close();
  }

  function pause<Value>(length?: Milliseconds, value?: Value, options: { signal?: AbortSignal } = {}): Promise<Value> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      const abort = (): void => {
        timer.close();
        reject(new DOMException('The operation was aborted', 'AbortError'));
      };
      const timer = new StandingTimer(
        () => {
          signal?.removeEventListener('abort', abort);
          resolve(value as Value);
        },
        length,
        false,
      );
      if (signal?.aborted === true) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    });
  }

  const nextDue = (): Instant => Math.min(Infinity, ...[...waiting].map(({ due }) => due));
  return {
    globals: {
      setTimeout: (call: Call, length?: Milliseconds, ...given: unknown[]) =>
        new StandingTimer(() => call(...given), length, false),
      setInterval: (call: Call, length?: Milliseconds, ...given: unknown[]) =>
        new StandingTimer(() => call(...given), length, true),
      clearTimeout: clear,
      clearInterval: clear,
    },
    promises: { setTimeout: pause },
    /** When the next one is due; `Infinity`: there is none. */
    nextDue,
    /** Whether what is due by now comes again and again by itself. */
    isOnlyBeats: (): boolean => [...waiting].every((timer) => timer.repeats || timer.due > now()),
    /** What is due by now happens. */
    fire(): void {
      const due = [...waiting].filter((timer) => timer.due <= now()).toSorted((one, other) => one.due - other.due);
      for (const timer of due) {
        // One of those before it may have taken it back.
        if (!waiting.has(timer)) continue;
        if (timer.repeats) timer.refresh();
        else timer.close();
        timer.call();
      }
    },
  };
}
