import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { HubAddresses } from '#hub/hub';
import { startFlexfoneApi } from '#tests/fakes/flexfone-api/server';
import { startServe } from '#tests/support/commands';
import { twoQueues, zoneWithNoonNow } from '#tests/support/configurations';
import { lineTo, type Line } from '#tests/support/phone-system';
import { quietPort } from '#tests/support/quiet-port';
import { tempFolder, tempFile } from '#tests/support/temp-folder';
import { secret } from '#tests/support/configurations';

export const token = 'a-token-for-links-0123456789abcdef';

/** `serve` in a process of its own, with a token and a phone system that can be asked for something. */
export interface RealHub {
  readonly addresses: HubAddresses;
  /** Where its board is; ends in `/`. */
  readonly address: string;
  readonly line: Pick<Line, 'enter'>;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** On the same ports, over the same journal. */
  startAgain(): Promise<void>;
}

export async function startRealHub(): Promise<RealHub> {
  const account = { account: '1234', hash: 'a-hash-for-links' };
  const api = await startFlexfoneApi(account);
  onTestFinished(api.close);
  const [board, webhooks] = [await quietPort(), await quietPort()];
  const flexfone = { id: 'pbx', adapter: 'flexfone-webhooks', secret };
  const asked = { id: 'pbxadmin', adapter: 'flexfone-api', baseUrl: api.baseUrl, ...account, everySeconds: 3_600 };
  const configuration = twoQueues({
    timeZone: zoneWithNoonNow(),
    sources: [flexfone, asked],
    board: { port: board, token },
    webhooks: { port: webhooks },
  });
  const places = [
    '--config',
    tempFile('config.json', JSON.stringify(configuration)),
    '--data',
    join(tempFolder(), 'data'),
  ];
  let running = await startServe(places);
  const { addresses } = running;
  return {
    addresses,
    address: `${addresses.board}/`,
    line: lineTo(addresses),
    async kill() {
      running.process.kill('SIGKILL');
      await running.ended;
    },
    async startAgain() {
      running = await startServe(places);
    },
  };
}
