import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
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
  /** A sentence for a person, without a secret. */
  readonly message: string;
  readonly at: Instant;
  /** How long from now until the next try. */
  readonly pause: Milliseconds;
}

/** The hub could not take in what the phone system said. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}

/** What kind of failure an error is. Only our own errors are quoted. */
export function failureOf(error: unknown): Pick<Failure, 'kind' | 'message'> {
  if (error instanceof SignInRefused) return { kind: 'sign-in-refused', message: error.message };
  if (error instanceof Busy) return { kind: 'busy', message: error.message };
  if (error instanceof Unreachable) return { kind: 'unreachable', message: error.message };
  if (error instanceof NotUnderstood) return { kind: 'not-understood', message: error.message };
  if (error instanceof NotKept) return { kind: 'not-kept', message: 'What it said could not be kept.' };
  return { kind: 'fault', message: 'The wallboard failed to ask it; its log says more.' };
}

/** What the phone system asked for in its own words, as far as the adapter read it; an hour at most. */
export function retryAfterOf(error: unknown): Milliseconds {
  return error instanceof Busy ? Math.min(hour, error.retryAfter ?? 0) : 0;
}
