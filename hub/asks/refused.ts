import type { Said, Sentence } from '#core/said/sentence';
import { inBoth } from '#core/said/sentence';
import type { Milliseconds } from '#core/time/instant';

/** The answer to an ask is no, and why: a sentence for whoever asked, which repeats nothing of what he said. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** Over HTTP. */
  readonly status: number;
  readonly sentence: Sentence;
  /** How long to wait before asking again. */
  readonly retryAfter: Milliseconds | undefined;

  constructor(status: number, said: Said, retryAfter?: Milliseconds) {
    const sentence = inBoth(said);
    super(sentence.en);
    this.sentence = sentence;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
