import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Screen, ScreensReport } from '#core/screens/screen';
import { eventually } from '#tests/support/eventually';
import { lineTo } from '#tests/support/phone-system';
import { tempFolder } from '#tests/support/temp-folder';
import { served, streamOf, token } from './served.ts';

describe('a screen', () => {
  it('is paired by the code that stands at the hub, once, and is one over restarts', async () => {
    const hub = await served();
    const code = await hub.code();
    expect(code).toMatch(/^\d{6}$/);
    const { status, body } = await hub.ask('POST', '/api/screens', { code, name: 'Væg' }, null);
    expect([status, body]).toEqual([
      200,
      {
        id: expect.any(String) as unknown,
        token: expect.stringMatching(/^[\w-]{43}$/) as unknown,
        hub: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      },
    ]);
    const screen = body as { readonly id: string; readonly token: string };
    expect((await hub.ask('POST', '/api/screens', { code, name: 'Væg 2' }, null)).status).toBe(403);
    expect(await hub.screens()).toMatchObject({
      code: null,
      screens: [{ id: screen.id, name: 'Væg', role: 'wall', isThere: false }],
    });
    const kept = readFileSync(join(hub.data, 'screens.json'), 'utf8');
    expect(kept + hub.stderr()).not.toContain(screen.token);
    expect(statSync(join(hub.data, 'screens.json')).mode & 0o777).toBe(0o600);
    hub.process.kill('SIGTERM');
    await hub.ended;
    const again = await served(hub.folder);
    expect((await again.ask('GET', '/api/queues', undefined, screen.token)).status).toBe(200);
  });

  it('looks, and does no more', async () => {
    const hub = await served();
    const screen = await hub.pair();
    const may = async (method: string, path: string, body?: unknown) =>
      (await hub.ask(method, path, body, screen.token)).status;
    for (const path of ['/api/queues', '/api/stream?', '/api/alerts', '/api/sources', '/api/setup', '/api/screen']) {
      if (!path.includes('stream')) expect([path, await may('GET', path)]).toEqual([path, 200]);
    }
    for (const path of ['/api/screens', '/api/settings', '/api/calls/lost?day=2026-11-18'])
      expect([path, await may('GET', path)]).toEqual([path, 403]);
    expect(
      (await fetch(`${hub.addresses.board}/metrics`, { headers: { authorization: `Bearer ${screen.token}` } })).status,
    ).toBe(403);
    expect(await may('POST', '/api/pairing')).toBe(403);
    expect(await may('DELETE', `/api/screens/${screen.id}`)).toBe(403);
    expect(await may('POST', '/api/settings', { revision: 'x', configuration: {} })).toBe(403);
    expect(await may('POST', '/api/screen', { version: '1.0.0', display: '1920×1080' })).toBe(200);
    expect((await hub.screens()).screens).toMatchObject([
      { version: '1.0.0', display: '1920×1080', address: '127.0.0.1' },
    ]);
  });

  it('in a browser comes by its token once, and by its cookie from then on', async () => {
    const hub = await served();
    const { token: own } = await hub.pair();
    const first = await fetch(`${hub.addresses.board}/api/screen?token=${own}`);
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain(own);
    const second = await fetch(`${hub.addresses.board}/api/screen`, {
      headers: { cookie: cookie.split(';')[0] ?? '' },
    });
    expect(await second.json()).toMatchObject({ name: 'Kundeservice, væg' });
  });

  it("on a wall is told nobody's name; on a desk it is", async () => {
    const hub = await served();
    const { id, token: own } = await hub.pair();
    const line = lineTo(hub.addresses, { token });
    await line.enter('support', '1.1');
    await line.rings('0201', '1.1');
    await line.answers('0201', '1.1');
    expect((await hub.ask('GET', '/api/queues')).text).toContain('Anna Holm');
    const wall = await streamOf(hub.addresses.board, own);
    await eventually('the snapshot', () => wall.text.includes('event: snapshot'));
    for (const path of ['/api/queues', '/api/queues/support']) {
      const { text } = await hub.ask('GET', path, undefined, own);
      expect([text.includes('Anna'), text.includes('"agentsBusy":1')]).toEqual([false, true]);
    }
    await line.ends('1.1');
    await eventually('an update', () => wall.text.includes('event: update'));
    expect(wall.text).not.toContain('Anna');
    const changed = await hub.ask('POST', `/api/screens/${id}`, { role: 'desk', name: 'Teamleder' });
    expect(changed.body).toMatchObject({ role: 'desk', name: 'Teamleder' });
    await eventually('the end of what it was told as a wall', () => wall.isOver);
    expect((await hub.ask('GET', '/api/queues', undefined, own)).text).toContain('Anna Holm');
  });

  it('blinks when it listens, and is gone at once when it is revoked', async () => {
    const hub = await served();
    const [one, other] = [await hub.pair('Den ene'), await hub.pair('Den anden')];
    expect((await hub.ask('POST', `/api/screens/${one.id}/blink`, { seconds: 10 })).body).toEqual({ isThere: false });
    const [first, second] = [
      await streamOf(hub.addresses.board, one.token),
      await streamOf(hub.addresses.board, other.token),
    ];
    await eventually('both', () => [first, second].every(({ text }) => text.includes('snapshot')));
    expect((await hub.ask('POST', `/api/screens/${one.id}/blink`, { seconds: 10 })).body).toEqual({ isThere: true });
    await eventually('the blink', () => first.text.includes('event: blink\ndata: {"seconds":10}'));
    expect((await hub.screens()).screens.map(({ isThere }: Screen) => isThere)).toEqual([true, true]);
    const left = await hub.ask('DELETE', `/api/screens/${one.id}`);
    expect([left.status, (left.body as ScreensReport).screens.length]).toEqual([200, 1]);
    await eventually('the end', () => first.isOver);
    expect((await hub.ask('GET', '/api/queues', undefined, one.token)).status).toBe(401);
    expect([second.isOver, second.text.includes('event: blink')]).toEqual([false, false]);
    expect((await hub.ask('DELETE', `/api/screens/${one.id}`)).status).toBe(404);
  });
});

