import { shiftAt } from '#adapters/demo/day-shape';
import { deviceOf } from '../../asterisk/ground-calls.ts';
import { newHouse } from '../../asterisk/house.ts';
import { liveAsterisk } from '../../asterisk/live.ts';
import { startAsterisk } from '../../asterisk/server.ts';
import type { Centre } from '../centre.ts';
import { agents, asteriskQueues, managerUser, queueRules, timeZone } from '../configuration.ts';
import type { Fake, RunningFake } from '../systems.ts';
import { asteriskWords } from './words.ts';

const beat = 200;

/** It has run since the house was empty last, in the night, and what happened since is counted. */
export async function asterisk({ story }: Centre, { port, tls }: Parameters<Fake['start']>[1]): Promise<RunningFake> {
  const { start: from } = shiftAt(Date.now(), timeZone);
  const members = queueRules.map(({ id, agents: own }) => [id, own.map(deviceOf)] as const);
  const nameOf = (device: string): string => agents.find(({ id }) => deviceOf(id) === device)?.name ?? device;
  const house = newHouse({ members: Object.fromEntries(members), nameOf }, from);
  const live = liveAsterisk(house, story, from);
  live.passUntil(Date.now());
  const server = await startAsterisk({ house, now: Date.now, ...managerUser, tls, port });
  const timer = setInterval(() => server.tell(live.passUntil(Date.now())), beat);
  const { certificateSha256, port: ownPort } = server;
  const endpoint = { host: '127.0.0.1', port: ownPort, tls, ...(certificateSha256 && { certificateSha256 }) };
  return {
    address: `${tls ? 'tls' : 'tcp'}://127.0.0.1:${ownPort}`,
    source: { adapter: 'asterisk', ...endpoint, ...managerUser, queues: asteriskQueues },
    words: asteriskWords(server, live),
    close() {
      clearInterval(timer);
      return server.close();
    },
  };
}
