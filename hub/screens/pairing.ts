import { randomInt } from 'node:crypto';
import type { PairingCode } from '#core/screens/screen';
import { minute, type Instant, type Milliseconds } from '#core/time/instant';
import { toIso } from '#core/time/zone';
import { createAllowance } from '../actions/attempts.ts';
import { digest, sameDigest } from '../machine/digest.ts';

/** So long a code is good, and for so many wrong ones. */
const codeLives = 5 * minute;
const mostTries = 5;

/** So many codes a minute are looked at, of all together. Beyond, nobody is let in, right or wrong. */
const triesPerMinute = 20;

/** `wait`: how long until a code is looked at again. */
export type Tried = 'right' | 'wrong' | { readonly wait: Milliseconds };

/** The code that stands at the hub. There is at most one, in memory alone. */
export interface Pairing {
  open(): void;
  close(): void;
  /** Whether it is the code. A right one is used up. */
  try(code: string, who: { readonly address: string; readonly name: string }): Tried;
  report(timeZone: string): PairingCode | null;
}

interface Time {
  readonly now: () => Instant;
  readonly elapsed: () => Milliseconds;
}

interface Open {
  readonly code: string;
  readonly digest: Buffer;
  readonly until: Instant;
  readonly ends: Milliseconds;
  triesLeft: number;
  tried: { readonly at: Instant; readonly address: string; readonly name: string } | null;
}

export function createPairing({ now, elapsed }: Time): Pairing {
  let open: Open | undefined;
  const allowance = createAllowance(triesPerMinute, elapsed);

  function current(): Open | undefined {
    if (open !== undefined && (elapsed() >= open.ends || open.triesLeft === 0)) open = undefined;
    return open;
  }

  return {
    open() {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      open = {
        code,
        digest: digest(code),
        until: now() + codeLives,
        ends: elapsed() + codeLives,
        triesLeft: mostTries,
        tried: null,
      };
    },
    close: () => void (open = undefined),
    try(code, who) {
      if (!allowance.take()) return { wait: allowance.wait() };
      const here = current();
      // People type a space between the two halves.
      const isRight = here !== undefined && sameDigest(digest(code.replaceAll(/\s/g, '')), here.digest);
      if (isRight) {
        open = undefined;
        return 'right';
      }
      if (here !== undefined) {
        here.triesLeft -= 1;
        here.tried = { at: now(), ...who };
      }
      return 'wrong';
    },
    report(timeZone) {
      const here = current();
      if (here === undefined) return null;
      const { code, until, triesLeft, tried } = here;
      return {
        code,
        until: toIso(until, timeZone),
        triesLeft,
        tried: tried && { ...tried, at: toIso(tried.at, timeZone) },
      };
    },
  };
}
