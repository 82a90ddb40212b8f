import { inBoth } from '#core/said/sentence';
import { NotUnderstood } from '#adapters/adapter';
import type { Rules } from '#core/book/rules';
import type { Picture } from '#core/board/queue';
import type { Fact } from '#core/said/facts';
import type { Input, JsonValue } from '#core/said/input';
import { second } from '#core/time/instant';
import { createLedger, type Ledger } from '../../books/ledger.ts';
import { systemClock } from '../../intake/clock.ts';
import { faultOf } from '../../machine/fault.ts';
import { createAsker } from '../../sources/poller/asking/asker.ts';
import { createNews } from '../../sources/poller/news.ts';
import { createOnePoll } from '../../sources/poller/one-poll.ts';
import { createOtherAsks } from '../../sources/poller/other-asks.ts';
import type { Source } from '../../sources/source.ts';
import { createStream } from '../../sources/stream/stream.ts';
import { failureOf } from '../../sources/trouble/failure.ts';
import type { BoundPolls, BoundStream } from '../../sources/ways.ts';
import { ArgumentsInvalid } from '../arguments.ts';

/** What one input became: facts, or why there are none. */
export interface Became {
  readonly input: Input;
  readonly facts: readonly Fact[] | string;
}

export interface Tried {
  /** The last ones, in order of arrival. */
  readonly last: readonly Became[];
  /** How many came in all. */
  readonly count: number;
  readonly picture: Picture;
  /** What a person should know though it went on. */
  readonly problems: readonly string[];
  /** Why it did not work, as a sentence without a secret. */
  readonly failure: string | undefined;
}

const mostShown = 5;
const clock = systemClock;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Asks a source once, or listens to it for so many seconds, and keeps nothing. */
export async function tried(source: Source, rules: Rules, seconds: number): Promise<Tried> {
  const ledger = createLedger({ rules, sources: [source] });
  const taking = taker(source, ledger);
  const problems: string[] = [];
  const failure = await attempt(source, taking.accept, problems, seconds);
  const { last, count } = taking;
  const senseless = last.every(({ facts }) => typeof facts === 'string') ? last.at(-1)?.facts : undefined;
  return {
    last,
    count: count(),
    picture: ledger.picture(clock.now()),
    problems,
    failure: failure ?? (typeof senseless === 'string' ? senseless : undefined),
  };
}

function taker(source: Source, ledger: Ledger) {
  const last: Became[] = [];
  let known: JsonValue = source.unread;
  let count = 0;
  return {
    last,
    count: () => count,
    accept: async (inputs: readonly Input[]): Promise<void> => {
      for (const input of inputs) {
        last.push({ input, facts: factsOf(input) });
        count += 1;
        if (last.length > mostShown) last.shift();
        ledger.take(input);
      }
    },
  };

  function factsOf(input: Input): readonly Fact[] | string {
    try {
      const reading = source.read(known, input);
      ({ known } = reading);
      return reading.facts;
    } catch (error) {
      return error instanceof NotUnderstood
        ? error.message
        : `The wallboard failed to read it (${faultOf(error).kind}).`;
    }
  }
}

type Accept = (inputs: readonly Input[]) => Promise<void>;

async function attempt(
  source: Source,
  accept: Accept,
  problems: string[],
  seconds: number,
): Promise<string | undefined> {
  const { input } = source;
  switch (input.way) {
    case 'polls':
      return await askedOnce(source, input, accept);
    case 'stream':
      return await listenedTo(source, input, accept, problems, seconds);
    case 'webhooks':
    case 'script':
      throw new ArgumentsInvalid(
        `--source ${source.id}: it cannot be asked: it is ${source.title}, which calls by itself.`,
      );
  }
}

async function askedOnce({ id, surroundings }: Source, way: BoundPolls, accept: Accept): Promise<string | undefined> {
  const stopping = new AbortController();
  const { now } = clock;
  const asker = createAsker({ now, pinnedCertificate: way.pinnedCertificate });
  const other = createOtherAsks({ secrets: asker.secrets, now, stop: stopping.signal });
  const news = createNews(surroundings.timeZone);
  const poll = createOnePoll({ source: id, asker, other, news, accept, now });
  try {
    await way.poll(undefined, poll.ask, now(), poll.more);
    await poll.finish();
    return undefined;
  } catch (error) {
    // What came before the trouble is worth seeing: it tells what does not fit.
    await poll.finish().catch(() => undefined);
    return asker.secrets.fromSentence(failureOf(error).sentence.en);
  } finally {
    stopping.abort();
    asker.close();
  }
}

async function listenedTo(
  { id }: Source,
  way: BoundStream,
  accept: Accept,
  problems: string[],
  seconds: number,
): Promise<string | undefined> {
  let isLive = false;
  const { promise: ended, resolve } = Promise.withResolvers<string | undefined>();
  const stream = createStream({
    source: { ...way, id },
    accept,
    leftOpen: false,
    live: () => void (isLive = true),
    failed: ({ sentence }) => resolve(sentence.en),
    problems: (told) => void problems.splice(0, problems.length, ...told.map((said) => inBoth(said).en)),
    clock,
    log: silent,
  });
  stream.start();
  const tooLate = 'It was connected to and did not tell all that there is in time: try it with more --seconds.';
  const timer = setTimeout(() => resolve(isLive ? undefined : tooLate), seconds * second);
  try {
    return await ended;
  } finally {
    clearTimeout(timer);
    await stream.close();
  }
}
