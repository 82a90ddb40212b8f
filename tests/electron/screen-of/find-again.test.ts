import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { isOurHub, isWhereItWas } from '#electron/screen-of/find-again';
import { joinHub } from '#electron/screen-of/join-hub';
import { outside } from '#tests/support/outside';
import { patient } from '#tests/support/patient';
import { startHubOfScreens } from './hub.ts';

const name = 'Væg i salen';

/** Only an address that others reach is one that the hub calls its own. */
const withNetwork = test.skipIf(outside === undefined);
const there = { outside: outside ?? '' };

withNetwork('the hub that gave a screen its token proves it, and is not told it', patient, async () => {
  const hub = await startHubOfScreens(there);
  const pass = await joinHub({ address: hub.address, code: await hub.code(), name });
  const { origin } = new URL(hub.address);
  expect(await isOurHub({ address: origin }, pass)).toBe(true);
  expect(await isWhereItWas(pass)).toBe(true);
  expect(await isWhereItWas({ ...pass, address: 'http://127.0.0.1:1/' })).toBe(false);
  // Another screen's token, a screen that is unknown there, and one that was revoked.
  expect(await isOurHub({ address: origin }, { ...pass, token: 'another' })).toBe(false);
  expect(await isOurHub({ address: origin }, { ...pass, screen: 'another' })).toBe(false);
  expect(await isOurHub({ address: origin }, { ...pass, screen: null })).toBe(false);
  const [screen] = await hub.screens();
  await hub.revoke(screen?.id ?? '');
  expect(await isOurHub({ address: origin }, pass)).toBe(false);
  expect(await isWhereItWas(pass)).toBe(false);
});

withNetwork(
  'over TLS it must have the same key besides, and a hub that had it is not believed without',
  patient,
  async () => {
    const hub = await startHubOfScreens({ isOverTls: true, ...there });
    const pass = await joinHub({ address: hub.address, code: await hub.code(), name });
    const { origin, host } = new URL(hub.address);
    expect(await isOurHub({ address: origin }, pass)).toBe(true);
    expect(await isOurHub({ address: `http://${host}` }, pass)).toBe(false);
    hub.newCertificate();
    await hub.startAgain();
    expect(await isOurHub({ address: origin }, pass)).toBe(false);
  },
);

test('whoever only says so is not believed, and learns nothing of the token', patient, async () => {
  const heard: string[] = [];
  const answers = ['{}', '{"proof":""}', `{"proof":"${'0'.repeat(64)}"}`, 'no JSON', '{"proof":"zz"}'];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += String(piece)));
    request.on('end', () => {
      heard.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`);
      response.end(answers[heard.length - 1]);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = 'a-token-that-nobody-is-told';
  const pass = { address, token, pin: null, screen: 'one', hub: 'that', before: null };
  for (const _ of answers) expect(await isOurHub({ address }, pass)).toBe(false);
  expect(heard).toHaveLength(answers.length);
  for (const each of heard) expect(each).not.toContain(token);
  expect(new Set(heard.map((each) => each.split(' ').at(-1))).size).toBe(answers.length);
});

withNetwork(
  'whoever passes the question on to the hub is not believed, whatever he says where he is',
  patient,
  async () => {
    const hub = await startHubOfScreens(there);
    const pass = await joinHub({ address: hub.address, code: await hub.code(), name });
    const { origin } = new URL(hub.address);
    const answered: number[] = [];
    let claims: string | undefined;
    const passOn = async (path: string, body: string): Promise<string> => {
      const asked = JSON.parse(body) as { readonly nonce: string };
      const response = await fetch(`${origin}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: claims === undefined ? body : JSON.stringify({ ...asked, address: claims }),
      });
      answered.push(response.status);
      return response.text();
    };
    const relay = createServer((request, response) => {
      let body = '';
      request.on('data', (piece) => (body += String(piece)));
      request.on('end', () => void passOn(request.url ?? '', body).then((text) => response.end(text)));
    });
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void relay.close());
    const address = `http://127.0.0.1:${(relay.address() as AddressInfo).port}`;
    expect(await isOurHub({ address }, pass)).toBe(false);
    claims = origin;
    expect(await isOurHub({ address }, pass)).toBe(false);
    expect(answered).toEqual([403, 200]);
  },
);
