import type { Instant } from '#core/time/instant';
import { polledActions, streamActions } from '../actions/bound.ts';
import type { PerformableAction } from '../actions/desk.ts';
import type { Accept } from '../intake/accept.ts';
import type { Clock } from '../intake/clock.ts';
import type { Logger } from '../machine/log.ts';
import { createPoller } from './poller/poller.ts';
import type { LastPolls } from './poller/restarts/last-polls.ts';
import { overRestarts } from './poller/restarts/over-restarts.ts';
import type { PollStats } from './poller/stats.ts';
import type { RememberedReport, Report } from './report.ts';
import { rememberReport } from './report.ts';
import { createScriptPlayer } from './script/script-player.ts';
import type { Source } from './source.ts';
import type { StreamStats } from './stream/stats.ts';
import { createStream } from './stream/stream.ts';
import type { BoundPolls, BoundScript, BoundStream } from './ways.ts';

/** What a driver needs of the hub. Everything that it tells goes through `accept` and `report`: whose they are may change. */
export interface DriverContext {
  readonly accept: Accept;
  readonly report: Report;
  /** When the source's last input came, as far as the journal knows. */
  readonly heardAt: Instant | undefined;
  /** Whether its connection began before the hub was started, and nobody wrote down that it was lost. */
  readonly leftOpen: boolean;
  /** When the journal's first input came; `null` while there is none. */
  readonly begins: Instant | null;
  /** Where a script begins that was never played. */
  readonly startOfPast: Instant;
  readonly lastPolls: LastPolls;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Keeps one source going, apart from all others. */
export interface Driver {
  readonly source: string;
  /** Resolves when the past of a script is played; at once for the others. */
  start(): Promise<void>;
  /** When it resolves, nothing more is accepted. */
  close(): Promise<void>;
  /** Tells how the source stands, for books that are new. */
  tell(report: Report): void;
  readonly actions: readonly PerformableAction[];
  stats(): DriverStats;
}

export type DriverStats =
  | { readonly way: 'webhooks' | 'script' }
  | { readonly way: 'polls'; readonly polls: PollStats }
  | { readonly way: 'stream'; readonly stream: StreamStats };

export function driverOf({ id, input }: Pick<Source, 'id' | 'input'>, context: DriverContext): Driver {
  const report = rememberReport(context.report);
  switch (input.way) {
    case 'webhooks':
      return { source: id, ...still, tell: report.again, stats: () => ({ way: input.way }) };
    case 'script':
      return { source: id, ...scriptDriver(id, input, context), tell: report.again };
    case 'polls':
      return { source: id, ...pollDriver(id, input, context, report), tell: report.again };
    case 'stream':
      return { source: id, ...streamDriver(id, input, context, report), tell: report.again };
  }
}

type Driving = Omit<Driver, 'source' | 'tell'>;

/** It calls by itself: there is nothing to do but to listen, and others do. */
const still = { start: () => Promise.resolve(), close: () => Promise.resolve(), actions: [] };

function scriptDriver(source: string, way: BoundScript, context: DriverContext): Driving {
  const { accept, heardAt, startOfPast, clock, log } = context;
  const startFrom = (heardAt ?? startOfPast - 1) + 1;
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

function pollDriver(id: string, way: BoundPolls, context: DriverContext, report: RememberedReport): Driving {
  const { accept, heardAt, lastPolls, begins, timeZone, clock, log } = context;
  const source = { ...way, id };
  const poller = createPoller({
    source,
    timeZone,
    clock,
    log,
    accept: (inputs) => accept(way, inputs),
    alive: report.alive,
    failed: report.failed,
    ...(way.neverSooner ? overRestarts({ source, lastPolls, heardAt, begins, now: clock.now(), log }) : {}),
  });
  return {
    start: () => Promise.resolve(poller.start()),
    close: poller.close,
    actions: polledActions(id, way, poller, clock),
    stats: () => ({ way: way.way, polls: poller.stats() }),
  };
}

function streamDriver(id: string, way: BoundStream, context: DriverContext, report: RememberedReport): Driving {
  const { accept, leftOpen, clock, log } = context;
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
