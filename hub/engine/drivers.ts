import type { Input } from '#core/said/input';
import type { Base } from '../base/base.ts';
import type { PerformableAction } from '../actions/desk.ts';
import { startOfPast } from '../books/start-of-books.ts';
import type { Config } from '../config/config.ts';
import type { Driver, DriverContext, SourceNews } from '../sources/driver.ts';
import { driverOf, withoutNationalIds } from '../sources/driver.ts';
import type { PollStats } from '../sources/poller/stats.ts';
import type { Source } from '../sources/source.ts';

/** The drivers of all sources that do not call by themselves. Those whose settings stay the same are never disturbed. */
export interface Drivers {
  /** Drives the sources of this configuration and no other. Resolves when what was due before is taken in. */
  drive(config: Config): Promise<void>;
  actions(): readonly PerformableAction[];
  polls(): readonly { stats(): PollStats }[];
  close(): Promise<void>;
}

export function createDrivers(base: Base, news: SourceNews): Drivers {
  const { journal, commit, follower, clock, log } = base;
  /** By source, in configured order. */
  let drivers: ReadonlyMap<string, Driver> = new Map();
  let retention: Config['retention'] | undefined;

  async function accept(inputs: readonly Input[]): Promise<void> {
    await follower.follow();
    await Promise.all(inputs.map((input) => commit.accept(withoutNationalIds(input))));
  }

  /** The driver that goes on with what else has changed; absent where there is none, or its own settings changed. */
  function kept(source: Source): Driver | undefined {
    const driver = drivers.get(source.id);
    if (driver?.source.identity !== source.identity) return undefined;
    Object.assign(driver.source.surroundings, source.surroundings);
    return driver;
  }

  async function contextFor({ rules, ...config }: Config) {
    const known = await journal.sources();
    const common = {
      begins: base.begins(),
      keepSource: journal.keepSource,
      timeZone: rules.timeZone,
      accept,
      news,
      clock,
      log,
    };
    const past = startOfPast({ rules, ...config }, clock.now());
    return ({ id }: Source): DriverContext => ({
      ...common,
      known: known.get(id),
      startOfPast: past,
      retention: () => retention ?? config.retention,
    });
  }

  const all = (): readonly Driver[] => [...drivers.values()];
  return {
    async drive(config) {
      ({ retention } = config);
      const stay = new Map(config.sources.map((source) => [source.id, kept(source)]));
      const isNew = ({ source }: Driver): boolean => stay.get(source.id) === undefined;
      // First the old one is gone, then the new one of the same source asks.
      await Promise.all(
        all()
          .filter(isNew)
          .map((driver) => driver.close()),
      );
      const contextOf = await contextFor(config);
      const next = config.sources.flatMap((source): readonly Driver[] => {
        const driver = stay.get(source.id) ?? driverOf(source, contextOf(source));
        return driver === undefined ? [] : [driver];
      });
      drivers = new Map(next.map((driver) => [driver.source.id, driver]));
      await Promise.all(next.filter(isNew).map((driver) => driver.start()));
    },
    actions: () => all().flatMap(({ actions }) => actions),
    polls: () => all().flatMap(({ polls }) => polls),
    async close() {
      await Promise.all(all().map((driver) => driver.close()));
    },
  };
}
