import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { JournalUnavailable } from '#hub/journal/journal';
import { createAuthentication } from '#hub/sources/webhooks/authentication';
import { talk, readAnswers } from '#tests/hub/wire';
import { secret, spareSecret, startListener, type TestListener } from './listener.ts';

let listener: TestListener;
beforeAll(async () => {
  listener = await startListener();
});
beforeEach(() => {
  listener.taken.length = 0;
});
afterAll(() => listener.close());

describe('what is let in', () => {
  test.each(['GET', 'POST'])('%s under the secret: 200, text/plain, empty', async (method) => {
    const answer = await listener.say(`${method} /hooks/pbx/${secret}/answered?a=1 HTTP/1.1`);
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(answer.headers).toMatchObject({ 'content-type': 'text/plain', 'content-length': '0' });
    expect(listener.taken).toEqual([{ source: 'pbx', request: { method, path: 'answered', query: { a: '1' } } }]);
  });

  test('the second secret, while they are being changed', async () => {
    expect(await listener.say(`GET /hooks/pbx/${spareSecret}/ended HTTP/1.1`)).toMatchObject({ status: 200, body: '' });
  });

  test.each(['http://pbx.example', 'HTTP://127.0.0.1:8091', 'https://user@pbx.example'])(
    'an address of the long form, as to a proxy: %s',
    async (host) => {
      const answer = await listener.say(`GET ${host}/hooks/pbx/${secret}/ended?a=1 HTTP/1.1`);
      expect(answer).toMatchObject({ status: 200, body: '' });
      expect(listener.taken).toEqual([{ source: 'pbx', request: { method: 'GET', path: 'ended', query: { a: '1' } } }]);
    },
  );

  test.each([
    ['', ''],
    ['queue/622/enter', 'queue/622/enter'],
    ['/answered', 'answered'],
    ['answered/', 'answered/'],
    ['queue/S%C3%B8by/enter', 'queue/Søby/enter'],
    ['queue/S%F8by/enter', 'queue/Søby/enter'],
    ['queue/a+b/%zz%', 'queue/a+b/%zz%'],
    ['../../etc/passwd', '../../etc/passwd'],
  ])('the path %j is taken in as %j', async (path, expected) => {
    expect((await listener.say(`GET /hooks/pbx/${secret}/${path} HTTP/1.1`)).status).toBe(200);
    expect(listener.taken[0]?.request.path).toBe(expected);
  });

  test('no Host header, and HTTP/1.0', async () => {
    const [one] = readAnswers(await talk(listener.url, [`GET /hooks/pbx/${secret}/x HTTP/1.0\r\n\r\n`]));
    const head = `GET /hooks/pbx/${secret}/x HTTP/1.1\r\nConnection: close\r\n\r\n`;
    const [two] = readAnswers(await talk(listener.url, [head]));
    expect([one?.status, two?.status]).toEqual([200, 200]);
  });
});

