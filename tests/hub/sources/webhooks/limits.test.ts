import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually';
import { allRead, open, openBothEnds, readAnswers, readToEnd, talk } from '#tests/hub/wire';
import { secret, startListener, type TestListener } from './listener.ts';
import { isWindows } from '#tests/support/windows';

let listener: TestListener;
beforeAll(async () => {
  listener = await startListener();
});
afterAll(() => listener.close());

const good = `/hooks/pbx/${secret}/answered`;
const limit = 16 * 1024;

async function statuses(parts: readonly (string | Buffer)[], pauseMilliseconds = 0): Promise<readonly number[]> {
  const answers = readAnswers(await talk(listener.url, parts, pauseMilliseconds));
  for (const { body } of answers) expect(body).toBe('');
  return answers.map(({ status }) => status);
}

function post(path: string, ...headers: readonly string[]): string {
  return [`POST ${path} HTTP/1.1`, 'Connection: close', ...headers, '', ''].join('\r\n');
}

function chunk(size: number): string {
  return `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`;
}

describe('the size of a body', () => {
  test('16 kB are taken, with a length and in chunks', async () => {
    expect(await statuses([post(good, `Content-Length: ${limit}`), 'x'.repeat(limit)])).toEqual([200]);
    const chunks = [chunk(limit / 2), chunk(limit / 2), '0\r\n\r\n'];
    expect(await statuses([post(good, 'Transfer-Encoding: chunked'), ...chunks])).toEqual([200]);
  });

  test.skipIf(isWindows)('one byte more is 413, with a length and in chunks', async () => {
    expect(await statuses([post(good, `Content-Length: ${limit + 1}`), 'x'.repeat(limit + 1)])).toEqual([413]);
    const chunks = [chunk(limit), chunk(1), '0\r\n\r\n'];
    expect(await statuses([post(good, 'Transfer-Encoding: chunked'), ...chunks], 5)).toEqual([413]);
  });

  test('413 comes before the body does', async () => {
    const socket = await open(listener.url);
    const heard = readToEnd(socket);
    socket.write(post(good, 'Content-Length: 1000000000'));
    expect(readAnswers(await heard)).toMatchObject([{ status: 413, body: '' }]);
  });

  test('without the secret it is 404, however large', async () => {
    expect(await statuses([post('/hooks/pbx/wrong/x', `Content-Length: ${limit + 1}`)])).toEqual([404]);
    expect(await statuses([post('/hooks/pbx/wrong/x', 'Transfer-Encoding: chunked'), chunk(limit)])).toEqual([404]);
  });

  test('whoever goes on sending is cut off', async () => {
    const socket = await open(listener.url);
    const heard = readToEnd(socket);
    socket.write(`POST ${good} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`);
    let sent = 0;
    while (!socket.destroyed && sent < 64 * 1024 * 1024) {
      socket.write(chunk(64 * 1024));
      sent += 64 * 1024;
      await setImmediate();
    }
    expect(await heard).toMatch(/^(HTTP\/1\.1 413 |$)/);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  test('Expect: 100-continue is answered after a look at the address', async () => {
    const expecting = ['Expect: 100-continue', 'Content-Length: 3'];
    expect(await statuses([post(good, ...expecting), 'a=1'], 50)).toEqual([100, 200]);
    expect(await statuses([post('/elsewhere', ...expecting)])).toEqual([404]);
    expect(await statuses([post(good, 'Expect: 100-continue', `Content-Length: ${limit + 1}`)])).toEqual([413]);
    expect(await statuses([post(good, 'Expect: miracles', 'Content-Length: 0')])).toEqual([200]);
  });
});

describe('what is no HTTP is answered with an empty body, and the connection closed', () => {
  test.each<[string, string, readonly number[]]>([
    ['nonsense', 'nonsense\r\n\r\n', [400]],
    ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001', [400]],
    ['both lengths', post(good, 'Content-Length: 3', 'Transfer-Encoding: chunked') + '0\r\n\r\n', [400]],
    ['two lengths', post(good, 'Content-Length: 3', 'Content-Length: 4') + 'abcd', [400]],
    ['a bad chunk', post(good, 'Transfer-Encoding: chunked') + 'zz\r\n', [400]],
    ['a NUL in a header', `GET ${good} HTTP/1.1\r\nA: \0\r\n\r\n`, [400]],
    ['huge headers', `GET ${good} HTTP/1.1\r\nA: ${'x'.repeat(9_000)}\r\n\r\n`, [413]],
    ['a huge address', `GET ${good}?${'x'.repeat(9_000)} HTTP/1.1\r\n\r\n`, [413]],
    ['a good request, then nonsense', `GET ${good} HTTP/1.1\r\n\r\nnonsense\r\n\r\n`, [200]],
    ['more body than announced', `POST ${good} HTTP/1.1\r\nContent-Length: 3\r\n\r\na=1&b=2\r\n\r\n`, [200]],
    ['a refused request, then nonsense', 'GET / HTTP/1.1\r\n\r\nnonsense\r\n\r\n', [404, 400]],
  ])('%s', async (_what, text, expected) => {
    expect(await statuses([text])).toEqual(expected);
  });

  test('each kind is logged once, without what was said', async () => {
    await statuses([`GET ${good}?callerid=+4526180339 HTTP/9.9\r\n\r\n`]);
    await statuses([`GET ${good}?callerid=+4526180339 HTTP/9.9\r\n\r\n`]);
    const lines = listener.logLines.filter((line) => line.includes('HPE_INVALID_VERSION'));
    expect(lines).toHaveLength(1);
    expect(listener.logLines.join('')).not.toContain('26180339');
    expect(listener.logLines.join('')).not.toContain(secret);
  });
});

test.each([
  ['a bad chunk', `POST ${good} HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`],
  ['nonsense', 'nonsense\r\n\r\n'],
  ['CONNECT', 'CONNECT x:1 HTTP/1.1\r\n\r\n'],
])('%s after requests that still wait is not taken for their answer', async (_what, broken) => {
  const taking = Promise.withResolvers<void>();
  const slow = await startListener({ accept: () => taking.promise });
  const ends = await openBothEnds(slow.url);
  const heard = readToEnd(ends.client);
  ends.client.write(`GET ${good} HTTP/1.1\r\n\r\n`.repeat(3) + broken);
  await allRead(ends);
  taking.resolve();
  expect(readAnswers(await heard)).toMatchObject(Array.from({ length: 3 }, () => ({ status: 200, body: '' })));
  await slow.close();
});

test.each(['CONNECT x:1 HTTP/1.1\r\n\r\n', 'nonsense\r\n\r\n', `GET ${good}?n=Bo Holm HTTP/1.1\r\n\r\n`])(
  'a client who hangs up after %j while an answer waits harms nobody',
  async (broken) => {
    const taking = Promise.withResolvers<void>();
    const slow = await startListener({ accept: () => taking.promise });
    for (const first of ['', `GET ${good} HTTP/1.1\r\n\r\n`]) {
      const ends = await openBothEnds(slow.url);
      ends.client.write(first + broken);
      await allRead(ends);
      ends.client.resetAndDestroy();
      await eventually('the server notices', () => ends.server.destroyed);
    }
    taking.resolve();
    expect(await slow.say(`GET ${good} HTTP/1.1`)).toMatchObject({ status: 200 });
    await slow.close();
  },
);

describe('an address that should have been encoded', () => {
  test.each<[string, string]>([
    ['in UTF-8', 'S\u00C3\u00B8ren Holm'],
    ['in Latin-1', 'S\u00F8ren Holm'],
  ])('is taken in all the same, %s', async (_what, name) => {
    listener.taken.length = 0;
    expect(await statuses([`GET ${good}?callername=${name}&id=7 HTTP/1.1\r\nHost: x\r\n\r\n`])).toEqual([200]);
    expect(listener.taken).toEqual([
      { source: 'pbx', request: { method: 'GET', path: 'answered', query: { callername: 'Søren Holm', id: '7' } } },
    ]);
  });

  test('under the same guard', async () => {
    listener.taken.length = 0;
    expect(await statuses([`GET /hooks/pbx/wrong/x?n=Bo Holm HTTP/1.1\r\n\r\n`])).toEqual([404]);
    expect(await statuses([`GET ${good}?n=Bo Holm HTTP/1.1\r\nOrigin: x\r\n\r\n`])).toEqual([403]);
    expect(await statuses([`PUT ${good}?n=Bo Holm HTTP/1.1\r\n\r\n`])).toEqual([400]);
    expect(await statuses([`GET ${good}?n=Bo Holm HTTP/1.1\r\nContent-Length: 1\r\n\r\n`])).toEqual([400]);
    expect(listener.taken).toEqual([]);
  });
});

describe.concurrent('who is slow', () => {
  test('headers: closed after five seconds', async ({ expect: expectHere }) => {
    const started = performance.now();
    expectHere(readAnswers(await talk(listener.url, [`GET ${good} HTTP/1.1\r\nA: b\r\n`]))).toMatchObject([
      { status: 408 },
    ]);
    expectHere((performance.now() - started) / 1_000).toBeGreaterThan(4.5);
  });

  test('a body: closed after ten', async ({ expect: expectHere }) => {
    const started = performance.now();
    const drip = Array.from({ length: 40 }, () => 'x');
    const text = await talk(listener.url, [post(good, 'Content-Length: 1000'), ...drip], 250);
    expectHere(readAnswers(text)).toMatchObject([{ status: 408, body: '' }]);
    expectHere((performance.now() - started) / 1_000).toBeGreaterThan(9.5);
  });

  test('nothing after a good request: closed after five', async ({ expect: expectHere }) => {
    const text = await talk(listener.url, [`GET ${good} HTTP/1.1\r\n\r\n`]);
    expectHere(readAnswers(text)).toMatchObject([{ status: 200 }]);
  });
});

test('silent connections, however many, keep nobody out, and each is closed in its time', async () => {
  const sockets = await Promise.all(Array.from({ length: 400 }, () => open(listener.url)));
  const heard = Promise.all(sockets.map(readToEnd));
  for (let asked = 0; asked < 20; asked += 1) {
    expect(await listener.say(`GET ${good} HTTP/1.1`)).toMatchObject({ status: 200 });
  }
  expect(sockets.filter((socket) => socket.destroyed || socket.readableEnded)).toEqual([]);
  for (const text of await heard) expect(readAnswers(text)).toMatchObject([{ status: 408, body: '' }]);
});

test('many requests on one connection, said at once, are answered in order', async () => {
  listener.taken.length = 0;
  const some = Array.from(
    { length: 50 },
    (_, index) => `GET ${index % 10 === 9 ? '/' : `${good}?n=${index}`} HTTP/1.1\r\n\r\n`,
  );
  const found = await statuses([some.join('') + `GET ${good} HTTP/1.1\r\nConnection: close\r\n\r\n`]);
  expect(found).toEqual([...some.map((_, index) => (index % 10 === 9 ? 404 : 200)), 200]);
  expect(listener.taken.map(({ request }) => request.query['n']).slice(0, 3)).toEqual(['0', '1', '2']);
});

test('closing lets what is under way finish, and takes nothing more', async () => {
  const taking = Promise.withResolvers<void>();
  let begun = 0;
  const accept = (): Promise<void> => {
    begun += 1;
    return taking.promise;
  };
  const closing = await startListener({ accept });
  const asked = closing.say(`GET ${good} HTTP/1.1`);
  const { client: silent } = await openBothEnds(closing.url);
  await eventually('it is under way', () => begun === 1);
  const closed = closing.close();
  setTimeout(() => taking.resolve(), 100);
  expect((await asked).status).toBe(200);
  await closed;
  expect(silent.destroyed || silent.readableEnded).toBe(true);
  await expect(open(closing.url)).rejects.toThrow('ECONNREFUSED');
});

test('closing does not wait for ever', async () => {
  let begun = 0;
  const accept = (): Promise<void> => {
    begun += 1;
    return new Promise(() => {});
  };
  const stuck = await startListener({ accept });
  const heard = talk(stuck.url, [`GET ${good} HTTP/1.1\r\n\r\n`]);
  await eventually('it is under way', () => begun === 1);
  await stuck.close();
  expect(await heard).toBe('');
});

test('a port in use is a sentence', async () => {
  const port = Number(new URL(listener.url).port);
  const sentence = `Port ${port} on 127.0.0.1 is in use by another program; end that program or set webhooks.port to another port.`;
  await expect(startListener({ settings: { host: '127.0.0.1', port } })).rejects.toThrow(sentence);
  await expect(startListener({ settings: { host: '203.0.113.7', port: 0 } })).rejects.toThrow(
    /is not one of this machine/,
  );
});

test('everywhere is shown as loopback', async () => {
  const everywhere = await startListener({ settings: { host: '0.0.0.0', port: 0 } });
  expect(everywhere.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await everywhere.close();
});