describe('a television whose browser has only the address', () => {
  const form = (board: string, fields: Record<string, string>) =>
    fetch(`${board}/pair`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });

  it('finds a place for the code, and shows the board from then on', async () => {
    const hub = await served();
    const { board } = hub.addresses;
    const locked = await fetch(`${board}/`, { headers: { accept: 'text/html' } });
    expect([locked.status, await locked.text()]).toEqual([401, expect.stringContaining('Kode fra hubben')]);
    const code = await hub.code();
    const paired = await form(board, { code: `${code.slice(0, 3)} ${code.slice(3)}`, name: 'TV i mødelokalet' });
    expect([paired.status, paired.headers.get('location')]).toEqual([303, '/']);
    const cookie = paired.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await fetch(`${board}/api/queues`, { headers: { cookie } })).status).toBe(200);
    expect(await hub.screens()).toMatchObject({ screens: [{ name: 'TV i mødelokalet', role: 'wall' }] });
  });

  it('is told what is wrong where it typed, and no more', async () => {
    const hub = await served();
    const { board } = hub.addresses;
    await hub.code();
    const wrong = await form(board, { code: 'abcdef', name: '<b>TV</b>' });
    expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([403, null]);
    const text = await wrong.text();
    expect([text.includes('Koden er forkert'), text.includes('<b>TV')]).toEqual([true, false]);
    expect((await form(board, { code: '123456' })).status).toBe(400);
    expect((await form(board, { code: '1'.repeat(3_000), name: 'x' })).status).toBe(400);
  });
});

it('as many screens as there can be: one more is refused with a sentence', async () => {
  const folder = tempFolder();
  const screen = { name: 'x', role: 'wall', queues: null, token: 't', cookie: 'c', pairedAt: 0, lastSeenAt: null };
  const rest = { address: null, version: null, display: null };
  mkdirSync(join(folder, 'data'));
  const many = Array.from({ length: 499 }, (_, index) => ({ ...screen, ...rest, id: `s${index}` }));
  writeFileSync(join(folder, 'data', 'screens.json'), JSON.stringify(many));
  const hub = await served(folder);
  expect(await hub.pair()).toHaveProperty('token');
  expect(await hub.pair()).toMatchObject({ error: expect.stringContaining('500') as unknown });
});

describe('who guesses', () => {
  it('learns nothing: no code, a wrong one and one that is over are answered the same', async () => {
    const hub = await served();
    const none = await hub.ask('POST', '/api/screens', { code: '123456', name: 'x' }, null);
    const code = await hub.code();
    const wrong = await hub.ask(
      'POST',
      '/api/screens',
      { code: code === '000000' ? '000001' : '000000', name: 'TV' },
      null,
    );
    expect([none.status, none.text]).toEqual([wrong.status, wrong.text]);
    expect((await hub.screens()).code).toMatchObject({ triesLeft: 4, tried: { name: 'TV', address: '127.0.0.1' } });
    await hub.ask('DELETE', '/api/pairing');
    const closed = await hub.ask('POST', '/api/screens', { code, name: 'TV' }, null);
    expect([closed.status, closed.text]).toEqual([wrong.status, wrong.text]);
    expect(hub.stderr()).not.toContain(code);
  });

  it('five wrong ones, and even the right one is of no use', async () => {
    const hub = await served();
    const code = await hub.code();
    for (let tries = 0; tries < 5; tries += 1) {
      const wrong = String((Number(code) + 1 + tries) % 1_000_000).padStart(6, '0');
      expect((await hub.ask('POST', '/api/screens', { code: wrong, name: 'TV' }, null)).status).toBe(403);
    }
    expect((await hub.ask('POST', '/api/screens', { code, name: 'TV' }, null)).status).toBe(403);
    expect(await hub.screens()).toMatchObject({ code: null, screens: [] });
  });

  it('a thousand codes let nobody in, and most are not even looked at', async () => {
    const hub = await served();
    await hub.code();
    const statuses = new Map<number, number>();
    let waits = 0;
    for (let from = 0; from < 1_000; from += 50) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          hub.ask('POST', '/api/screens', { code: String(from + index).padStart(6, '0'), name: 'x' }, null),
        ),
      );
      for (const { status, retryAfter } of answers) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 429 && Number(retryAfter) > 0) waits += 1;
      }
    }
    expect(new Set(statuses.keys())).toEqual(new Set([403, 429]));
    expect(statuses.get(403)).toBeLessThanOrEqual(40);
    expect(waits).toBe(statuses.get(429));
    expect((await hub.screens()).screens).toEqual([]);
  });

  it.each([
    ['no name', { code: '123456' }],
    ['a name of two lines', { code: '123456', name: 'a\nb' }],
    ['a name as long as a book', { code: '123456', name: 'x'.repeat(81) }],
    ['no code', { name: 'TV' }],
    ['a number', { code: 123_456, name: 'TV' }],
  ])('%s is refused and costs no try', async (_what, body) => {
    const hub = await served();
    await hub.code();
    expect((await hub.ask('POST', '/api/screens', body, null)).status).toBe(400);
    expect((await hub.screens()).code).toMatchObject({ triesLeft: 5 });
  });
});
