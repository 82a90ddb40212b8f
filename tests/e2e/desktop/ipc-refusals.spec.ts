import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { askNames } from '#core/asks/table';
import { expect, test, twoQueues } from './desktop.ts';

/** Hands everything to the page, as no preload script ever should. */
const openPreload = `
  const { contextBridge, ipcRenderer } = require('electron');
  contextBridge.exposeInMainWorld('raw', { invoke: (...args) => ipcRenderer.invoke(...args) });
`;

/** Asks from a second window, with a preload script of its own, at this address. */
const askFrom = (app: ElectronApplication, address: string, preload: string, channel: string) =>
  app.evaluate(
    async ({ BrowserWindow }, told) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload: told.preload, sandbox: true } });
      await window.loadURL(told.address);
      const script = `window.raw.invoke(${JSON.stringify(told.channel)}).then(() => 'answered', (error) => error.message)`;
      const answer = (await window.webContents.executeJavaScript(script)) as string;
      window.destroy();
      return answer;
    },
    { address, preload, channel },
  );

test('a window that is not the board gets no answer, whatever it asks and whatever its address', async ({
  desktop,
}) => {
  // A window for each ask and address.
  test.slow();
  await desktop.configure(twoQueues);
  const { app } = await desktop.start();
  const preload = join(desktop.folder, 'open-preload.cjs');
  await writeFile(preload, openPreload);

  for (const channel of askNames) {
    for (const address of ['data:text/html,<title>foreign</title>', 'app://board/']) {
      const refusal = /Error invoking remote method '\w+': Error: Only the board may ask this\./;
      expect(await askFrom(app, address, preload, channel)).toMatch(refusal);
    }
  }
});

test('a channel that nobody answers is refused by name', async ({ desktop }) => {
  const { app } = await desktop.start();
  const preload = join(desktop.folder, 'open-preload.cjs');
  await writeFile(preload, openPreload);
  const answer = await askFrom(app, 'app://board/', preload, 'shell:open');
  expect(answer).toBe("Error invoking remote method 'shell:open': Error: No handler registered for 'shell:open'");
});

test('electron-store does not tell pages where the settings lie', async ({ desktop }) => {
  const { app } = await desktop.start();
  expect(await app.evaluate(({ ipcMain }) => ipcMain.listenerCount('electron-store-get-data'))).toBe(0);
});

test('the board itself is answered, and can pass nothing on through the bridge', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const { page } = await desktop.start();
  const answers = await page.evaluate(async () => {
    const bridge = (window as unknown as { bridge: Record<string, (...args: unknown[]) => Promise<object>> }).bridge;
    const picture = (await bridge['picture']?.('an argument', { that: 'nobody takes' })) as { queues: unknown[] };
    return { queues: picture.queues.length, trouble: await bridge['trouble']?.() };
  });
  expect(answers).toEqual({ queues: 2, trouble: null });
});

test('an order is checked before anything is asked of a phone system, and written down', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const { page } = await desktop.start();
  const answers = await page.evaluate(async () => {
    const { bridge } = window as unknown as { bridge: { perform(order: unknown): Promise<unknown> } };
    const order = { source: 'pbx', action: 'set-call-flow', parameters: { flow: '6001', active: true } };
    const answer = (said: unknown) => bridge.perform(said).catch((error: unknown) => (error as Error).message);
    return { unknown: await answer(order), malformed: await answer({ ...order, source: 7 }) };
  });
  expect(answers.unknown).toEqual({
    error: 'There is no such action.',
    errorIn: { da: 'Den handling findes ikke.', en: 'There is no such action.' },
  });
  expect(answers.malformed).toMatch('"perform" was asked with arguments that it does not take.');
});
