import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startWebsocketService, token } from '#tests/fakes/mapped/websocket-service';
import { eventually } from '#tests/support/eventually';
import { startMapped } from './mapped-hub.ts';

const source = (url: string) => ({
  adapter: 'websocket',
  url,
  headers: { Authorization: `Bearer ${token}` },
  say: [{ subscribe: 'queues' }, 'hello'],
  keepAlive: { message: 'still here', everySeconds: 1 },
  as: 'events',
  fields: { kind: 'kind', call: 'call', queue: 'queue', agent: 'agent' },
  kinds: { queued: ['in'], answered: ['talk'], ended: ['out'] },
  queues: { support: ['Support'] },
});

it('follows the calls that are told, through a cut, and says when it is refused', async () => {
  const pbx = await startWebsocketService();
  onTestFinished(() => pbx.stop());
  const hub = await startMapped(source(pbx.url));
  await hub.says('ok');
  await eventually('it said what the settings say', () => pbx.heard.includes('hello'));
  expect(pbx.heard.slice(0, 2)).toEqual(['{"subscribe":"queues"}', 'hello']);
  pbx.say({ kind: 'in', call: '1', queue: 'Support' });
  await hub.shows({ callsWaiting: 1 });
  pbx.say('pong');
  pbx.say([
    { kind: 'talk', call: '1', queue: 'Support', agent: '203' },
    { kind: 'in', call: '2', queue: 'Support' },
  ]);
  await hub.shows({ callsWaiting: 1, answeredToday: 1, agentsBusy: 1 });
  await eventually('it keeps alive', () => pbx.heard.includes('still here'));
  pbx.kill();
  await eventually('it is lost', async () => (await hub.status()).state !== 'ok');
  await hub.says('ok');
  // What went by meanwhile nobody knows, and the board says so.
  const [queue] = (await hub.line.picture()).queues;
  expect(queue).toMatchObject({ callsWaiting: 0, answeredToday: 1, provenance: { answeredToday: { atLeast: true } } });
  pbx.change(false);
  pbx.kill();
  await hub.says('failing', 'refuses the sign-in');
  expect(hub.logLines.join('\n')).not.toContain(token);
});

it('says that nobody speaks WebSocket there', async () => {
  const http = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void http.close());
  const hub = await startMapped(source(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/`));
  await hub.says('failing', 'speaks no WebSocket');
});
