import type { ElectronApplication } from '@playwright/test';
import { expect, test, twoQueues } from '../desktop/desktop.ts';
import { atDesk, display, waitingOn, windows } from './stand-in.ts';

const television = display(7, 'Sony TV', 1280, 720);
const walls = async (app: ElectronApplication) => (await windows(app)).filter(({ isKiosk }) => isKiosk);
const patient = { timeout: 10_000 };

/** The machine's own display, and beside it these. */
async function plug(app: ElectronApplication, ...others: readonly ReturnType<typeof display>[]): Promise<void> {
  const [own] = await atDesk(app, 'displays');
  if (own === undefined) throw new Error('There is no display.');
  await atDesk(app, 'plug', [{ ...own, scaleFactor: 1 }, ...others]);
}

test.beforeEach(async ({ desktop }) => {
  await desktop.configure(twoQueues);
});

test('a named display is taken when it comes, and whatever is left when it goes', async ({ desktop }) => {
  const { app } = await desktop.start('--kiosk', '--display=sony tv');
  expect(await walls(app)).toMatchObject([{ bounds: { x: 0, width: 1920 } }]);
  await plug(app, television);
  await expect.poll(() => walls(app), patient).toMatchObject([{ bounds: television.bounds, isFullScreen: true }]);
  await plug(app);
  await expect.poll(() => walls(app), patient).toMatchObject([{ bounds: { x: 0, width: 1920 }, isFullScreen: true }]);
});

test('twenty times unplugged and plugged in again, under another id, in another place, in another size', async ({
  desktop,
}) => {
  test.setTimeout(180_000);
  const { app } = await desktop.start('--kiosk', '--display=Sony TV');
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  for (let time = 1; time <= 20; time += 1) {
    const size: [number, number] = time % 3 === 0 ? [1920, 1080] : [1280, 720];
    const next = display(10 + time, 'Sony TV', ...size, time % 2 === 0 ? 1920 : -1920);
    await plug(app, next);
    await expect.poll(() => walls(app), patient).toMatchObject([{ bounds: next.bounds, isFullScreen: true }]);
    await plug(app);
    await expect.poll(() => walls(app), patient).toMatchObject([{ bounds: { x: 0 }, isFullScreen: true }]);
  }
  expect(await waitingOn(app)).toBe('1');
});

test('beside a desktop the wall takes the second display only, and is away while that is', async ({ desktop }) => {
  await desktop.configureOwn({ kiosk: 'beside' });
  const { app } = await desktop.start();
  expect(await walls(app)).toEqual([]);
  await plug(app, television);
  await expect.poll(() => walls(app), patient).toMatchObject([{ bounds: television.bounds }]);
  // The keys stay with the person at the desktop.
  const all = await windows(app);
  expect(all).toHaveLength(2);
  await plug(app);
  await expect.poll(() => walls(app), patient).toEqual([]);
  expect(await windows(app)).toHaveLength(1);
  await plug(app, television);
  await expect.poll(() => walls(app), patient).toHaveLength(1);
});

test('whatever takes the screen from the wall gives it back', async ({ desktop }) => {
  const { app } = await desktop.start('--kiosk');
  const onWall = (act: string) =>
    app.evaluate(({ BrowserWindow }, what) => {
      const window = BrowserWindow.getAllWindows()[0] as unknown as Record<string, (flag?: boolean) => void>;
      window[what]?.(false);
    }, act);
  for (const act of ['setFullScreen', 'minimize', 'hide', 'blur', 'setKiosk', 'close']) {
    await onWall(act);
    await expect
      .poll(() => walls(app), patient)
      .toMatchObject([{ isKiosk: true, isFullScreen: true, isVisible: true, isFocused: true }]);
  }
});
