import type { ElectronApplication } from '@playwright/test';
import { expect, inBoard, test, twoQueues } from './desktop.ts';

/** Nothing while one page has gone and the next is not there: a question asked then ends with the old page. */
const waiting = (app: ElectronApplication) =>
  inBoard<string | undefined>(
    app,
    `document.querySelector('[data-testid="queue-hallmonitor"] [data-testid="callsWaiting"]')?.textContent`,
  ).catch(() => undefined);
const windowId = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .map(({ id }) => id)
      .join(),
  );

async function crash(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const gone = new Promise((resolve) => contents?.once('render-process-gone', resolve));
    contents?.forcefullyCrashRenderer();
    await gone;
  });
}

test('the board comes back by itself, with all that came in meanwhile', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const { app } = await desktop.start();
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await expect.poll(() => waiting(app)).toBe('1');

  await crash(app);
  await desktop.flexfone.enter('hallmonitor', 'call-2');
  await expect.poll(() => waiting(app), { timeout: 10_000 }).toBe('2');
  await desktop.flexfone.enter('hallmonitor', 'call-3');
  await expect.poll(() => waiting(app)).toBe('3');
});

test('a page that dies again and again gets a new window, and goes on counting there', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const { app } = await desktop.start();
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await expect.poll(() => waiting(app)).toBe('1');
  const first = await windowId(app);

  for (const _death of [1, 2, 3]) {
    await crash(app);
    await expect.poll(() => waiting(app), { timeout: 10_000 }).toBe('1');
    expect(await windowId(app)).toBe(first);
  }
  await crash(app);
  await expect.poll(() => windowId(app)).not.toBe(first);
  await expect.poll(() => waiting(app), { timeout: 10_000 }).toBe('1');
  await desktop.flexfone.enter('hallmonitor', 'call-2');
  await expect.poll(() => waiting(app)).toBe('2');
});
