import { startCsta } from '../../csta/server.ts';
import { startOneConnect } from '../../one-connect/server.ts';
import type { Centre } from '../centre.ts';
import { timeZone } from '../configuration.ts';
import type { Fake, RunningFake } from '../systems.ts';
import { cstaHouse, cstaLogin, cstaNumbers, oneConnectAccount, oneConnectHouse, oneConnectNumbers } from './houses.ts';
import { cstaWords, oneConnectWords } from './words.ts';

type Options = Parameters<Fake['start']>[1];

/** Live, with what happened since the last empty house. */
function around({ story, from }: Centre) {
  return { story, from, timeZone, now: Date.now, live: true };
}

export async function oneConnect(centre: Centre, { port, tls }: Options): Promise<RunningFake> {
  const options = { ...around(centre), ...oneConnectAccount, house: oneConnectHouse };
  const server = await startOneConnect({ ...options, port, tls });
  const pin = server.certificate && { certificateSha256: server.certificate.sha256 };
  const at = { host: server.host, port: server.port, tls, ...pin };
  return {
    address: `${tls ? 'tls' : 'tcp'}://${server.host}:${server.port}`,
    source: { adapter: 'one-connect', ...at, ...oneConnectAccount, queues: oneConnectNumbers },
    words: oneConnectWords(server, oneConnectNumbers.switchpay),
    close: server.close,
  };
}

export async function csta(centre: Centre, { port }: Options): Promise<RunningFake> {
  const server = await startCsta({ ...around(centre), house: cstaHouse, login: cstaLogin, port });
  const agents = cstaHouse.agents.map(({ number }) => number);
  const at = { host: server.host, port: server.port };
  return {
    address: `tcp://${server.host}:${server.port}`,
    source: { adapter: 'csta', ...at, login: cstaLogin, queues: cstaNumbers, agents },
    words: cstaWords(server, agents[0] ?? ''),
    close: server.close,
  };
}
