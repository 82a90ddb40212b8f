import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createCertificate } from '#tests/hub/ports/certificate';
import { readAnswers, talk } from '#tests/hub/wire';
import { startBoard, type TestBoard } from './board.ts';

const token = 'a-token-of-some-length';
const boards: TestBoard[] = [];

async function start(...args: Parameters<typeof startBoard>): Promise<TestBoard> {
  const board = await startBoard(...args);
  boards.push(board);
  return board;
}

afterEach(async () => {
  for (const board of boards.splice(0)) await board.close();
});

const guarded = () => start({ settings: { host: '127.0.0.1', port: 0, token } });

describe('the name a browser calls it by', () => {
  test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]', '127.0.0.1:1234', 'localhost:8090', '[::1]:8090'])(
    '%s is this machine',
    async (host) => {
      expect((await (await start()).ask('/api/queues', { Host: host })).status).toBe(200);
    },
  );

  test.each([
    'evil.example',
    'evil.example:8090',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.1.5',
    '::1x',
  ])('%j is not: 403', async (host) => {
    const board = await start();
    for (const path of ['/', '/api/queues', '/api/stream', '/healthz', '/metrics']) {
      const { status, body } = await board.ask(path, { Host: host });
      expect([path, status]).toEqual([path, 403]);
      expect(JSON.parse(body)).toEqual({ error: 'This board answers only under the name localhost or 127.0.0.1.' });
    }
  });

  test('no name at all is not', async () => {
    const text = await talk((await start()).url, ['GET /api/queues HTTP/1.0\r\n\r\n']);
    expect(readAnswers(text)).toMatchObject([{ status: 403 }]);
  });

  test('a board that listens everywhere answers to every name', async () => {
    const board = await start({ settings: { host: '0.0.0.0', port: 0, token } });
    const headers = { Host: 'wallboard.example', Authorization: `Bearer ${token}` };
    expect((await board.ask('/api/queues', headers)).status).toBe(200);
  });
});

