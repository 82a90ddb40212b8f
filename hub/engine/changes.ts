import type { Doors, HubAddresses } from '../base/doors.ts';
import type { LiveFeed } from '../books/feed.ts';
import type { Config } from '../config/config.ts';
import { keepingOf } from '../config/keeping.ts';
import type { HistoryKeeper } from '../history/keeper.ts';
import type { OpenJournal } from '../journal/open-journal.ts';
import type { Drivers } from './drivers.ts';
import type { Engines } from './engines.ts';

/** From one configuration to the next, one after the other. */
export interface Changes {
  /** @throws ConfigInvalid, ListenFailed */
  start(config: Config): Promise<HubAddresses>;
  /** @throws ConfigInvalid, ListenFailed; nothing is changed then */
  change(config: Config): Promise<HubAddresses>;
  /** Where the ports are; `undefined` before the start. */
  addresses(): HubAddresses | undefined;
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

interface Parts {
  readonly doors: Doors;
  readonly engines: Engines;
  readonly drivers: Drivers;
  readonly feed: Pick<LiveFeed, 'renewed'>;
  readonly history: Pick<HistoryKeeper, 'renewed'>;
  readonly journal: Pick<OpenJournal, 'use'>;
}

export function createChanges({ doors, engines, drivers, feed, history, journal }: Parts): Changes {
  let addresses: HubAddresses | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  /** Counts what was asked for: only the last one is made whole. */
  let asked = 0;

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  async function start(config: Config): Promise<HubAddresses> {
    addresses = await doors.open(config);
    await drivers.drive(config);
    const soon = engines.start();
    // A script's past was played just now, and nobody should see it come in.
    await (config.sources.some(({ input }) => input.way === 'script') ? engines.caughtUp() : soon);
    return addresses;
  }

  async function change(config: Config, isLast: () => boolean): Promise<HubAddresses> {
    if (addresses === undefined) throw new Error('A hub that does not run cannot be changed.');
    const move = await doors.move(config);
    const engine = isLast() ? await engines.prepare(config) : undefined;
    if (engine === undefined || !isLast()) {
      engine?.stop();
      await move.undo();
      return addresses;
    }
    // All in one turn of the event loop: who calls and who looks meets the old or the new, and never a part of each.
    engines.use(engine);
    const left = move.keep();
    ({ addresses } = move);
    feed.renewed();
    history.renewed();
    journal.use(keepingOf(config));
    await drivers.drive(config);
    await left;
    return addresses;
  }

  function next(): () => boolean {
    const mine = (asked += 1);
    engines.giveUp();
    return () => mine === asked;
  }

  return {
    start: (config) => inTurn(() => start(config)),
    change(config) {
      const isLast = next();
      return inTurn(() => change(config, isLast));
    },
    addresses: () => addresses,
    async close() {
      next();
      await turn;
    },
  };
}
