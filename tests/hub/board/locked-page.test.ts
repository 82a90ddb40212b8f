import { afterEach, describe, expect, test } from 'vitest';
import { startBoard, type TestBoard } from './board.ts';

const token = 'a-token-of-some-length';
const boards: TestBoard[] = [];

async function guarded(): Promise<TestBoard> {
  const board = await startBoard({ settings: { host: '127.0.0.1', port: 0, token } });
  boards.push(board);
  return board;
}

afterEach(async () => {
  for (const board of boards.splice(0)) await board.close();
});

const browser = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

describe('a board that is locked', () => {
  test.each([
    ['da-DK,da;q=0.9,en;q=0.8', 'da', 'Tavlen er låst'],
    ['en-GB,en;q=0.9', 'en', 'The board is locked'],
    ['fr', 'da', 'Tavlen er låst'],
  ])('says so to a person whose browser speaks %s', async (accepted, language, title) => {
    const { status, headers, body } = await (await guarded()).ask('/', { ...browser, 'Accept-Language': accepted });
    expect(status).toBe(401);
    expect(headers['content-type']).toMatch(/^text\/html/);
    expect(headers['www-authenticate']).toBe('Bearer');
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(`<h1>${title}</h1>`);
  });

  test('tells a program in JSON, whatever it asks for, and a browser too where it does not open the board', async () => {
    const board = await guarded();
    for (const [path, headers] of [
      ['/', {}],
      ['/', { Accept: '*/*' }],
      ['/', { Accept: 'application/json' }],
      ['/api/queues', browser],
      ['/assets/index.js', browser],
    ] as const) {
      const { status, body } = await board.ask(path, headers);
      expect([path, status]).toEqual([path, 401]);
      expect(JSON.parse(body)).toHaveProperty('error');
    }
  });

  test('runs nothing, loads nothing, and sends what was typed nowhere else', async () => {
    const { headers, body } = await (await guarded()).ask('/?token=wrong%22%3E%3Cscript%3E', browser);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toMatch(/style-src 'sha256-[\w+/]+=*'/);
    expect(body).not.toContain('script');
    expect(headers['set-cookie']).toBeUndefined();
  });
});
