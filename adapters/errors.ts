import type { Fact } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Sentence } from '#core/said/sentence';
import type { Milliseconds } from '#core/time/instant';

/** What went wrong with a phone system, as a sentence for a person. `message`, for the log, is its English wording. */
export abstract class PhoneSystemError extends Error {
  readonly sentence: Sentence;

  constructor(said: Sentence) {
    super(said.en);
    this.sentence = said;
  }
}

/** The input is not what the phone system's documents describe. The message never holds a phone number. */
export class NotUnderstood extends PhoneSystemError {
  override readonly name = 'NotUnderstood';
}

/** Of several events in one input some make sense, and these say that. The message is of the first that makes none. */
export class PartlyUnderstood extends NotUnderstood {
  readonly facts: readonly Fact[];

  constructor(said: Sentence, facts: readonly Fact[]) {
    super(said);
    this.facts = facts;
  }
}

/** The phone system refused who we say we are. Asked again only after a long while, or when the settings change. */
export class SignInRefused extends PhoneSystemError {
  override readonly name = 'SignInRefused';
}

/** The phone system asks us to wait. */
export class Busy extends PhoneSystemError {
  override readonly name = 'Busy';
  /** As it said; absent where it did not. */
  readonly retryAfter: Milliseconds | undefined;

  constructor(said: Sentence, retryAfter?: Milliseconds) {
    super(said);
    this.retryAfter = retryAfter;
  }
}

/** No answer came, or none that could be an answer. */
export class Unreachable extends PhoneSystemError {
  override readonly name: string = 'Unreachable';
}

/** This poll brought nothing, and what is remembered until the next one is something else all the same. */
export class TryAgain extends Unreachable {
  override readonly name = 'TryAgain';
  readonly memory: JsonValue;

  constructor(said: Sentence, memory: JsonValue) {
    super(said);
    this.memory = memory;
  }
}
