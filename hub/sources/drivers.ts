import type { PerformableAction } from '../actions/desk.ts';
import type { Driver, DriverContext, DriverStats } from './driver.ts';
import { driverOf } from './driver.ts';
import type { Source } from './source.ts';

export interface DriversOptions {
  readonly sources: readonly Source[];
  readonly context: (source: Source) => DriverContext;
}

/** What keeps the sources going: scripts are played, phone systems are asked, connections are held. */
export interface Drivers {
  start(): Promise<void>;
  close(): Promise<void>;
  readonly actions: readonly PerformableAction[];
  stats(): readonly DriverStats[];
}

export function createDrivers({ sources, context }: DriversOptions): Drivers {
  const drivers: readonly Driver[] = sources.map((source) => driverOf(source, context(source)));
  return {
    actions: drivers.flatMap(({ actions }) => actions),
    stats: () => drivers.map((driver) => driver.stats()),
    async start() {
      for (const driver of drivers) await driver.start();
    },
    async close() {
      await Promise.all(drivers.map((driver) => driver.close()));
    },
  };
}
