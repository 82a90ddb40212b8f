import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import type { BoardTrouble } from '#core/board/bridge';
import { setupFarHub } from '#electron/hub/setup-far-hub';
import { joinHub } from '#electron/screen-of/join-hub';
import { desktop } from '#hub/asks/asker';
import { createConfig } from '#hub/config/config';
import { createHub } from '#hub/hub';
import { twoQueues } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { tempFolder } from '#tests/support/temp-folder';
import { startHubOfScreens } from './hub.ts';
import { patient } from '#tests/support/patient';

/** A desktop that was paired with that hub, and what its boards are told. */
async function paired(hub: { readonly address: string; code(): Promise<string> }) {
  const source = setupFarHub(hub.address, await joinHub({ address: hub.address, code: await hub.code(), name: 'Væg' }));
  onTestFinished(() => source.close());
  const troubles: (BoardTrouble | null)[] = [];
  const blinks: number[] = [];
  source.listen({
    snapshot: () => undefined,
    update: () => undefined,
    alerts: () => undefined,
    trouble: (trouble) => troubles.push(trouble),
    blink: ({ seconds }) => blinks.push(seconds),
  });
  source.start();
  await eventually('the hub is heard', () => source.connection()?.state === 'open');
  return { source, troubles, blinks };
}

test('a screen that was revoked says so', async () => {
  const hub = await startHubOfScreens();
  const { source, troubles } = await paired(hub);
  expect(source.trouble()).toBeNull();
  const [screen] = await hub.screens();
  await hub.revoke(screen?.id ?? '');
  await eventually('it says that it was revoked', () => source.trouble()?.kind === 'revoked');
  expect(troubles.map((trouble) => trouble?.kind)).toEqual(['revoked']);
  expect(JSON.stringify(source.trouble())).toContain(hub.host);
});

test('it says so too where everybody may look at the hub; and it blinks when it is told to', async () => {
  const folder = tempFolder();
  const config = createConfig(twoQueues(), { environment: {} });
  const hub = await createHub({ config, dataFolder: folder, pageFolder: folder, log: pino({ level: 'silent' }) });
  onTestFinished(() => hub.close());
  const { board } = await hub.start();
  const asker = desktop;
  const code = async () => (await hub.asks.take('openPairing', { asker, read: () => [] })).code?.code ?? '';
  const { source, blinks } = await paired({ address: `${board}/`, code });
  const { screens } = await hub.asks.take('screens', { asker, read: () => [] });
  const id = screens[0]?.id ?? '';
  await hub.asks.take('blinkScreen', { asker, read: () => [{ id, seconds: 7 }] });
  await eventually('it blinks', () => blinks.length > 0);
  expect(blinks).toEqual([7]);
  await hub.asks.take('revokeScreen', { asker, read: () => [{ id }] });
  await eventually('it says that it was revoked', () => source.trouble()?.kind === 'revoked');
});

test('a hub that comes back with another certificate is not believed; with its own it is', patient, async () => {
  const hub = await startHubOfScreens({ isOverTls: true });
  const { source } = await paired(hub);
  const states: string[] = [];
  source.onConnection(({ state }) => void states.push(state));
  await hub.startAgain();
  // It may be back before anybody looks.
  await eventually('it is heard no more', () => states.some((state) => state !== 'open'));
  await eventually('it is heard again', () => source.connection()?.state === 'open');
  expect(source.trouble()).toBeNull();
  hub.newCertificate();
  await hub.startAgain();
  await eventually('it says that it is another', () => source.trouble()?.kind === 'certificate', 20_000);
});
