import { Busy, Unreachable } from '#adapters/adapter';
import { askedToWait, otherStatus, ownTrouble } from './sentences.ts';

/** What an answer means that is neither a success nor about the sign-in. */
export function refusal(status: number): Error {
  if (status === 429 || status === 503) {
    return new Busy(askedToWait);
  }
  if (status >= 500) return new Unreachable(ownTrouble(status));
  return new Unreachable(otherStatus(status));
}
