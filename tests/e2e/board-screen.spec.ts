import { expect, test } from '@playwright/test';
import { driftAt } from '../../renderer/screen/kiosk.ts';
import { layoutFaults } from './layout.ts';
import { recording, startPictureServer, type PictureServer } from './picture-server.ts';
import { openBoard, type Look } from './pictures.ts';

const look: Look = { language: 'da', theme: 'dark', width: 1920, height: 1080 };
let server: PictureServer;
test.beforeAll(async () => {
  server = await startPictureServer(recording('calm-and-critical'));
});
test.beforeEach(() => server.play(recording('calm-and-critical')));
test.afterAll(() => server.close());

test('language, appearance and distance are chosen without loading anew, and kept', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(server.address);
  await page.evaluate(() => Object.assign(window, { isStillHere: true }));
  const tile = page.getByTestId('queue-hallmonitor');
  await expect(tile).toContainText('venter nu');

  await page.mouse.move(900, 30);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(tile).toContainText('waiting now');
  await expect(tile.getByTestId('answerRate')).toHaveText('94.1%');
  await expect(page.locator('.day')).toHaveText('Friday 20 November');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'Light' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Larger text' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-scale', '1.2');
  expect(await page.evaluate(() => 'isStillHere' in window)).toBe(true);

  await page.reload();
  await expect(tile).toContainText('waiting now');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.locator('html')).toHaveAttribute('data-scale', '1.2');
});

test("the system's appearance is followed, also when it changes", async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`${server.address}/?theme=system`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('pointer and controls are there while somebody is, and gone three seconds later', async ({ page }) => {
  await openBoard(page, server.address, look);
  const controls = page.getByTestId('controls');
  const cursor = () => page.evaluate(() => getComputedStyle(document.querySelector('.tile') ?? document.body).cursor);
  await expect(controls).toHaveCSS('opacity', '0');
  expect(await cursor()).toBe('none');
  await page.mouse.move(500, 500);
  await expect(controls).toHaveCSS('opacity', '1');
  expect(await cursor()).toBe('auto');
  await expect(controls).toHaveCSS('opacity', '0', { timeout: 6_000 });
  expect(await cursor()).toBe('none');
});

test('on a wall no moving mouse opens the settings; who comes by Tab finds them', async ({ page }) => {
  await openBoard(page, server.address, look, '&kiosk');
  const controls = page.getByTestId('controls');
  await page.mouse.move(500, 500);
  await page.mouse.move(900, 30);
  await expect(page.locator('html')).toHaveAttribute('data-attended', '');
  await expect(controls).toHaveCSS('opacity', '0');
  expect(await page.evaluate(() => document.elementFromPoint(900, 30)?.closest('.controls'))).toBeNull();
  await controls.getByRole('button', { name: 'English' }).focus();
  await page.keyboard.press('Tab');
  await expect(controls).toHaveCSS('opacity', '1');
});

test('on a wall the board drifts each minute, and its columns stay where they are', async ({ page }) => {
  await openBoard(page, server.address, look, '&kiosk');
  const places = async () => {
    const boxes = await Promise.all(
      ['hallmonitor', 'switchpay'].map((id) => page.getByTestId(`queue-${id}`).boundingBox()),
    );
    return (boxes[0]?.x ?? 0) < (boxes[1]?.x ?? 0);
  };
  const begun = Date.parse(recording('calm').picture.at);
  for (const days of [1, 2, 3]) {
    server.update({ at: new Date(begun + days * 86_400_000).toISOString(), queues: [] });
    await expect(page.locator('.day')).toContainText(`${20 + days}. november`);
    expect(await places()).toBe(true);
  }
  const isDownRight = () =>
    page.evaluate(() => /^[24]px [24]px$/.test(document.documentElement.style.getPropertyValue('--drift')));
  const minutes = Array.from({ length: 16 }, (_, minute) => minute + 1);
  const atCorner = minutes.find((minute) => driftAt(Math.floor(begun / 60_000) + minute).every((pixels) => pixels > 0));
  server.update({ at: new Date(begun + 3 * 86_400_000 + (atCorner ?? 0) * 60_000).toISOString(), queues: [] });
  await expect.poll(isDownRight).toBe(true);
  expect(await layoutFaults(page)).toEqual([]);
});

test('where that was chosen, the columns change sides each day', async ({ page }) => {
  await openBoard(page, server.address, look, '&kiosk&swap');
  const place = async (id: string) => (await page.getByTestId(`queue-${id}`).boundingBox())?.x ?? 0;
  const begun = Date.parse(recording('calm').picture.at);
  const minutesLater = (minutes: number) =>
    server.update({ at: new Date(begun + minutes * 60_000).toISOString(), queues: [] });
  const before = await place('hallmonitor');
  const isSwapped = before > (await place('switchpay'));
  minutesLater(3);
  await expect.poll(() => place('hallmonitor')).not.toBe(before);
  expect(Math.abs((await place('hallmonitor')) - before)).toBeLessThanOrEqual(8);
  minutesLater(24 * 60);
  await expect.poll(async () => (await place('hallmonitor')) > (await place('switchpay'))).toBe(!isSwapped);
});

test('no request leaves the machine', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await openBoard(page, server.address, look);
  await page.evaluate(() => document.fonts.ready);
  expect(asked.length).toBeGreaterThan(5);
  expect(new Set(asked)).toEqual(new Set([server.address]));
  const faces = await page.evaluate(() => [...document.fonts].filter((font) => font.status === 'loaded').length);
  expect(faces).toBeGreaterThanOrEqual(2);
});

test('a hub that comes back with another page has it loaded, once', async ({ page }) => {
  let served = 0;
  await openBoard(page, server.address, look);
  await page.route(`${server.address}/`, async (route) => {
    served += 1;
    const response = await route.fetch();
    const body = (await response.text()).replace(/assets\/index-[\w-]+\.js/, 'assets/index-newer.js');
    await route.fulfill({ response, body: served === 1 ? body : await response.text() });
  });
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  server.hangUp();
  await expect(page.getByTestId('connection')).toBeVisible();
  server.play(recording('calm-and-critical'));
  await page.waitForFunction(() => !('isOld' in window), undefined, { timeout: 15_000 });
  await expect(page.getByRole('article')).toHaveCount(2);
  // The page's own address was asked twice: to compare, and nothing more for the load, which has a query.
  expect(served).toBeGreaterThanOrEqual(1);
});

test('with reduced motion nothing moves when callers come and go; without, briefly', async ({ page }) => {
  const { picture } = recording('calm');
  const [queue] = picture.queues;
  if (queue === undefined) throw new Error('The recording has no queue.');
  const waitingSince = [picture.at];
  const moving = () => page.evaluate(() => document.getAnimations().length);
  for (const [reducedMotion, isMoving] of [
    ['no-preference', true],
    ['reduce', false],
  ] as const) {
    server.play(recording('calm'));
    await page.emulateMedia({ reducedMotion });
    await openBoard(page, server.address, look);
    await page.waitForTimeout(800);
    expect(await moving()).toBe(0);
    const begun = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const watch = new MutationObserver(() => resolve(document.getAnimations().length));
          watch.observe(document.querySelector('.bars') ?? document.body, { childList: true, subtree: true });
        }),
    );
    await page.waitForTimeout(100);
    server.update({ at: picture.at, queues: [{ ...queue, callsWaiting: 1, waitingSince }] });
    expect((await begun) > 0).toBe(isMoving);
    await expect.poll(moving).toBe(0);
  }
});
