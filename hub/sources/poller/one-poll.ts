import type { Ask, Question } from '#adapters/adapter';
import type { Input, JsonValue } from '#core/said/input';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { Asker } from './asking/asker.ts';
import { NotKept } from '../trouble/failure.ts';
import type { Slice } from './asking/first-slice.ts';
import type { Entry, News } from './news.ts';

export interface OnePollOptions {
  readonly source: string;
  readonly asker: Pick<Asker, 'ask'>;
  readonly news: News;
  readonly accept: (inputs: readonly Input[]) => Promise<void>;
}

/** The questions and answers of one poll. */
export interface OnePoll {
  readonly ask: Ask;
  /** Accepts what the answers say that is new. Returns when the last answer came; absent where none did. */
  finish(): Promise<Instant | undefined>;
  /** The longest that the phone system asked us to wait. */
  retryAfter(): Milliseconds | undefined;
}

/**
 * One poll is accepted as a whole, when the adapter has looked at all its answers and found them good; only a long list
 * is accepted as it comes, since it is more than fits in memory.
 */
export function createOnePoll({ source, asker, news, accept }: OnePollOptions): OnePoll {
  const entries: Entry[] = [];
  let waits: Milliseconds | undefined;
  let lastAt: Instant | undefined;
  let over = false;

  async function take(taken: readonly Entry[]): Promise<void> {
    const { inputs, kept } = news.judged(taken);
    try {
      if (inputs.length > 0) await accept(inputs);
    } catch (error) {
      throw new NotKept('', { cause: error });
    }
    kept();
  }

  function entry(question: Question, slice: number, status: number, body: JsonValue, at: Instant): Entry {
    return news.arrived(question, slice, { kind: 'poll', at, source, response: { url: question.url, status, body } });
  }

  async function ask(question: Question) {
    if (over) throw new Error('This poll is over.');
    let slices = 0;
    const isKept = question.confidential !== true;
    // Only a success comes in slices.
    const takeSlice = async ({ body, at }: Slice): Promise<void> => {
      await take([entry(question, slices, 200, body, at)]);
      slices += 1;
    };
    const { status, body, at, retryAfter } = await asker.ask(question, isKept ? takeSlice : undefined);
    if (retryAfter !== undefined) waits = Math.max(waits ?? 0, retryAfter);
    lastAt = at;
    if (isKept && slices === 0) entries.push(entry(question, 0, status, body, at));
    return { status, body };
  }

  return {
    ask,
    async finish() {
      over = true;
      await take(entries);
      return lastAt;
    },
    retryAfter: () => waits,
  };
}
