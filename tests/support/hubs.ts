import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Clock } from '#hub/intake/clock';
import { createConfig } from '#hub/config/config';
import type { Feed } from '#hub/books/feed';
import type { HubAddresses } from '#hub/hub';
import { createHub } from '#hub/hub';
import type { Configuration } from './configurations.ts';
import { twoQueues } from './configurations.ts';
import type { Line } from './phone-system.ts';
import { lineTo } from './phone-system.ts';

export interface RunningHub {
  readonly addresses: HubAddresses;
  readonly line: Line;
  /** What the screens are told, without the network between. */
  readonly feed: Feed;
  readonly logLines: readonly string[];
  /** Goes on under another configuration. */
  change(configuration: Configuration): Promise<HubAddresses>;
  close(): Promise<void>;
}

/** The real hub in this process: a real journal, real ports, and the clock that the test holds. */
export async function startHub(options: {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly configuration?: Configuration;
  /** For slow disks: as in JournalOptions. */
  readonly flushDelay?: Int32Array;
}): Promise<RunningHub> {
  const logLines: string[] = [];
  const hub = await createHub({
    config: createConfig(options.configuration ?? twoQueues(), { environment: {} }),
    dataFolder: options.dataFolder,
    pageFolder: options.dataFolder,
    log: pino({ level: 'trace' }, { write: (text) => void logLines.push(text) }),
    clock: options.clock,
    ...(options.flushDelay !== undefined && { flushDelay: options.flushDelay }),
  });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= hub.close());
  onTestFinished(close);
  const addresses = await hub.start();
  await hub.caughtUp();
  const change = async (configuration: Configuration): Promise<HubAddresses> =>
    hub.change(createConfig(configuration, { environment: {} }));
  return { addresses, line: lineTo(addresses), feed: hub.feed, logLines, change, close };
}
