import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCertificate, type TestCertificate } from '#tests/hub/ports/certificate';
import { pause, talk } from '#tests/hub/wire';
import { eventually } from '#tests/support/eventually';
import { secret, startListener, type TestListener } from './listener.ts';
import { isWindows } from '#tests/support/windows';

let folder: string;
let listener: TestListener | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wallboard-tls-'));
});
afterEach(async () => {
  await listener?.close();
  listener = undefined;
  await rm(folder, { recursive: true });
});

const files = () => ({ certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') });

/** Each file at once, so that it is never found empty; but one after the other. */
async function put({ cert, key }: Partial<TestCertificate>): Promise<void> {
  const write = async (path: string, text: string): Promise<void> => {
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
  };
  if (cert !== undefined) await write(files().certFile, cert);
  if (key !== undefined) await write(files().keyFile, key);
}

/** How often the files are looked at: seldom enough that one look is over before the next, on a busy machine too. */
const certificateMilliseconds = 200;

async function start(): Promise<TestListener> {
  const settings = { host: '127.0.0.1', port: 0, tls: files() };
  listener = await startListener({ settings, certificateMilliseconds });
  return listener;
}

function ask(url: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(`${url}/hooks/pbx/${secret}/x`, { ca, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    }).on('error', reject);
  });
}

function servedName(url: string): Promise<string | string[] | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().subject.CN);
      socket.destroy();
    }).on('error', reject);
  });
}

test('serves https, and says so', async () => {
  const pair = createCertificate('first');
  await put(pair);
  const { url } = await start();
  expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect(await ask(url, pair.cert)).toBe(200);
});

test('nothing older than TLS 1.2, no plain HTTP', async () => {
  await put(createCertificate('first'));
  const { url } = await start();
  const old = {
    maxVersion: 'TLSv1.1',
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
    rejectUnauthorized: false,
  } as const;
  await expect(
    new Promise((resolve, reject) => {
      connect({ ...old, port: Number(new URL(url).port), host: '127.0.0.1' }, () => resolve('connected')).on(
        'error',
        reject,
      );
    }),
  ).rejects.toThrow();
  expect(await talk(url, ['GET / HTTP/1.1\r\nHost: x\r\n\r\n'])).not.toContain('HTTP/');
});

test('a renewed pair is used without a restart, and old connections go on', async () => {
  const [first, second] = [createCertificate('first'), createCertificate('second')];
  await put(first);
  const { url, logLines } = await start();
  expect(await servedName(url)).toBe('first');
  await put(second);
  await eventually('the second is served', async () => (await servedName(url)) === 'second');
  expect(await ask(url, second.cert)).toBe(200);
  expect(logLines.join('')).toContain('the renewed certificate is in use');
});

test.skipIf(isWindows).each<[string, (second: TestCertificate) => Partial<TestCertificate>]>([
  ['a mismatched pair', ({ cert }) => ({ cert })],
  ['a half-written certificate', ({ cert, key }) => ({ cert: cert.slice(0, 200), key })],
  ['an empty key', () => ({ key: '' })],
])('%s keeps the old one, says so once, and is forgotten when it is put right', async (_what, broken) => {
  const [first, second] = [createCertificate('first'), createCertificate('second')];
  await put(first);
  const { url, logLines } = await start();
  await put(broken(second));
  await eventually('it is said', () => logLines.length > 0);
  // Some more looks, which say nothing.
  await pause(5 * certificateMilliseconds);
  expect(logLines).toHaveLength(1);
  expect(logLines[0]).toContain('The old certificate stays in use.');
  expect(await servedName(url)).toBe('first');
  await put(second);
  await eventually('the second is served', async () => (await servedName(url)) === 'second');
  expect(await ask(url, second.cert)).toBe(200);
});

test('a missing file at the start: a sentence with path and setting', async () => {
  await put({ cert: createCertificate('first').cert });
  const sentence = `config: webhooks.tls.keyFile: ${files().keyFile} cannot be read (ENOENT)`;
  await expect(start()).rejects.toThrow(sentence);
});

test('a pair that does not fit at the start: a sentence', async () => {
  await put({ cert: createCertificate('first').cert, key: createCertificate('second').key });
  await expect(start()).rejects.toThrow(/^config: webhooks\.tls: the certificate in .* cannot be used together/);
});
