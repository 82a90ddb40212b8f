import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { SettingsAnswer, SettingsReport } from '../../../core/settings/settings.ts';
import { expect, test, twoQueues } from './desktop.ts';

/** What the page's own bridge asks. */
function inPage(page: Page) {
  const settings = () =>
    page.evaluate(async () => (globalThis as unknown as Held).bridge.settings()) as Promise<SettingsReport>;
  const change = (configuration: object) =>
    page.evaluate(async (next) => {
      const { bridge } = globalThis as unknown as Held;
      const { revision } = await bridge.settings();
      return bridge.changeSettings({ revision, configuration: next });
    }, configuration) as Promise<SettingsAnswer>;
  const undo = () =>
    page.evaluate(async () => {
      const { bridge } = globalThis as unknown as Held;
      const { revision } = await bridge.settings();
      return bridge.undoSettings({ revision });
    }) as Promise<SettingsAnswer>;
  return { settings, change, undo };
}

interface Held {
  readonly bridge: {
    settings(): Promise<SettingsReport>;
    changeSettings(change: { revision: string; configuration: object }): Promise<SettingsAnswer>;
    undoSettings(change: { revision: string }): Promise<SettingsAnswer>;
  };
}

const secret = twoQueues.sources[0]?.secret ?? '';

test('from the demo to a phone system that counts, at once, and found again at the next start', async ({ desktop }) => {
  await desktop.configure({});
  const { page } = await desktop.start();
  const { settings, change } = inPage(page);
  const before = await settings();
  expect(before.demo).toBe(true);
  const answer = await change({ ...before.configuration, ...twoQueues });
  expect(answer).toHaveProperty('settings.demo', false);
  await desktop.flexfone.enter('hallmonitor', '1.1');
  await expect(page.getByTestId('queue-hallmonitor').getByTestId('callsWaiting')).toHaveText('1');
  await desktop.kill();
  const { page: again } = await desktop.start();
  await expect(again.getByTestId('queue-hallmonitor').getByTestId('callsWaiting')).toHaveText('1');
  const reported = await inPage(again).settings();
  expect(reported.secrets).toEqual([{ path: 'sources[0].secret', from: 'hub', isThere: true }]);
  expect(JSON.stringify(reported)).not.toContain(secret);
});

test('no secret lies in any file or log of the desktop', async ({ desktop }) => {
  await desktop.configure({ ...twoQueues });
  const { page } = await desktop.start();
  const { settings, change } = inPage(page);
  const { configuration } = await settings();
  await change({ ...configuration, language: 'en' });
  const text = await readFile(join(desktop.folder, 'settings.json'), 'utf8');
  expect(text).toContain('${secret:pbx.secret}');
  for (const file of await readdir(desktop.folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const content = await readFile(join(file.parentPath, file.name)).catch(() => Buffer.alloc(0));
    expect(content.includes(secret), file.name).toBe(false);
  }
});

test('what is wrong changes nothing; what was changed is taken back', async ({ desktop }) => {
  await desktop.configure({ ...twoQueues });
  const { page } = await desktop.start();
  const { settings, change, undo } = inPage(page);
  const { configuration } = await settings();
  expect(await change({ ...configuration, queues: [{ id: 'a b', name: 'A' }] })).toMatchObject({
    problems: [{ path: 'queues[0].id' }],
  });
  const queues = [
    { id: 'hallmonitor', name: 'Kundeservice' },
    { id: 'switchpay', name: 'SwitchPay Support' },
  ];
  await change({ ...configuration, queues });
  await expect(page.getByText('Kundeservice').first()).toBeVisible();
  expect(await undo()).toHaveProperty('settings');
  await expect(page.getByText('HallMonitor Support').first()).toBeVisible();
});