describe('the token', () => {
  test('is asked of everything but the health', async () => {
    const board = await guarded();
    expect((await board.ask('/healthz')).status).toBe(200);
    for (const path of [
      '/',
      '/api/queues',
      '/api/stream',
      '/api/sources',
      '/api/setup',
      '/metrics',
      '/assets/index-a1b2.js',
      '/x',
    ]) {
      const { status, headers, body } = await board.ask(path);
      expect([path, status, headers['www-authenticate']]).toEqual([path, 401, 'Bearer']);
      expect(JSON.parse(body)).toEqual({ error: expect.stringMatching(/\.$/) as unknown });
      expect(headers).not.toHaveProperty('set-cookie');
    }
  });

  test.each([`Bearer ${token}`, `bearer ${token}`, `Bearer  ${token} `])(
    'lets in as Authorization: %j',
    async (header) => {
      expect((await (await guarded()).ask('/api/queues', { Authorization: header })).status).toBe(200);
    },
  );

  test.each(['Bearer', 'Bearer ', `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token.toUpperCase()}`, token])(
    'does not let in as %j',
    async (header) => {
      expect((await (await guarded()).ask('/api/queues', { Authorization: header })).status).toBe(401);
    },
  );

  test('in the address answers, and sets a cookie that lets in from then on', async () => {
    const board = await guarded();
    const first = await board.ask(`/?token=${token}`);
    expect(first.status).toBe(200);
    expect(first.body).toContain('Wallboard');
    const [cookie = '', ...others] = first.headers['set-cookie'] ?? [];
    expect(others).toEqual([]);
    const [pair = '', ...attributes] = cookie.split('; ');
    expect(attributes.filter((attribute) => !attribute.startsWith('Expires='))).toEqual([
      'Max-Age=31536000',
      'Path=/',
      'HttpOnly',
      'SameSite=Strict',
    ]);
    expect(cookie).not.toContain(token);
    expect((await board.ask('/api/queues', { Cookie: pair })).status).toBe(200);
    expect((await board.ask('/api/queues', { Cookie: `a=b; ${pair}; c=d` })).status).toBe(200);
    expect((await board.ask('/api/queues', { Cookie: `${pair}x` })).status).toBe(401);
    const [name = ''] = pair.split('=');
    expect((await board.ask('/api/queues', { Cookie: `${name}=${token}` })).status).toBe(401);
  });

  test.each(['?token=', '?token=wrong', '?token[]=x', `?token=a&token=b`, `?Token=${token}`])(
    'does not let in as %j',
    async (query) => {
      const { status, headers } = await (await guarded()).ask(`/api/queues${query}`);
      expect([status, headers['set-cookie']]).toEqual([401, undefined]);
    },
  );

  test.each([
    ['by HTTPS, says a proxy on this machine', { 'X-Forwarded-Proto': 'https' }, true],
    ['by HTTPS, says the first of two proxies', { 'X-Forwarded-Proto': 'HTTPS, http' }, true],
    ['by HTTP', { 'X-Forwarded-Proto': 'http' }, false],
    ['nobody says how', {}, false],
  ])('its cookie travels over TLS only where the browser came so: %s', async (_how, headers, secure) => {
    const { headers: answered } = await (await guarded()).ask(`/?token=${token}`, headers);
    expect(answered['set-cookie']?.[0]?.split('; ').includes('Secure')).toBe(secure);
  });

  test('a wrong one waits, longer each time, and is logged without what it was; the right one never waits', async () => {
    const board = await guarded();
    const order: string[] = [];
    const ask = async (name: string, given: string) => {
      await board.ask('/api/queues', { Authorization: `Bearer ${given}` });
      order.push(name);
    };
    await Promise.all([ask('wrong', 'not-the-token'), ask('wrong again', 'nor-this'), ask('right', token)]);
    expect(order).toEqual(['right', 'wrong', 'wrong again']);
    const lines = board.logLines.filter((line) => line.includes('wrong token'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('127.0.0.1');
    expect(board.logLines.join('')).not.toMatch(/not-the-token|nor-this/);
  });

  test('a hundred wrong ones wait, and no more', async () => {
    const board = await guarded();
    const wrong = () => board.ask('/api/queues', { Authorization: 'Bearer no' });
    const statuses = (await Promise.all(Array.from({ length: 104 }, wrong))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect(statuses.filter((status) => status === 401)).toHaveLength(100);
  });

  test("another board's cookie does not let in", async () => {
    const other = await start({ settings: { host: '127.0.0.1', port: 0, token: 'another' } });
    const [cookie = ''] = (await other.ask('/?token=another')).headers['set-cookie'] ?? [];
    const board = await guarded();
    const name = `wallboard-${new URL(board.url).port}`;
    const value = cookie.split(';')[0]?.split('=')[1] ?? '';
    expect((await board.ask('/api/queues', { Cookie: `${name}=${value}` })).status).toBe(401);
  });

  test('is not in the log', async () => {
    const board = await guarded();
    board.feed.picture = () => {
      throw new Error(token);
    };
    expect((await board.ask(`/api/queues?token=${token}`)).status).toBe(500);
    expect(board.logLines.join('')).not.toContain(token);
  });

  test('under TLS its cookie travels over TLS only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wallboard-tls-'));
    const tls = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
    const { cert, key } = createCertificate('board');
    await writeFile(tls.certFile, cert);
    await writeFile(tls.keyFile, key);
    const board = await start({ settings: { host: '127.0.0.1', port: 0, token, tls } });
    expect(board.url).toMatch(/^https:/);
    const cookies = await new Promise<string[] | undefined>((resolve, reject) => {
      const asking = request(`${board.url}/api/queues?token=${token}`, { ca: cert, agent: false }, (response) => {
        response.resume().on('end', () => resolve(response.headers['set-cookie']));
      });
      asking.on('error', reject).end();
    });
    expect(cookies?.[0]?.split('; ')).toContain('Secure');
    await rm(folder, { recursive: true });
  });
});

test('a port in use is a sentence with the name of its setting', async () => {
  const { url } = await start();
  const port = Number(new URL(url).port);
  await expect(startBoard({ settings: { host: '127.0.0.1', port } })).rejects.toThrow(
    /in use by another program.*board\.port/,
  );
});
