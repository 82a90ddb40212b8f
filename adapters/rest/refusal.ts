import { Busy, NotUnderstood } from '#adapters/adapter';
import { askedToWait, ownTrouble } from '#adapters/mapping/sentences';
import { otherStatus } from './sentences.ts';

/** What is said of an answer that is no success and no refused sign-in. */
export function refusal(status: number): Error {
  if (status === 429 || status === 503) return new Busy(askedToWait);
  if (status >= 500) return new Busy(ownTrouble(status));
  return new NotUnderstood(otherStatus(status));
}
