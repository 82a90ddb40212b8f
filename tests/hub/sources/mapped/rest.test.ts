import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { startLoopbackServer } from '#tests/fakes/loopback-server';
import { startMapped } from './mapped-hub.ts';

const password = 'correct-horse-battery-staple';
const mapping = {
  as: 'counts',
  records: 'queues',
  fields: { queue: 'name', waiting: 'waiting', answered: 'answered', lost: 'lost' },
  queues: { support: ['Support'] },
};
const counts = (waiting: unknown) => JSON.stringify({ queues: [{ name: 'Support', waiting, answered: 9, lost: 1 }] });

interface Asked {
  readonly method: string | undefined;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A service that answers as the test says, and remembers what it was asked. */
async function service(answer: (asked: Asked, response: ServerResponse) => void) {
  const asked: Asked[] = [];
  const server = await startLoopbackServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { authorization } = request.headers;
      const one = { method: request.method, url: request.url ?? '', authorization, body };
      asked.push(one);
      answer(one, response);
    });
  });
  onTestFinished(server.close);
  return { ...server, asked };
}

it('shows what a service counts, and says what is wrong while it is killed, lies, or wants another password', async () => {
  let say: (response: ServerResponse) => void = (response) => response.end(counts(3));
  const pbx = await service((_asked, response) => say(response));
  const hub = await startMapped({
    adapter: 'rest',
    url: `${pbx.baseUrl}/queues?site=3`,
    everySeconds: 0.1,
    auth: { username: 'wall', password },
    ...mapping,
  });
  await hub.shows({ callsWaiting: 3, answeredToday: 9, answerRate: 90 });
  expect(pbx.asked[0]).toMatchObject({
    method: 'GET',
    url: '/queues?site=3',
    authorization: `Basic ${Buffer.from(`wall:${password}`).toString('base64')}`,
  });
  say = (response) => response.end(counts('many'));
  await hub.says('failing', 'The mapping does not fit: "waiting" (waiting) is no whole number');
  say = (response) => response.end('<html>Welcome</html>');
  await hub.says('failing', '"records"');
  say = (response) => response.writeHead(500).end(`oops ${password}`);
  await hub.says('failing', 'a trouble of its own');
  await pbx.close();
  await hub.says('failing', 'nothing listens there');
  // The board still shows what it knew, and since when.
  await hub.shows({ callsWaiting: 3 });
  say = (response) => response.end(counts(4));
  await pbx.open();
  await hub.says('ok');
  await hub.shows({ callsWaiting: 4 });
  say = (response) => response.writeHead(401).end(`no: ${password}`);
  await hub.says('failing', 'refuses the sign-in');
  expect(hub.logLines.join('\n')).not.toContain(password);
  expect(JSON.stringify(await hub.status())).not.toContain(password);
});

it('signs in by OAuth 2, follows pages and a cursor, and takes each event once', async () => {
  const events = [1, 2, 3, 4, 5].map((id) => ({ id, kind: 'in', call: `c${id}`, at: '2026-11-18T09:59:00+01:00' }));
  const tokens: string[] = [];
  const pbx = await service(({ url, authorization, body }, response) => {
    if (url === '/token') {
      expect(new URLSearchParams(body).get('client_secret')).toBe(password);
      tokens.push(`token-${tokens.length}-long-enough-to-be-one`);
      return response.end(JSON.stringify({ access_token: tokens.at(-1), expires_in: 3600 }));
    }
    if (authorization !== `Bearer ${tokens.at(-1)}`) return response.writeHead(401).end();
    const query = new URL(url, 'http://pbx').searchParams;
    const rest = events.filter(({ id }) => id > Number(query.get('after')));
    const page = rest.slice(0, 2);
    const next = rest.length > 2 ? `/events?after=${page[1]?.id ?? 0}` : null;
    return response.end(JSON.stringify({ items: page, next, last: page.at(-1)?.id ?? query.get('after') }));
  });
  const hub = await startMapped({
    adapter: 'rest',
    url: `${pbx.baseUrl}/events?after={cursor}`,
    everySeconds: 0.1,
    auth: { tokenUrl: `${pbx.baseUrl}/token`, clientId: 'wall', clientSecret: password },
    as: 'events',
    records: 'items',
    cursor: 'last',
    cursorStart: '0',
    nextPage: 'next',
    fields: { kind: 'kind', call: 'call', at: 'at' },
    kinds: { queued: ['in'], ended: ['out'] },
    queues: { support: [] },
  });
  await hub.shows({ callsWaiting: 5 });
  events.push({ id: 6, kind: 'out', call: 'c1', at: '2026-11-18T09:59:30+01:00' });
  tokens.push('withdrawn');
  await hub.shows({ callsWaiting: 4 });
  expect(hub.logLines.join('\n')).not.toContain(password);
});

it('asks by POST with a body, and reads XML', async () => {
  const pbx = await service((_asked, response) =>
    response
      .setHeader('Content-Type', 'text/xml')
      .end('<a><queues><name>Support</name><waiting>7</waiting></queues></a>'),
  );
  const hub = await startMapped({
    adapter: 'rest',
    url: `${pbx.baseUrl}/stats`,
    method: 'POST',
    body: { what: 'queues' },
    everySeconds: 0.1,
    ...mapping,
  });
  await hub.shows({ callsWaiting: 7, answeredToday: null });
  expect(pbx.asked[0]).toMatchObject({ method: 'POST', body: '{"what":"queues"}' });
});
