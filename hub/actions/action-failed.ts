import type { FailureKind } from '../sources/trouble/failure.ts';

/** What a person asked for was not done, or not certainly. The message is a sentence for that person. */
export class ActionFailed extends Error {
  override readonly name = 'ActionFailed';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
