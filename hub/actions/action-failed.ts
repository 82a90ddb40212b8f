import type { Said, Sentence } from '#core/said/sentence';
import { inBoth } from '#core/said/sentence';
import type { FailureKind } from '../sources/trouble/failure.ts';

/** What a person asked for was not done, or not certainly. For that person it is a sentence. */
export class ActionFailed extends Error {
  override readonly name = 'ActionFailed';
  readonly kind: FailureKind;
  readonly sentence: Sentence;

  constructor(kind: FailureKind, said: Said) {
    const sentence = inBoth(said);
    super(sentence.en);
    this.kind = kind;
    this.sentence = sentence;
  }
}
