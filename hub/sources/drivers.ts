import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import type { PerformableAction } from '../actions/desk.ts';
import { boundActions } from '../actions/bound.ts';
import type { Clock } from '../intake/clock.ts';
import type { ClockFollower } from '../intake/clock-follower.ts';
import type { LiveFeed } from '../books/feed.ts';
import type { GroupCommit } from '../journal/group-commit.ts';
import type { Journal, SourceMemory } from '../journal/journal.ts';
import { retentionLimits } from '../journal/retention/retention.ts';
import type { Ledger } from '../books/ledger.ts';
import type { Logger } from '../machine/log.ts';
import { maskAnswer } from '../intake/personal-data.ts';
import { overRestarts } from './poller/restarts/over-restarts.ts';
import type { Poller } from './poller/poller.ts';
import { createPoller } from './poller/poller.ts';
import type { PollStats } from './poller/stats.ts';
import type { ScriptPlayer } from './script/script-player.ts';
import { createScriptPlayer } from './script/script-player.ts';
import type { RetentionSettings } from '../config/settings.ts';
import type { Source } from './source.ts';

export interface DriversOptions {
  readonly sources: readonly Source[];
  /** What the journal knows of each source. */
  readonly known: ReadonlyMap<string, SourceMemory>;
  /** When the journal's first input came; `null` while there is none. */
  readonly begins: Instant | null;
  /** Where a script begins that was never played. */
  readonly startOfPast: Instant;
  readonly keepSource: Journal['keepSource'];
  readonly timeZone: string;
  readonly retention: RetentionSettings;
  readonly commit: GroupCommit;
  readonly follower: ClockFollower;
  readonly ledger: Ledger;
  readonly feed: Pick<LiveFeed, 'changed'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What keeps those sources going that do not call by themselves: scripts are played, phone systems are asked. */
export interface Drivers {
  start(): Promise<void>;
  close(): Promise<void>;
  readonly actions: readonly PerformableAction[];
  readonly polls: readonly { stats(): PollStats }[];
}

type PollsWay = Extract<Source['input'], { readonly way: 'polls' }>;

export function createDrivers(options: DriversOptions): Drivers {
  const { sources, known, begins, startOfPast, keepSource, timeZone, retention, commit, follower, ledger, feed } =
    options;
  const { clock, log } = options;
  const players: ScriptPlayer[] = [];
  const pollers: Poller[] = [];
  const actions: PerformableAction[] = [];

  async function accept(inputs: readonly Input[]): Promise<void> {
    await follower.follow();
    await Promise.all(inputs.map((input) => commit.accept(withoutNationalIds(input))));
  }

  /** What is too old to be kept with names and numbers is not kept so for having come late. */
  function asMayBeKept(input: Input, { withoutOldPersons }: PollsWay): Input {
    if (input.kind !== 'poll') return input;
    const { personalBefore } = retentionLimits(input.at, retention);
    return { ...input, response: { ...input.response, body: withoutOldPersons(input, personalBefore) } };
  }

  const start = { begins, now: clock.now() };
  for (const source of sources) {
    const { id, input } = source;
    if (input.way === 'script') {
      const startFrom = (known.get(id)?.heardAt ?? startOfPast - 1) + 1;
      players.push(createScriptPlayer({ source: id, script: input.script, accept, startFrom, clock, log }));
    } else if (input.way === 'polls') {
      const poller = createPoller({
        source: { ...input, id },
        accept: (inputs) => accept(inputs.map((each) => asMayBeKept(each, input))),
        alive(at, backfill) {
          // Fifty that are asked each second and have nothing new are no reason to draw the board fifty times.
          if (ledger.alive(id, at, backfill)) feed.changed();
        },
        failed({ kind, message }) {
          ledger.failed(id, kind, message);
          feed.changed();
        },
        ...(input.neverSooner
          ? overRestarts({
              ...start,
              source: input,
              known: known.get(id),
              keep: (lastPoll) => keepSource(id, { lastPoll }),
            })
          : {}),
        timeZone,
        clock,
        log,
      });
      pollers.push(poller);
      actions.push(...boundActions(id, input, poller, clock));
    }
  }

  return {
    actions,
    polls: pollers,
    async start() {
      for (const player of players) await player.start();
      for (const poller of pollers) poller.start();
    },
    async close() {
      for (const player of players) player.close();
      await Promise.all(pollers.map((poller) => poller.close()));
    },
  };
}

function withoutNationalIds(input: Input): Input {
  if (input.kind !== 'poll') return input;
  const body = maskAnswer(input.response.body);
  return body === input.response.body ? input : { ...input, response: { ...input.response, body } };
}
