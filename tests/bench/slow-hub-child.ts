import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createConfig } from '#hub/config/config';
import type { HubAddresses } from '#hub/hub';
import { createHub } from '#hub/hub';
import { createLog } from '#hub/machine/log';
import { answerOrders } from './children.ts';

/** Each flush to the disk takes so many milliseconds longer from now on. */
export interface DiskOrder {
  readonly folder: string;
  readonly configuration: object;
  readonly flushMilliseconds: number;
}

/** `loopDelays`: by how much timers were late since the last order, in milliseconds: the 99th of a hundred, and the worst. */
export interface DiskReport extends HubAddresses {
  readonly loopDelays: { readonly p99Ms: number; readonly maxMs: number };
}

const flushDelay = new Int32Array(new SharedArrayBuffer(4));
/** A timer of this length is looked at: what it is late by is the delay. */
const resolution = 5;
const delays = monitorEventLoopDelay({ resolution });
let running: Promise<HubAddresses> | undefined;

async function start({ folder, configuration }: DiskOrder): Promise<HubAddresses> {
  const config = createConfig(configuration, { environment: {} });
  const ports = { board: { ...config.board, port: 0 }, webhooks: { ...config.webhooks, port: 0 } };
  const hub = await createHub({
    config: { ...config, ...ports },
    dataFolder: folder,
    pageFolder: folder,
    log: createLog('warn'),
    flushDelay,
  });
  const addresses = await hub.start();
  delays.enable();
  return addresses;
}

answerOrders(async (order: DiskOrder): Promise<DiskReport> => {
  const addresses = await (running ??= start(order));
  Atomics.store(flushDelay, 0, order.flushMilliseconds);
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolution);
  const loopDelays = { p99Ms: late(delays.percentile(99)), maxMs: late(delays.max) };
  delays.reset();
  return { ...addresses, loopDelays };
});
