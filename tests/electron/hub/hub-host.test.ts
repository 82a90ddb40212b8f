import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BoardTrouble } from '#core/board/bridge';
import { desktop } from '#hub/asks/asker';
import type { Picture } from '#core/board/queue';
import { desktopConfig } from '#electron/settings/desktop-config';
import { createHubHost, type HubHost } from '#electron/hub/hub-host';
import { patient } from '#tests/support/patient';

const configured = {
  queues: [{ id: 'hallmonitor', name: 'HallMonitor Support', agents: ['201'] }],
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: 'a-secret-for-the-host-0123456789abcdef' }],
  board: { port: 0 },
  webhooks: { port: 0 },
};

let folder: string;
let host: HubHost | undefined;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'wallboard-host-'))));
afterEach(async () => {
  await host?.close();
  host = undefined;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}, patient.timeout);

function aHost(settings: () => unknown) {
  const troubles: (BoardTrouble | null)[] = [];
  const pictures: Picture[] = [];
  const logged: string[] = [];
  const made = createHubHost({
    readConfig: () => desktopConfig(settings(), {}),
    dataFolder: (isDemo) => join(folder, isDemo ? 'demo' : 'data'),
    pageFolder: folder,
    log: pino({ level: 'error' }, { write: (line) => void logged.push(line) }),
  });
  made.listen({
    snapshot: (picture) => pictures.push(picture),
    update: () => undefined,
    alerts: () => undefined,
    trouble: (trouble) => troubles.push(trouble),
  });
  host = made;
  return { host: made, troubles, pictures, logged };
}

const soon = { timeout: 30_000, interval: 20 };

test('nothing configured: the demo, and a language that was chosen before anything else stays', async () => {
  const {
    host: demo,
    pictures,
    troubles,
  } = aHost(() => ({ language: 'en', board: { port: 0 }, webhooks: { port: 0 } }));
  demo.start();
  await vi.waitFor(() => expect(pictures).toHaveLength(1), soon);
  expect(pictures[0]?.queues).toHaveLength(2);
  const setup = await demo.hub()?.asks.take('setup', { asker: desktop, read: () => [] });
  expect(setup).toMatchObject({ demo: true, language: 'en' });
  expect(troubles).toEqual([]);
});

test('what is wrong with the settings is told, and the hub runs once it is right', async () => {
  let settings: unknown = { ...configured, queus: [] };
  const { host: mended, pictures, troubles } = aHost(() => settings);
  mended.start();
  await vi.waitFor(() => expect(mended.trouble()?.kind).toBe('config'), soon);
  expect(JSON.stringify(mended.trouble()?.lines)).toContain('config: queus: er ikke en kendt indstilling');
  settings = configured;
  mended.changed();
  await vi.waitFor(() => expect(pictures).toHaveLength(1), soon);
  expect(troubles.map((trouble) => trouble?.kind ?? null)).toEqual(['config', null]);
});

test('a port that is taken is told once and tried again by itself', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const { host: waiting, pictures, troubles } = aHost(() => ({ ...configured, webhooks: { port } }));
  waiting.start();
  await vi.waitFor(() => expect(troubles).toHaveLength(1), soon);
  expect(troubles[0]).toEqual({ kind: 'port', lines: [expect.stringContaining(`Port ${port}`)] });
  expect(waiting.hub()).toBeUndefined();
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(troubles).toHaveLength(1);
  await new Promise((resolve) => other.close(resolve));
  await vi.waitFor(() => expect(pictures).toHaveLength(1), soon);
  expect(troubles.at(-1)).toBeNull();
});

test('a journal that another hub has is told of', async () => {
  const first = aHost(() => configured);
  first.host.start();
  await vi.waitFor(() => expect(first.pictures).toHaveLength(1), soon);
  const second = aHost(() => configured);
  second.host.start();
  await vi.waitFor(() => expect(second.host.trouble()?.kind).toBe('journal'), soon);
  await first.host.close();
  await vi.waitFor(() => expect(second.pictures).toHaveLength(1), soon);
});

test('new settings that cannot be used leave the old hub running; those that can are used', async () => {
  let settings: unknown = configured;
  const { host: kept, pictures, troubles } = aHost(() => settings);
  kept.start();
  await vi.waitFor(() => expect(pictures).toHaveLength(1), soon);
  const hub = kept.hub();
  settings = { ...configured, timeZone: 'Nowhere' };
  kept.changed();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(kept.hub()).toBe(hub);
  settings = { ...configured, queues: [{ ...configured.queues[0], name: 'Renamed' }] };
  kept.changed();
  await vi.waitFor(() => expect(pictures).toHaveLength(2), soon);
  expect(pictures[1]?.queues[0]?.name).toBe('Renamed');
  // It is the same hub, which goes on under them.
  expect(kept.hub()).toBe(hub);
  expect(troubles).toEqual([]);
});

test('new settings of which a port cannot be opened leave all as it was', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  let settings: unknown = configured;
  const { host: kept, pictures, troubles, logged } = aHost(() => settings);
  kept.start();
  await vi.waitFor(() => expect(pictures).toHaveLength(1), soon);
  const [hub, queues] = [kept.hub(), [{ ...configured.queues[0], name: 'Renamed' }]];
  settings = { ...configured, queues, webhooks: { port: (other.address() as { port: number }).port } };
  kept.changed();
  await vi.waitFor(() => expect(logged.join()).toContain('is in use by another program'), soon);
  expect(pictures).toHaveLength(1);
  settings = { ...configured, queues };
  kept.changed();
  await vi.waitFor(() => expect(pictures).toHaveLength(2), soon);
  expect(kept.hub()).toBe(hub);
  expect(troubles).toEqual([]);
  await new Promise((resolve) => other.close(resolve));
});

test('from the demo to what was set up: another hub, with a journal of its own', async () => {
  let settings: unknown = { board: { port: 0 }, webhooks: { port: 0 } };
  const { host: changed, pictures } = aHost(() => settings);
  changed.start();
  await vi.waitFor(() => expect(pictures).toHaveLength(1), soon);
  const demo = changed.hub();
  settings = configured;
  changed.changed();
  await vi.waitFor(() => expect(pictures).toHaveLength(2), soon);
  expect(changed.hub()).not.toBe(demo);
  expect(pictures[1]?.queues.map(({ id }) => id)).toEqual(['hallmonitor']);
});

test('what nobody foresaw is told, too, and a closed host tries no more', async () => {
  const read = vi.fn(() => {
    throw new Error('the moon');
  });
  const { host: broken } = aHost(read);
  broken.start();
  await vi.waitFor(() => expect(broken.trouble()).toEqual({ kind: 'other', lines: ['Error: the moon'] }), soon);
  await broken.close();
  const asked = read.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(read).toHaveBeenCalledTimes(asked);
});
