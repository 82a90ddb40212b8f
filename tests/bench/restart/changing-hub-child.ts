import { createConfig } from '#hub/config/config';
import type { Hub, HubAddresses } from '#hub/hub';
import { createHub } from '#hub/hub';
import { createLog } from '#hub/machine/log';
import { answerOrders } from '../children.ts';

/** The first starts a hub in the folder; each other changes its settings. */
export interface ChangeOrder {
  readonly folder: string;
  readonly configuration: object;
}

export interface ChangeReport extends HubAddresses {
  /** How long it took. */
  readonly milliseconds: number;
}

let hub: Hub | undefined;

answerOrders(async ({ folder, configuration }: ChangeOrder): Promise<ChangeReport> => {
  const config = createConfig(configuration, { environment: {} });
  const started = performance.now();
  const change = hub?.change(config) ?? start(folder, config);
  const addresses = await change;
  return { ...addresses, milliseconds: performance.now() - started };
});

async function start(folder: string, config: Parameters<Hub['change']>[0]): Promise<HubAddresses> {
  hub = await createHub({ config, dataFolder: folder, pageFolder: folder, log: createLog('warn') });
  return hub.start();
}
