import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import type { Backfill, SourceProblem } from '#core/board/queue';
import type { PerformableAction } from '../actions/desk.ts';
import { boundActions } from '../actions/bound.ts';
import type { Clock } from '../intake/clock.ts';
import { maskAnswer } from '../intake/personal-data.ts';
import type { Journal, LastPoll, SourceMemory } from '../journal/journal.ts';
import { retentionLimits } from '../journal/retention/retention.ts';
import type { Logger } from '../machine/log.ts';
import type { RetentionSettings } from '../config/settings.ts';
import { overRestarts } from './poller/restarts/over-restarts.ts';
import { createPoller } from './poller/poller.ts';
import type { PollStats } from './poller/stats.ts';
import { createScriptPlayer } from './script/script-player.ts';
import type { Source } from './source.ts';

/** What keeps one source going that does not call by itself: a script is played, a phone system is asked. */
export interface Driver {
  readonly source: Source;
  /** Resolves when what was due before is taken in. */
  start(): Promise<void>;
  /** When it resolves, nothing more is accepted. */
  close(): Promise<void>;
  readonly actions: readonly PerformableAction[];
  readonly polls: readonly { stats(): PollStats }[];
}

/** What a driver tells of its source beside its inputs. */
export interface SourceNews {
  /** It answered then, and said nothing new. */
  alive(source: string, at: Instant, backfill: Backfill | undefined): void;
  /** It could not be asked, and why. */
  failed(source: string, problem: SourceProblem, message: string): void;
}

export interface DriverContext {
  /** What the journal knows of it. */
  readonly known: SourceMemory | undefined;
  /** When the journal's first input came; `null` while there is none. */
  readonly begins: Instant | null;
  /** Where a script begins that was never played. */
  readonly startOfPast: Instant;
  readonly keepSource: Journal['keepSource'];
  readonly timeZone: string;
  readonly retention: () => RetentionSettings;
  readonly accept: (inputs: readonly Input[]) => Promise<void>;
  readonly news: SourceNews;
  readonly clock: Clock;
  readonly log: Logger;
}

type PollsWay = Extract<Source['input'], { readonly way: 'polls' }>;

/** The driver of a source; absent where the source calls by itself. */
export function driverOf(source: Source, context: DriverContext): Driver | undefined {
  switch (source.input.way) {
    case 'webhooks':
    case 'stream':
      return undefined;
    case 'script': {
      const { known, startOfPast, accept, clock, log } = context;
      const startFrom = (known?.heardAt ?? startOfPast - 1) + 1;
      const { script } = source.input;
      const player = createScriptPlayer({ source: source.id, script, accept, startFrom, clock, log });
      const close = (): Promise<void> => Promise.resolve(player.close());
      return { source, start: () => player.start(), close, actions: [], polls: [] };
    }
    case 'polls':
      return polled(source, source.input, context);
  }
}

function polled(source: Source, input: PollsWay, context: DriverContext): Driver {
  const { known, begins, keepSource, timeZone, accept, news, clock, log } = context;
  const { id } = source;
  const keep = (lastPoll: LastPoll): void => keepSource(id, { lastPoll });
  const poller = createPoller({
    source: { ...input, id },
    accept: (inputs) => accept(inputs.map((each) => asMayBeKept(each, input, context.retention()))),
    alive: (at, backfill) => news.alive(id, at, backfill),
    failed: ({ kind, message }) => news.failed(id, kind, message),
    ...(input.neverSooner ? overRestarts({ source: input, known, keep, begins, now: clock.now() }) : {}),
    timeZone,
    clock,
    log,
  });
  const start = (): Promise<void> => Promise.resolve(poller.start());
  return {
    source,
    start,
    close: () => poller.close(),
    actions: boundActions(id, input, poller, clock),
    polls: [poller],
  };
}

/** What is too old to be kept with names and numbers is not kept so for having come late. */
function asMayBeKept(input: Input, { withoutOldPersons }: PollsWay, retention: RetentionSettings): Input {
  if (input.kind !== 'poll') return input;
  const { personalBefore } = retentionLimits(input.at, retention);
  return { ...input, response: { ...input.response, body: withoutOldPersons(input, personalBefore) } };
}

export function withoutNationalIds(input: Input): Input {
  if (input.kind !== 'poll') return input;
  const body = maskAnswer(input.response.body);
  return body === input.response.body ? input : { ...input, response: { ...input.response, body } };
}
