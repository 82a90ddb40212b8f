import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test, twoQueues } from '../desktop/desktop.ts';
import { atDesk, windows } from '../kiosk/stand-in.ts';

/** Warned of at the second caller, critical at the third, so that a spec need not wait for a minute. */
const alert = { longestWaitSeconds: { warning: 3_000, critical: 3_600 }, callsWaiting: { warning: 2, critical: 3 } };
const queues = twoQueues.queues.map((queue) => ({ ...queue, alerts: alert }));
const patient = { timeout: 15_000 };

const icon = async (app: ElectronApplication) => (await atDesk(app, 'trays'))[0];
const boardWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL() === 'app://board/');
    const { taskbar } = window as unknown as { taskbar(): { overlay: string; isFlashing: boolean } };
    return { ...taskbar(), isVisible: window?.isVisible() ?? false };
  });

/** Keeps each sound that the page was asked for. */
const listenToSounds = (page: Page) =>
  page.evaluate(() => {
    const sounds: string[] = [];
    Object.assign(window, { sounds });
    const { bridge } = window as unknown as {
      bridge: { on(name: string, hear: (chime: { kind: string }) => void): void };
    };
    bridge.on('chime', ({ kind }) => void sounds.push(kind));
  });
const sounds = (page: Page) => page.evaluate(() => (window as unknown as { sounds: string[] }).sounds);

test.beforeEach(async ({ desktop }) => {
  await desktop.configure({ ...twoQueues, queues });
});

test('calls that come in make the icon, the taskbar, a toast and a sound; who takes it makes all quiet', async ({
  desktop,
}) => {
  test.setTimeout(90_000);
  const { app, page } = await desktop.start();
  await listenToSounds(page);
  // Nothing is known before a phone system was heard.
  await expect
    .poll(async () => (await icon(app))?.toolTip, patient)
    .toBe('HallMonitor Support: ukendt\nSwitchPay Support: ukendt');
  await desktop.flexfone.enter('hallmonitor', 'call-0');
  await expect
    .poll(async () => (await icon(app))?.toolTip, patient)
    .toMatch(/^HallMonitor Support: 1, 0:\d\d\nSwitchPay Support: 0$/);
  const calm = (await icon(app))?.picture;
  expect((await icon(app))?.sizes).toEqual([1, 1.25, 1.5, 2, 2.5, 3, 4]);

  for (const call of ['1', '2']) await desktop.flexfone.enter('switchpay', `call-${call}`);
  await expect
    .poll(async () => (await atDesk(app, 'toasts')).map(({ title }) => title), patient)
    .toEqual(['△ SwitchPay Support: mange venter']);
  await expect.poll(async () => (await icon(app))?.toolTip, patient).toContain('△ SwitchPay Support: 2');
  expect((await icon(app))?.picture).not.toBe(calm);

  await desktop.flexfone.enter('switchpay', 'call-3');
  await expect
    .poll(async () => (await atDesk(app, 'toasts')).at(-1)?.title, patient)
    .toBe('▲ SwitchPay Support: for mange venter');
  expect((await atDesk(app, 'toasts')).at(-1)).toMatchObject({
    timeoutType: 'never',
    urgency: 'critical',
    actions: [{ text: 'Jeg tager den' }, { text: 'Udskyd 15 min' }],
  });
  await expect.poll(() => sounds(page), patient).toEqual(['warning', 'critical']);
  await expect.poll(async () => (await boardWindow(app)).overlay, patient).toContain('▲ SwitchPay Support: 3');

  await atDesk(app, 'actOnToast', 0);
  await expect.poll(async () => (await icon(app))?.picture, patient).toBe(calm);
  expect((await atDesk(app, 'toasts')).at(-1)?.isShown).toBe(false);
  expect((await boardWindow(app)).overlay).toBe('');
});

