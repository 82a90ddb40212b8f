import type { Instant } from '#core/time/instant';
import { polledActions, streamActions } from '../actions/bound.ts';
import type { PerformableAction } from '../actions/desk.ts';
import type { Accept } from '../intake/accept.ts';
import type { Clock } from '../intake/clock.ts';
import type { LastPoll, SourceMemory } from '../journal/journal.ts';
import type { Logger } from '../machine/log.ts';
import { createPoller } from './poller/poller.ts';
import { overRestarts } from './poller/restarts/over-restarts.ts';
import type { PollStats } from './poller/stats.ts';
import type { Report } from './report.ts';
import { createScriptPlayer } from './script/script-player.ts';
import type { Source } from './source.ts';
import type { StreamStats } from './stream/stats.ts';
import { createStream } from './stream/stream.ts';
import type { BoundPolls, BoundScript, BoundStream } from './ways.ts';

/** What a driver needs of the hub. Everything that it tells goes through `accept` and `report`: whose they are may change. */
export interface DriverContext {
  readonly accept: Accept;
  readonly report: Report;
  /** What the journal knows of the source from before this start. */
  readonly known: SourceMemory | undefined;
  /** Keeps what is to be known at the next start. */
  readonly keep: (memory: Partial<SourceMemory>) => void;
  /** Whether a connection may have begun before the hub was started, and nobody wrote down that it was lost. */
  readonly leftOpen: boolean;
  /** When the journal's first input came; `null` while there is none. */
  readonly begins: Instant | null;
  /** Where a script begins that was never played. */
  readonly startOfPast: Instant;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Keeps one source going, apart from all others. */
export interface Driver {
  readonly source: Source;
  /** Resolves when the past of a script is played; at once for the others. */
  start(): Promise<void>;
  /** When it resolves, nothing more is accepted. */
  close(): Promise<void>;
  readonly actions: readonly PerformableAction[];
  stats(): DriverStats;
}

export type DriverStats =
  | { readonly way: 'webhooks' | 'script' }
  | { readonly way: 'polls'; readonly polls: PollStats }
  | { readonly way: 'stream'; readonly stream: StreamStats };

export function driverOf(source: Source, context: DriverContext): Driver {
  return { source, ...drivingOf(source, context) };
}

type Driving = Omit<Driver, 'source'>;

function drivingOf({ id, input }: Source, context: DriverContext): Driving {
  switch (input.way) {
    case 'webhooks':
      return { ...still, stats: () => ({ way: input.way }) };
    case 'script':
      return scriptDriving(id, input, context);
    case 'polls':
      return pollDriving(id, input, context);
    case 'stream':
      return streamDriving(id, input, context);
  }
}

/** It calls by itself: there is nothing to do but to listen, and others do. */
const still = { start: () => Promise.resolve(), close: () => Promise.resolve(), actions: [] };

function scriptDriving(source: string, way: BoundScript, context: DriverContext): Driving {
  const { accept, known, startOfPast, clock, log } = context;
  const startFrom = (known?.heardAt ?? startOfPast - 1) + 1;
  const { script } = way;
  const player = createScriptPlayer({
    source,
    script,
    startFrom,
    clock,
    log,
    accept: (inputs) => accept(way, inputs),
  });
  return {
    start: player.start,
    close: () => Promise.resolve(player.close()),
    actions: [],
    stats: () => ({ way: way.way }),
  };
}

function pollDriving(id: string, way: BoundPolls, context: DriverContext): Driving {
  const { accept, report, known, begins, timeZone, clock, log } = context;
  const keep = (lastPoll: LastPoll): void => context.keep({ lastPoll });
  const source = { ...way, id };
  const poller = createPoller({
    source,
    timeZone,
    clock,
    log,
    accept: (inputs) => accept(way, inputs),
    alive: report.alive,
    failed: report.failed,
    problems: report.problems,
    ...overRestartsOf(way),
  });
  function overRestartsOf({ neverSooner, isLasting }: BoundPolls) {
    const { memory, remembered, ...ofTime } = overRestarts({ source, known, keep, begins, now: clock.now() });
    if (neverSooner) return { memory, remembered, ...ofTime };
    return isLasting ? { memory, remembered } : {};
  }
  return {
    start: () => Promise.resolve(poller.start()),
    close: poller.close,
    actions: polledActions(id, way, poller, clock),
    stats: () => ({ way: way.way, polls: poller.stats() }),
  };
}

function streamDriving(id: string, way: BoundStream, context: DriverContext): Driving {
  const { accept, report, leftOpen, clock, log } = context;
  const stream = createStream({
    source: { ...way, id },
    leftOpen,
    clock,
    log,
    accept: (inputs) => accept(way, inputs),
    live: report.live,
    failed: report.failed,
    problems: report.problems,
  });
  return {
    start: () => Promise.resolve(stream.start()),
    close: stream.close,
    actions: streamActions(id, way, stream),
    stats: () => ({ way: way.way, stream: stream.stats() }),
  };
}
