import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './desktop.ts';

const place = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    return { bounds: window?.getNormalBounds(), isFullScreen: window?.isFullScreen() };
  });

test('the window opens where it stood, though the program was killed', async ({ desktop }) => {
  const { app, page } = await desktop.start();
  const wanted = { x: 60, y: 40, width: 900, height: 620 };
  await app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), wanted);
  await page.waitForTimeout(1_500);
  await desktop.kill();

  const again = await desktop.start();
  expect((await place(again.app)).bounds).toEqual(wanted);
});

test('F11 fills the screen and gives it back, and full screen is remembered', async ({ desktop }) => {
  const { app, page } = await desktop.start();
  await page.keyboard.press('F11');
  await expect.poll(async () => (await place(app)).isFullScreen).toBe(true);
  await page.keyboard.press('F11');
  await expect.poll(async () => (await place(app)).isFullScreen).toBe(false);
  await page.keyboard.press('F11');
  await expect.poll(async () => (await place(app)).isFullScreen).toBe(true);
  await page.waitForTimeout(1_500);
  await desktop.kill();

  const again = await desktop.start();
  expect((await place(again.app)).isFullScreen).toBe(true);
});
