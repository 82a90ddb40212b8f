import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBoard, type TestBoard } from './board.ts';

let board: TestBoard;
beforeAll(async () => {
  board = await startBoard();
});
afterAll(() => board.close());

describe('the page', () => {
  test('is there, and asked for again each time', async () => {
    const { status, headers, body } = await board.ask('/');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    expect(body).toContain('<title>Wallboard</title>');
  });

  test('its assets are kept for ever, other files are not', async () => {
    const asset = await board.ask('/assets/index-a1b2.js');
    expect(asset.headers['content-type']).toMatch(/^text\/javascript/);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await board.ask('/icon.svg')).headers['cache-control']).toBe('no-cache');
  });

  test('not built: a sentence', async () => {
    const bare = await startBoard({ pageFolder: '/nowhere/at/all' });
    const { status, headers, body } = await bare.ask('/');
    expect([status, headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8']);
    expect(body).toBe('The page of the wallboard is not built here; build it with "npm start".\n');
    expect((await bare.ask('/api/queues')).status).toBe(200);
    await bare.close();
  });
});

describe('every answer', () => {
  test.each(['/', '/assets/index-a1b2.js', '/api/queues', '/healthz', '/metrics', '/elsewhere', '/%'])(
    '%s carries the headers that guard the page',
    async (path) => {
      const { headers } = await board.ask(path);
      const policy = String(headers['content-security-policy']);
      expect(policy.split('; ')).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "connect-src 'self'",
          "frame-ancestors 'none'",
          "base-uri 'none'",
          "form-action 'none'",
        ]),
      );
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
    },
  );
});