test('a click on a toast opens the board at its queue, also out of the tray', async ({ desktop }) => {
  const { app, page } = await desktop.start();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => windows(app)).toMatchObject([{ isVisible: false }]);
  // Said once.
  await expect
    .poll(async () => (await atDesk(app, 'toasts')).map(({ title }) => title))
    .toEqual(['Tavlen kører videre']);

  for (const call of ['1', '2', '3']) await desktop.flexfone.enter('switchpay', `call-${call}`);
  await expect.poll(async () => (await atDesk(app, 'toasts')).at(-1)?.title, patient).toContain('SwitchPay');
  await expect.poll(async () => (await boardWindow(app)).isFlashing).toBe(true);
  await atDesk(app, 'clickToast');
  await expect.poll(() => windows(app)).toMatchObject([{ isVisible: true, isFocused: true }]);
  await expect(page.getByTestId('queue-switchpay')).toHaveAttribute('data-brought', '');

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => windows(app)).toMatchObject([{ isVisible: false }]);
  const told = (await atDesk(app, 'toasts')).filter(({ title }) => title === 'Tavlen kører videre');
  expect(told).toHaveLength(1);
  await atDesk(app, 'clickTray');
  await expect.poll(() => windows(app)).toMatchObject([{ isVisible: true }]);
});

test('muted, nothing pops up or sounds, and the icon says all the same; a toast that failed is told of', async ({
  desktop,
}) => {
  const { app, page } = await desktop.start();
  await listenToSounds(page);
  await atDesk(app, 'choose', 'Lydløs', '1 time');
  for (const call of ['1', '2', '3']) await desktop.flexfone.enter('switchpay', `call-${call}`);
  await expect.poll(async () => (await icon(app))?.toolTip, patient).toContain('▲ SwitchPay Support: 3');
  expect(await atDesk(app, 'toasts')).toEqual([]);
  expect(await sounds(page)).toEqual([]);
  const unmute = (await icon(app))?.items
    .map((item) => (item as { label: string }).label)
    .find((label) => /Lyd igen/.test(label));
  await atDesk(app, 'choose', unmute ?? '');

  await atDesk(app, 'failToasts', 'Notifications are disabled');
  for (const call of ['4', '5', '6']) await desktop.flexfone.enter('hallmonitor', `call-${call}`);
  await expect.poll(async () => (await icon(app))?.toolTip, patient).toContain('Windows viste ikke');
});

test('the menu opens the phone systems; the strip shows both queues, and takes an alert', async ({ desktop }) => {
  test.setTimeout(90_000);
  const { app, page } = await desktop.start();
  await atDesk(app, 'choose', 'Telefonsystemer');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');

  const opened = app.waitForEvent('window');
  await atDesk(app, 'choose', 'Vis striben');
  const strip = await opened;
  await expect(strip.getByTestId('strip-hallmonitor')).toContainText('HallMonitor');
  for (const call of ['1', '2', '3']) await desktop.flexfone.enter('switchpay', `call-${call}`);
  const tile = strip.getByTestId('strip-switchpay');
  await expect(tile).toHaveAttribute('data-severity', 'critical', patient);
  await expect(tile.locator('.strip-count')).toHaveText('3');
  await tile.getByRole('button', { name: 'Jeg tager den' }).focus();
  await strip.keyboard.press('Enter');
  await expect(tile).toHaveAttribute('data-severity', 'calm', patient);

  await atDesk(app, 'choose', 'Vis striben');
  await expect.poll(async () => (await windows(app)).length).toBe(1);
});

test('the walk shows every sign, asks after each, and tells what does not come through', async ({ desktop }) => {
  test.setTimeout(60_000);
  const { app } = await desktop.start();
  await atDesk(app, 'answerBoxes', [0, 1, 0, 0]);
  await atDesk(app, 'choose', 'Prøv alle alarmtegn');
  await expect.poll(async () => (await atDesk(app, 'boxes')).length, { timeout: 30_000 }).toBe(5);
  const boxes = await atDesk(app, 'boxes');
  expect(boxes[0]?.message).toContain('orange med et 7-tal');
  expect(boxes[4]).toMatchObject({ message: 'Det her når ikke frem: beskeden.' });
  expect(boxes[4]?.detail).toContain('Fokusassistent');
  expect((await atDesk(app, 'toasts')).at(-1)?.title).toContain('HallMonitor Support');
});
