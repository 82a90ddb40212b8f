import { changed as changedBy, inBoth } from '#core/said/sentence';
import type { Answer, Question } from '#adapters/adapter';
import { Unreachable } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import type { Instant, Milliseconds } from '#core/time/instant';
import { createAgents } from './http-agents.ts';
import { atMost, inUtf8 } from './body.ts';
import { createExchange, type Opened } from './exchange.ts';
import { firstOf, NotTaken, type Slice, type TakeSlice } from './first-slice.ts';
import { BadAnswer } from './json-reader.ts';
import { slicesOf, slicesOrText } from './json-slices.ts';
import { pollLimits, type PollLimits, recordSlices } from './limits.ts';
import { type GivenUp, reasonOf, Redirected } from './no-answer.ts';
import { readRetryAfter } from '../../trouble/pauses.ts';
import { createSecrets, type Secrets } from '../../trouble/secrets.ts';

/** An answer, and what of it only the hub may know. */
export interface Answered extends Answer {
  /** When it had come. */
  readonly at: Instant;
  /** How long a refusal asks us to wait. */
  readonly retryAfter: Milliseconds | undefined;
}

/** Asks one phone system over connections of its own. */
export interface Asker {
  /**
   * Resolves with any answer that came; of one that came in slices with the first, while `take` got all of them.
   * @throws Unreachable: a sentence without an address, a header or a secret; whatever `take` throws
   */
  ask(question: Question, take?: TakeSlice): Promise<Answered>;
  readonly secrets: Pick<Secrets, 'fromSentence' | 'fromAnswer' | 'learnPassword'>;
  /** Gives up what is under way. */
  close(): void;
}

export interface AskerOptions {
  readonly now: () => Instant;
  readonly pinnedCertificate?: string | undefined;
  readonly limits?: Partial<PollLimits> | undefined;
}

export function createAsker({ now, pinnedCertificate, limits: changed }: AskerOptions): Asker {
  const limits = { ...pollLimits, ...changed };
  const agents = createAgents(pinnedCertificate);
  const secrets = createSecrets();
  const underWay = new Set<(why: GivenUp) => void>();
  let closed = false;

  async function ask(question: Question, take: TakeSlice | undefined): Promise<Answered> {
    secrets.learn(question);
    const exchange = createExchange(question, agents, limits);
    underWay.add(exchange.giveUp);
    try {
      if (closed) exchange.giveUp('closed');
      const opened = await exchange.answer();
      const { status, headers } = opened;
      if (status >= 300 && status < 400) throw new Redirected();
      const { body, at } = (await read(opened, question, take)) ?? { body: '', at: now() };
      return { status, body, at, retryAfter: status < 400 ? undefined : readRetryAfter(headers['retry-after'], now()) };
    } catch (error) {
      if (error instanceof NotTaken) throw error.cause;
      const reason = reasonOf(error, exchange.givenUp());
      const about = inBoth(question.about);
      const sentence = {
        da: `Telefonsystemet blev spurgt om ${about.da}: ${reason.da}`,
        en: `The phone system was asked for ${about.en}: ${reason.en}`,
      };
      throw new Unreachable(changedBy(sentence, secrets.fromSentence));
    } finally {
      underWay.delete(exchange.giveUp);
      exchange.end();
    }
  }

  async function read({ status, headers, chunks }: Opened, question: Question, take: TakeSlice | undefined) {
    const { records = false, orText = false } = question;
    const isList = records && status < 300;
    const text = inUtf8(headers['content-type'], atMost(isList ? limits.largestList : limits.largestAnswer, chunks));
    const sizes = isList ? recordSlices : { bytes: limits.largestAnswer, records: Number.MAX_SAFE_INTEGER };
    try {
      return await firstOf(slices(orText ? slicesOrText(text, sizes) : slicesOf(text, sizes)), take);
    } catch (error) {
      // A refusal is one whatever else it says.
      if (status >= 400 && error instanceof BadAnswer) return undefined;
      throw error;
    }
  }

  async function* slices(bodies: AsyncIterable<JsonValue>): AsyncGenerator<Slice> {
    for await (const body of bodies) yield { body: secrets.fromAnswer(body), at: now() };
  }

  return {
    ask,
    secrets,
    close() {
      closed = true;
      for (const giveUp of underWay) giveUp('closed');
      agents.close();
    },
  };
}
