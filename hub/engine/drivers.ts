import type { PerformableAction } from '../actions/desk.ts';
import type { Base } from '../base/base.ts';
import { startOfPast } from '../books/start-of-books.ts';
import type { Config } from '../config/config.ts';
import type { Accept } from '../intake/accept.ts';
import type { SourceMemory } from '../journal/journal.ts';
import type { Driver, DriverContext, DriverStats } from '../sources/driver.ts';
import { driverOf } from '../sources/driver.ts';
import type { Source } from '../sources/source.ts';
import type { Reports } from './reports.ts';

/** The drivers of all sources. Those whose settings stay the same are never disturbed. */
export interface Drivers {
  /** Drives the sources of this configuration and no other. Resolves when what was due before is taken in. */
  drive(config: Config): Promise<void>;
  actions(): readonly PerformableAction[];
  stats(): readonly DriverStats[];
  close(): Promise<void>;
}

interface DriversOptions {
  readonly base: Base;
  readonly accept: Accept;
  readonly reports: Reports;
}

export function createDrivers({ base, accept, reports }: DriversOptions): Drivers {
  const { journal, clock, log } = base;
  /** By source, in configured order. */
  let drivers: ReadonlyMap<string, Driver> = new Map();

  /** The driver that goes on with what else has changed; absent where there is none, or its own settings changed. */
  function kept(source: Source): Driver | undefined {
    const driver = drivers.get(source.id);
    if (driver?.source.identity !== source.identity) return undefined;
    Object.assign(driver.source.surroundings, source.surroundings);
    return driver;
  }

  async function contextFor(config: Config): Promise<(source: Source) => DriverContext> {
    const known = await journal.sources();
    const { timeZone } = config.rules;
    const past = startOfPast(config, clock.now());
    return ({ id }) => ({
      accept,
      report: reports.of(id),
      known: known.get(id),
      leftOpen: isLeftOpen(known.get(id)),
      begins: base.begins(),
      startOfPast: past,
      keep: (memory) => journal.keepSource(id, memory),
      timeZone,
      clock,
      log,
    });
  }

  const all = (): readonly Driver[] => [...drivers.values()];
  return {
    async drive(config) {
      const stay = new Map(config.sources.map((source) => [source.id, kept(source)]));
      const isNew = ({ source }: Driver): boolean => stay.get(source.id) === undefined;
      // First the old one is gone, then the new one of the same source asks.
      await Promise.all(
        all()
          .filter(isNew)
          .map((driver) => driver.close()),
      );
      const contextOf = await contextFor(config);
      const next = config.sources.map((source) => stay.get(source.id) ?? driverOf(source, contextOf(source)));
      drivers = new Map(next.map((driver) => [driver.source.id, driver]));
      await Promise.all(next.filter(isNew).map((driver) => driver.start()));
    },
    actions: () => all().flatMap(({ actions }) => actions),
    stats: () => all().map((driver) => driver.stats()),
    async close() {
      await Promise.all(all().map((driver) => driver.close()));
    },
  };
}

/** A hub that is killed may not have kept that a connection began: one that is told to be lost twice is lost. */
function isLeftOpen(known: SourceMemory | undefined): boolean {
  return known !== undefined && known.lastNotice?.kind !== 'lost';
}