describe('what is not: 404, empty', () => {
  test.each([
    ['a wrong secret', `GET /hooks/pbx/${secret}x/answered`],
    ['a wrong secret of the same length', `GET /hooks/pbx/${secret.replace(/.$/, '!')}/answered`],
    ['an unknown source', `GET /hooks/nobody/${secret}/answered`],
    ["another source's secret", 'GET /hooks/pbx/another-secret/answered'],
    ['no slash after the secret', `GET /hooks/pbx/${secret}`],
    ['no slash, but a query', `GET /hooks/pbx/${secret}?a=/b/`],
    ['an empty secret', 'GET /hooks/pbx//answered'],
    ['an empty source', `GET /hooks//${secret}/answered`],
    ['other letters', `GET /Hooks/pbx/${secret}/answered`],
    ['another source in capitals', `GET /hooks/PBX/${secret}/answered`],
    ['two slashes', `GET //hooks/pbx/${secret}/answered`],
    ['the root', 'GET /'],
    ['nothing but the prefix', 'GET /hooks/'],
    ['a prototype property', `GET /hooks/__proto__/${secret}/answered`],
    ['a star', 'OPTIONS *'],
    ['an address that is none', 'GET http://[/'],
    ['a long address with a wrong secret', 'GET http://pbx.example/hooks/pbx/wrong/answered'],
    ['a long address of another kind', `GET ftp://pbx.example/hooks/pbx/${secret}/answered`],
    ['a long address in a long address', `GET http://a/http://b/hooks/pbx/${secret}/answered`],
    ['a host and nothing else', 'GET http://pbx.example'],
    ['HEAD', `HEAD /hooks/pbx/${secret}/answered`],
    ['PUT', `PUT /hooks/pbx/${secret}/answered`],
    ['DELETE', `DELETE /hooks/pbx/${secret}/answered`],
    ['OPTIONS', `OPTIONS /hooks/pbx/${secret}/answered`],
    ['OPTIONS of an address that is none', 'OPTIONS http://[/'],
    ['TRACE', `TRACE /hooks/pbx/${secret}/answered`],
    ['CONNECT', 'CONNECT example.org:443'],
  ])('%s', async (_what, line) => {
    const answer = await listener.say(`${line} HTTP/1.1`);
    expect(answer).toMatchObject({ status: 404, body: '' });
    expect(answer.headers).not.toHaveProperty('allow');
    expect(listener.taken).toEqual([]);
  });

  test('an Origin header: 403, whoever asks', async () => {
    for (const origin of ['https://evil.example', 'null', '']) {
      const answer = await listener.say(`GET /hooks/pbx/${secret}/answered HTTP/1.1\r\nOrigin: ${origin}`);
      expect(answer).toMatchObject({ status: 403, body: '' });
    }
    expect(listener.taken).toEqual([]);
  });

  test('an upgrade is answered like any request', async () => {
    const upgrade = 'HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13';
    expect(await listener.say(`GET /socket ${upgrade}`)).toMatchObject({ status: 404, body: '' });
  });

  test('a body that nobody asked for, without the secret, is never looked at', async () => {
    expect(await listener.say('POST /hooks/pbx/wrong/x HTTP/1.1', 'x'.repeat(100_000))).toMatchObject({ status: 404 });
  });
});

test('no answer says what serves it', async () => {
  for (const line of ['GET /', `GET /hooks/pbx/${secret}/x`]) {
    const { headers } = await listener.say(`${line} HTTP/1.1`);
    expect(Object.keys(headers).filter((name) => ['server', 'x-powered-by', 'etag'].includes(name))).toEqual([]);
  }
});

describe('what accept says', () => {
  test('the answer waits for it', async () => {
    const taking = Promise.withResolvers<void>();
    const slow = await startListener({ accept: () => taking.promise });
    let answered = false;
    const asking = slow.say(`GET /hooks/pbx/${secret}/x HTTP/1.1`).then((answer) => {
      answered = true;
      return answer;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(answered).toBe(false);
    taking.resolve();
    expect((await asking).status).toBe(200);
    await slow.close();
  });

  test('the journal does not take it: 503, empty, to be tried again', async () => {
    const full = await startListener({ accept: () => Promise.reject(new JournalUnavailable('The disk is full.')) });
    const answer = await full.say(`GET /hooks/pbx/${secret}/x HTTP/1.1`);
    expect(answer).toMatchObject({ status: 503, body: '' });
    expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    await full.close();
  });

  test('anything else goes wrong: 500, empty, logged once, and without the number or the secret', async () => {
    const number = '+4526180339';
    const accept = (_source: string, request: { readonly query: object }): Promise<void> => {
      throw new TypeError(`cannot read ${JSON.stringify(request.query)}`);
    };
    const broken = await startListener({ accept });
    for (let count = 0; count < 3; count += 1) {
      const answer = await broken.say(`GET /hooks/pbx/${secret}/x?callerid=${number} HTTP/1.1`);
      expect(answer).toMatchObject({ status: 500, body: '' });
    }
    const log = broken.logLines.join('');
    expect(broken.logLines).toHaveLength(1);
    expect(log).toContain('TypeError');
    expect(log).not.toContain('26180339');
    expect(log).not.toContain(secret);
    expect(broken.statuses).toEqual([500, 500, 500]);
    await broken.close();
  });
});

test('a source without a usable secret is closed, an empty secret opens nothing', () => {
  const authenticate = createAuthentication([
    { id: 'none', secrets: [] },
    { id: 'empty', secrets: [''] },
    { id: 'two', secrets: ['a', 'b'] },
  ]);
  expect([authenticate('none', ''), authenticate('empty', ''), authenticate('', '')]).toEqual([false, false, false]);
  expect([authenticate('two', 'a'), authenticate('two', 'b'), authenticate('two', 'c')]).toEqual([true, true, false]);
});
