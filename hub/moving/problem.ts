import type { Sentence } from '#core/said/sentence';

/** A backup cannot be made, or not be used. The sentence says why, what has come of it, and what to do. */
export class MovingFailed extends Error {
  override readonly name = 'MovingFailed';
  readonly sentence: Sentence;

  constructor(sentence: Sentence, cause?: unknown) {
    super(sentence.en, { cause });
    this.sentence = sentence;
  }
}
