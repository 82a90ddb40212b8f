import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { fetchOf, isOf, joinHub, NotJoined } from '#electron/screen-of/join-hub';
import { OtherCertificate, pinnedFetch } from '#electron/screen-of/pinned';
import * as words from '#electron/screen-of/sentences';
import { wrongCode } from '#hub/screens/sentences';
import { createLink } from '#link/link';
import { createCertificate } from '#tests/hub/ports/certificate';
import { quietPort } from '#tests/support/quiet-port';
import { startHubOfScreens } from './hub.ts';

const name = 'Lager';

test('the right code makes this PC a screen with a token of its own', async () => {
  const hub = await startHubOfScreens();
  const pass = await joinHub({ address: hub.host, code: await hub.code(), name });
  expect(pass).toEqual({
    address: hub.address,
    token: expect.stringMatching(/^[\w-]{43}$/) as unknown,
    pin: null,
    screen: (await hub.screens())[0]?.id,
    hub: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    before: null,
  });
  const link = createLink({ address: pass.address, token: pass.token });
  onTestFinished(link.close);
  expect(await link.thisScreen()).toMatchObject({ name, role: 'wall' });
});

test('a wrong code is refused with the sentence of the hub, in both languages', async () => {
  const hub = await startHubOfScreens();
  const code = await hub.code();
  const joining = joinHub({ address: hub.host, code: code === '000000' ? '000001' : '000000', name });
  await expect(joining).rejects.toEqual(new NotJoined(wrongCode));
  expect(await hub.screens()).toEqual([]);
});

test('where there is no hub, or something else, that is said', async () => {
  const nobody = `127.0.0.1:${await quietPort()}`;
  await expect(joinHub({ address: nobody, code: '123456', name })).rejects.toMatchObject({
    sentence: words.notFound(nobody),
  });
  const other = createServer((_request, response) => response.end('<html>'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const place = `127.0.0.1:${(other.address() as AddressInfo).port}`;
  await expect(joinHub({ address: place, code: '123456', name })).rejects.toMatchObject({
    sentence: words.noWallboard(place),
  });
  await expect(joinHub({ address: 'to ord', code: '123456', name })).rejects.toMatchObject({
    sentence: words.noAddress,
  });
});

test('over TLS the certificate of the pairing is the one that is talked to, whoever signed it', async () => {
  const hub = await startHubOfScreens({ isOverTls: true });
  const pass = await joinHub({ address: hub.address, code: await hub.code(), name });
  expect(pass.pin).toMatch(/^[\da-f]{64}$/);
  const link = createLink({ address: pass.address, token: pass.token, world: { fetch: fetchOf(pass) } });
  onTestFinished(link.close);
  expect(await link.thisScreen()).toMatchObject({ name });
  const snapshot = new Promise((resolve) => link.on('snapshot', resolve));
  expect(await snapshot).toMatchObject({ queues: [{ id: 'support' }, { id: 'sales' }] });
});

test('who shows another certificate is told nothing, not even that somebody asks', async () => {
  const heard: string[] = [];
  const server = createTlsServer(createCertificate('another'), (request, response) => {
    heard.push(request.url ?? '');
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const asking = pinnedFetch('0'.repeat(64))(address, { headers: {}, signal: AbortSignal.timeout(10_000) });
  await expect(asking).rejects.toThrow(OtherCertificate);
  expect(heard).toEqual([]);
});

test('what one hub gave is shown to no other', () => {
  const pass = { address: 'https://10.0.4.10:8090/', token: 'x', pin: null, screen: null, hub: null, before: null };
  expect(isOf(pass, 'https://10.0.4.10:8090/?token=')).toBe(true);
  for (const other of ['https://10.0.4.11:8090/', 'http://10.0.4.10:8090/', 'https://10.0.4.10/']) {
    expect(isOf(pass, other)).toBe(false);
  }
  expect(isOf(null, pass.address)).toBe(false);
});
