import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import type { Sentence } from '#core/said/sentence';
import type { Instant, Milliseconds } from '#core/time/instant';
import { hour } from '#core/time/instant';
import type { SourceProblem } from '#core/board/queue';

/** Every kind, for counting. */
export const failureKinds: readonly FailureKind[] = [
  'unreachable',
  'busy',
  'sign-in-refused',
  'not-understood',
  'not-kept',
  'fault',
];
export type FailureKind = SourceProblem;

/** Why a poll brought nothing, or a connection could not be made or held. */
export interface Failure {
  readonly kind: FailureKind;
  /** For a person, without a secret. */
  readonly sentence: Sentence;
  readonly at: Instant;
  /** How long from now until the next try. */
  readonly pause: Milliseconds;
}

/** The hub could not take in what the phone system said. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}

/** What kind of failure an error is. Only our own errors are quoted. */
export function failureOf(error: unknown): Pick<Failure, 'kind' | 'sentence'> {
  if (error instanceof SignInRefused) return { kind: 'sign-in-refused', sentence: error.sentence };
  if (error instanceof Busy) return { kind: 'busy', sentence: error.sentence };
  if (error instanceof Unreachable) return { kind: 'unreachable', sentence: error.sentence };
  if (error instanceof NotUnderstood) return { kind: 'not-understood', sentence: error.sentence };
  if (error instanceof NotKept) return { kind: 'not-kept', sentence: notKept };
  return { kind: 'fault', sentence: ourFault };
}

const notKept: Sentence = { da: 'Det, det sagde, kunne ikke gemmes.', en: 'What it said could not be kept.' };
const ourFault: Sentence = {
  da: 'Tavlen fejlede, da den ville spørge; dens log siger mere.',
  en: 'The wallboard failed to ask it; its log says more.',
};

/** What the phone system asked for in its own words, as far as the adapter read it; an hour at most. */
export function retryAfterOf(error: unknown): Milliseconds {
  return error instanceof Busy ? Math.min(hour, error.retryAfter ?? 0) : 0;
}
