import type { Ask, Keep, MoreAsks } from '#adapters/adapter';
import type { Input, JsonValue } from '#core/said/input';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { Asker } from './asking/asker.ts';
import type { OtherAsks } from './asks.ts';
import { NotKept } from '../trouble/failure.ts';
import type { Slice } from './asking/first-slice.ts';
import type { Entry, News } from './news.ts';

export interface OnePollOptions {
  readonly source: string;
  readonly asker: Pick<Asker, 'ask' | 'secrets'>;
  readonly other: OtherAsks;
  readonly news: News;
  readonly now: () => Instant;
  readonly accept: (inputs: readonly Input[]) => Promise<void>;
}

type Asked = Parameters<News['arrived']>[0];

/** The questions and answers of one poll. */
export interface OnePoll {
  readonly ask: Ask;
  readonly more: MoreAsks;
  /** Accepts what the answers say that is new. Returns when the last answer came; absent where none did. */
  finish(): Promise<Instant | undefined>;
  /** The longest that the phone system asked us to wait. */
  retryAfter(): Milliseconds | undefined;
}

/**
 * One poll is accepted as a whole, when the adapter has looked at all its answers and found them good; only a long list
 * is accepted as it comes, since it is more than fits in memory.
 */
export function createOnePoll({ source, asker, other, news, accept, now }: OnePollOptions): OnePoll {
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

  function entry(question: Asked, slice: number, status: number, body: JsonValue, at: Instant): Entry {
    return news.arrived(question, slice, { kind: 'poll', at, source, response: { url: question.url, status, body } });
  }

  const keep: Keep = async ({ url, body, isToldOnce = false }) => {
    if (over) throw new Error('This poll is over.');
    lastAt = now();
    const said = asker.secrets.fromAnswer(body);
    if (!isToldOnce) return void entries.push(entry({ url }, 0, 200, said, lastAt));
    try {
      await accept([{ kind: 'poll', at: lastAt, source, response: { url, status: 200, body: said } }]);
    } catch (error) {
      throw new NotKept('', { cause: error });
    }
  };

  const ask: Ask = async (question) => {
    if (over) throw new Error('This poll is over.');
    let slices = 0;
    const isKept = question.confidential !== true && question.unkept !== true;
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
  };

  return {
    ask,
    more: { keep, ...other },
    async finish() {
      over = true;
      await take(entries);
      return lastAt;
    },
    retryAfter: () => waits,
  };
}
