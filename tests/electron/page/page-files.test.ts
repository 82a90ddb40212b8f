import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerPage } from '#electron/page/page-files';

let outside: string;
let folder: string;

beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'wallboard-page-'));
  folder = join(outside, 'board');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<title>Board</title>');
  writeFileSync(join(folder, 'assets', 'main-1.js'), 'export {};');
  writeFileSync(join(folder, '.built'), '');
  writeFileSync(join(outside, 'secret.json'), '{}');
  mkdirSync(join(outside, 'board-of-another'));
  writeFileSync(join(outside, 'board-of-another', 'index.html'), 'not ours');
});
afterAll(() => rmSync(outside, { recursive: true, force: true }));

const ask = (address: string, method = 'GET') => answerPage(folder, new Request(address, { method }));

test('the page and its parts come with their types and the same policy as over HTTP', async () => {
  const page = await ask('app://board/');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  const script = await ask('app://board/assets/main-1.js?version=2');
  expect(await script.text()).toBe('export {};');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test.each([
  'app://board/../secret.json',
  'app://board/%2e%2e/secret.json',
  'app://board/..%2fsecret.json',
  'app://board/..%5csecret.json',
  'app://board/%2e%2e%2fboard-of-another/index.html',
  'app://board//etc/passwd',
  'app://board/.built',
  'app://board/assets',
  'app://board/assets/missing.js',
  'app://board/%00',
  'app://board/%E0%A4%A',
  'app://other/index.html',
  'https://board/index.html',
])('%s gives out nothing', async (address) => {
  expect((await ask(address)).status).toBe(404);
});

test('nothing can be sent there', async () => {
  expect((await ask('app://board/', 'POST')).status).toBe(404);
});

test('a page that was never built says so, on a page', async () => {
  const answer = await answerPage(join(outside, 'nowhere'), new Request('app://board/'));
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('npm start');
});
