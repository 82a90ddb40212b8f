import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { createConfig } from '#hub/config/config';
import { createHub } from '#hub/hub';
import { createLog } from '#hub/machine/log';
import { answerOrders } from '../children.ts';
import { rounded } from '../statistics.ts';

export interface RebuildOrder {
  readonly dataFolder: string;
  readonly configuration: object;
}

/** By how much timers were late, of a thousand the worst but one, while a hub read a day back, and while it had nothing to do. */
export interface RebuildReport {
  readonly rebuildP999Ms: number;
  readonly rebuildMaxMs: number;
  readonly idleP999Ms: number;
  readonly idleMaxMs: number;
  readonly rebuildSeconds: number;
}

/** A timer of this length is looked at: what it is late by is the delay. */
const resolution = 2;
const idleFor = 10_000;

answerOrders(async ({ dataFolder, configuration }: RebuildOrder): Promise<RebuildReport> => {
  const config = createConfig(configuration, { environment: {} });
  const ports = { board: { ...config.board, port: 0 }, webhooks: { ...config.webhooks, port: 0 } };
  const log = createLog('warn');
  const hub = await createHub({ config: { ...config, ...ports }, dataFolder, pageFolder: dataFolder, log });
  const delays = monitorEventLoopDelay({ resolution });
  const late = (nanoseconds: number): number => rounded(Math.max(0, nanoseconds / 1e6 - resolution));
  const seen = () => ({ p999: late(delays.percentile(99.9)), max: late(delays.max) });
  await hub.start();
  const started = performance.now();
  delays.enable();
  await hub.caughtUp();
  const rebuild = seen();
  const rebuildSeconds = rounded((performance.now() - started) / 1_000);
  // What it left to be collected is not idleness.
  await pause(1_000);
  delays.reset();
  await pause(idleFor);
  const idle = seen();
  await hub.close();
  return {
    rebuildP999Ms: rebuild.p999,
    rebuildMaxMs: rebuild.max,
    idleP999Ms: idle.p999,
    idleMaxMs: idle.max,
    rebuildSeconds,
  };
});
