import { changed, inBoth, type Said, type Sentence } from '#core/said/sentence';
import { NotUnderstood } from '#adapters/adapter';
import type { Rules } from '#core/book/rules';
import type { Picture } from '#core/board/queue';
import type { Fact } from '#core/said/facts';
import type { Input, JsonValue } from '#core/said/input';
import { second } from '#core/time/instant';
import { createLedger, type Ledger } from '../books/ledger.ts';
import { systemClock } from '../intake/clock.ts';
import { faultOf } from '../machine/fault.ts';
import { createAsker } from '../sources/poller/asking/asker.ts';
import { createNews } from '../sources/poller/news.ts';
import { createOnePoll } from '../sources/poller/one-poll.ts';
import { createOtherAsks } from '../sources/poller/other-asks.ts';
import type { Source } from '../sources/source.ts';
import { createStream } from '../sources/stream/stream.ts';
import { failureOf, type FailureKind } from '../sources/trouble/failure.ts';
import type { BoundPolls, BoundStream } from '../sources/ways.ts';

/** What one input became: facts, or why there are none. */
export interface Became {
  readonly input: Input;
  readonly facts: readonly Fact[] | { readonly problem: Said };
}

export interface Tried {
  /** The last ones, in order of arrival. */
  readonly last: readonly Became[];
  /** How many came in all. */
  readonly count: number;
  readonly picture: Picture;
  /** What a person should know though it went on. */
  readonly problems: readonly Sentence[];
  /** Why it did not work, as a sentence without a secret. */
  readonly failure: Sentence | undefined;
  /** It was reached, signed in at and answered, and what it said makes no sense by these settings. */
  readonly isSenseless: boolean;
}

/** For how long a source is listened to. */
export interface TrialLimits {
  readonly seconds: number;
  /** Not longer than it takes to tell all that there is, and something of each queue. */
  readonly endsWhenLive: boolean;
}

const mostShown = 5;

/** What a connection tells of the moment comes right behind the list of what is. Milliseconds. */
const afterwards = second;
/** How often it is looked whether that has come. Milliseconds. */
const lookEvery = 100;

const tooLate: Sentence = {
  da: 'Der var forbindelse, men der kom ikke alt i tide. Prøv igen, og giv det længere tid.',
  en: 'It was connected to and did not tell all that there is in time: try it with more --seconds.',
};

const notRead = (kind: string): Sentence => ({
  da: `Tavlen kunne ikke læse svaret (${kind}).`,
  en: `The wallboard failed to read it (${kind}).`,
});
const clock = systemClock;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Asks a source once, or listens to it for so many seconds, and keeps nothing. */
export async function tried(source: Source, rules: Rules, limits: TrialLimits): Promise<Tried> {
  const ledger = createLedger({ rules, sources: [source] });
  const taking = taker(source, ledger);
  const problems: Sentence[] = [];
  const isAllTold = (): boolean =>
    ledger
      .picture(clock.now())
      .queues.every(({ callsWaiting, answeredToday }) => callsWaiting !== null || answeredToday !== null);
  const { sentence, kind } = await attempt(
    source,
    { accept: taking.accept, live: () => ledger.live(source.id, clock.now()), end: taking.end, isAllTold },
    problems,
    limits,
  );
  const { last, count } = taking;
  const senseless = last.every(({ facts }) => 'problem' in facts) ? last.at(-1)?.facts : undefined;
  return {
    last,
    count: count(),
    picture: ledger.picture(clock.now()),
    problems,
    failure: sentence ?? (senseless !== undefined && 'problem' in senseless ? inBoth(senseless.problem) : undefined),
    isSenseless: kind === 'not-understood' || (senseless !== undefined && 'problem' in senseless),
  };
}

function taker(source: Source, ledger: Ledger) {
  const last: Became[] = [];
  let known: JsonValue = source.unread;
  let count = 0;
  let isOver = false;
  return {
    last,
    count: () => count,
    /** That the connection is closed now is our own doing, and tells nothing. */
    end: () => void (isOver = true),
    accept: async (inputs: readonly Input[]): Promise<void> => {
      if (isOver) return;
      for (const input of inputs) {
        last.push({ input, facts: factsOf(input) });
        count += 1;
        if (last.length > mostShown) last.shift();
        ledger.take(input);
      }
    },
  };

  function factsOf(input: Input): Became['facts'] {
    try {
      const reading = source.read(known, input);
      ({ known } = reading);
      return reading.facts;
    } catch (error) {
      if (error instanceof NotUnderstood) return { problem: error.sentence };
      return { problem: notRead(faultOf(error).kind) };
    }
  }
}

/** Why it did not work, and of which kind that is; nothing: it did. */
interface Outcome {
  readonly sentence?: Sentence | undefined;
  readonly kind?: FailureKind;
}

type Accept = (inputs: readonly Input[]) => Promise<void>;

interface Listener {
  readonly accept: Accept;
  /** All that was there is told. */
  readonly live: () => void;
  /** Nothing more is taken. */
  readonly end: () => void;
  /** Something is known of each queue. */
  readonly isAllTold: () => boolean;
}

async function attempt(
  source: Source,
  listener: Listener,
  problems: Sentence[],
  limits: TrialLimits,
): Promise<Outcome> {
  const { input } = source;
  switch (input.way) {
    case 'polls':
      return await askedOnce(source, input, listener.accept);
    case 'stream':
      return await listenedTo(source, input, listener, problems, limits);
    case 'webhooks':
    case 'script':
      throw new Error(`${source.id} cannot be asked.`);
  }
}

async function askedOnce({ id, surroundings }: Source, way: BoundPolls, accept: Accept): Promise<Outcome> {
  const stopping = new AbortController();
  const { now } = clock;
  const asker = createAsker({ now, pinnedCertificate: way.pinnedCertificate });
  const other = createOtherAsks({ secrets: asker.secrets, now, stop: stopping.signal });
  const news = createNews(surroundings.timeZone);
  const poll = createOnePoll({ source: id, asker, other, news, accept, now });
  try {
    await way.poll(undefined, poll.ask, now(), poll.more);
    await poll.finish();
    return {};
  } catch (error) {
    // What came before the trouble is worth seeing: it tells what does not fit.
    await poll.finish().catch(() => undefined);
    const { kind, sentence } = failureOf(error);
    return { kind, sentence: changed(sentence, asker.secrets.fromSentence) };
  } finally {
    stopping.abort();
    asker.close();
  }
}

async function listenedTo(
  { id }: Source,
  way: BoundStream,
  { accept, live, end, isAllTold }: Listener,
  problems: Sentence[],
  { seconds, endsWhenLive }: TrialLimits,
): Promise<Outcome> {
  let isLive = false;
  const { promise: ended, resolve } = Promise.withResolvers<Sentence | undefined>();
  const stream = createStream({
    source: { ...way, id },
    accept,
    leftOpen: false,
    live() {
      isLive = true;
      live();
    },
    failed: ({ sentence }) => resolve(sentence),
    problems: (told) => void problems.splice(0, problems.length, ...told.map(inBoth)),
    clock,
    log: silent,
  });
  stream.start();
  // Some tell their figures of a queue only when something happens in it.
  const looking = setInterval(() => {
    if (!endsWhenLive || !isLive || !isAllTold()) return;
    clearInterval(looking);
    setTimeout(() => resolve(undefined), afterwards);
  }, lookEvery);
  const timer = setTimeout(() => resolve(isLive ? undefined : tooLate), seconds * second);
  try {
    return { sentence: await ended };
  } finally {
    clearTimeout(timer);
    clearInterval(looking);
    end();
    await stream.close();
  }
}
