import { TryAgain } from '#adapters/adapter';
import type { Input, JsonValue } from '#core/said/input';
import type { Said, Sentence } from '#core/said/sentence';
import { changed } from '#core/said/sentence';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { Backfill } from '#core/board/queue';
import type { Clock } from '../../intake/clock.ts';
import { faultOf } from '../../machine/fault.ts';
import type { Logger } from '../../machine/log.ts';
import { createAsker } from './asking/asker.ts';
import { createOtherAsks } from './other-asks.ts';
import { failureOf, type Failure, retryAfterOf } from '../trouble/failure.ts';
import type { PollLimits } from './asking/limits.ts';
import { createNews } from './news.ts';
import { createOnePoll, type OnePoll } from './one-poll.ts';
import { createPerform, type Perform } from './performer.ts';
import { pauseAfter, signInPause } from '../trouble/pauses.ts';
import type { PolledSource } from './polled-source.ts';
import { sleepUntil } from '../trouble/sleep.ts';
import { createPollCounts, type PollStats } from './stats.ts';
import { createVoice } from '../trouble/voice.ts';

export interface PollerOptions {
  readonly source: PolledSource;
  /** Takes all of the inputs, or throws and takes none. */
  readonly accept: (inputs: readonly Input[]) => Promise<void>;
  /** The phone system answered then, whether or not it said anything new. */
  readonly alive: (at: Instant, backfill: Backfill | undefined) => void;
  /** What the adapter remembers after a poll, once all that the poll brought is kept. */
  readonly remembered?: (memory: JsonValue | undefined, heardAt: Instant) => void;
  /** A poll brought nothing. */
  readonly failed: (failure: Failure) => void;
  /** What a person should know though it goes on: all of it, after each poll that brought something. */
  readonly problems?: (problems: readonly Sentence[]) => void;
  /** A poll begins then. */
  readonly begun?: (at: Instant) => void;
  /** The configured zone, in which a day begins. */
  readonly timeZone: string;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** The beginning of the last poll before the hub was started, as far as that is known. */
  readonly lastPolledAt?: Instant | undefined;
  /** What the adapter remembers from before the hub was started. */
  readonly memory?: JsonValue | undefined;
  readonly limits?: Partial<PollLimits> | undefined;
  /** From 0 to 1. */
  readonly chance?: () => number;
}

export interface Poller {
  start(): void;
  /** Gives up what is under way. When it resolves, nothing more is accepted. */
  close(): Promise<void>;
  /** May be called at any time; polls go on beside it. */
  readonly perform: Perform;
  stats(): PollStats;
}

/** Asks one source, again and again, one poll at a time. All that has to do with time is here, for every adapter. */
export function createPoller(options: PollerOptions): Poller {
  const { source, clock, log, limits, chance = Math.random } = options;
  const { elapsed } = clock;
  const asker = createAsker({ now: clock.now, pinnedCertificate: source.pinnedCertificate, limits });
  const [news, counts, voice] = [
    createNews(options.timeZone),
    createPollCounts(source.id),
    createVoice({ source: source.id, elapsed, log }),
  ];
  const closing = new AbortController();
  const other = createOtherAsks({ secrets: asker.secrets, now: clock.now, stop: closing.signal });
  const polling = { source: source.id, asker, other, news, accept: acceptUntilClosed, now: clock.now };
  let { memory } = options;
  let failures = 0;
  let running: Promise<void> = Promise.resolve();
  const withoutSecrets = (said: Said): Sentence => changed(said, asker.secrets.fromSentence);

  async function run(): Promise<void> {
    let due = elapsed() + restOfInterval();
    while (await sleepUntil(due, elapsed, closing.signal)) {
      const begun = elapsed();
      due = begun + (await once(begun));
    }
  }

  /** A restart, or many of them, must not ask more often. */
  function restOfInterval(): Milliseconds {
    if (options.lastPolledAt === undefined) return 0;
    return Math.min(source.every, Math.max(0, options.lastPolledAt + source.every - clock.now()));
  }

  /** What is left of a long list when the hub is told to stop is not waited for: it is asked for again. */
  async function acceptUntilClosed(inputs: readonly Input[]): Promise<void> {
    if (closing.signal.aborted) throw new Error('The hub stops.');
    await options.accept(inputs);
  }

  /** One poll. Returns how long after its beginning the next one is due. */
  async function once(begun: Milliseconds): Promise<Milliseconds> {
    options.begun?.(clock.now());
    const poll = createOnePoll(polling);
    try {
      let problems: readonly Said[] = [];
      const remembered = await source.poll(memory, poll.ask, clock.now(), poll.more, (told) => (problems = told));
      if (closing.signal.aborted) return 0;
      const heardAt = (await poll.finish()) ?? clock.now();
      if (closing.signal.aborted) return 0;
      memory = remembered;
      options.remembered?.(memory, heardAt);
      failures = 0;
      counts.ended(elapsed() - begun, { heardAt });
      voice.answered();
      options.problems?.(problems.map(withoutSecrets));
      options.alive(heardAt, source.backfill?.(memory));
      if (source.hasMore?.(memory) === true) return elapsed() - begun;
      return Math.max(source.every, elapsed() - begun + (poll.retryAfter() ?? 0));
    } catch (error) {
      if (error instanceof TryAgain) ({ memory } = error);
      return closing.signal.aborted ? 0 : lost(error, poll, begun);
    }
  }

  function lost(error: unknown, poll: OnePoll, begun: Milliseconds): Milliseconds {
    const { kind, sentence } = failureOf(error);
    const duration = elapsed() - begun;
    counts.ended(duration, { failed: kind });
    // The journal says itself that it takes nothing; the phone system is asked on.
    if (kind === 'not-kept') return Math.max(source.every, duration);
    if (kind === 'fault' && failures === 0) log.error({ source: source.id, ...faultOf(error) }, ourFault);
    failures += 1;
    const usual = kind === 'sign-in-refused' ? signInPause : pauseAfter(failures, source.every, chance());
    const pause = Math.max(source.every - duration, usual - duration, poll.retryAfter() ?? retryAfterOf(error), 0);
    const failure = { kind, sentence: withoutSecrets(sentence), at: clock.now(), pause };
    voice.failed(failure);
    options.failed(failure);
    return duration + pause;
  }

  return {
    start() {
      running = run();
    },
    close() {
      closing.abort();
      asker.close();
      return running;
    },
    perform: createPerform({ ...polling, asker, log }),
    stats: counts.stats,
  };
}

const ourFault = 'Asking a source failed by our own fault.';
