import { expect, test, type Page } from '@playwright/test';
import { contrastFaults } from './contrast.ts';
import { recording, startPictureServer, type PictureServer } from './picture-server.ts';
import { openBoard, takePicture, type Look } from './pictures.ts';

const look: Look = { language: 'da', theme: 'dark', width: 1920, height: 1080 };
let server: PictureServer;
test.beforeAll(async () => {
  server = await startPictureServer(recording('calm-and-critical'));
});
test.beforeEach(() => server.play(recording('calm-and-critical')));
test.afterAll(() => server.close());

const figure = (page: Page, queue: string, name: string) => page.getByTestId(`queue-${queue}`).getByTestId(name);
const card = (page: Page) => page.getByTestId('card');

test('a figure asked says what it means, how it comes about today, whence it is and how old', async ({ page }) => {
  await openBoard(page, server.address, look);
  await figure(page, 'hallmonitor', 'answerRate').hover();
  await expect(card(page)).toContainText('Så stor en del af dagens opkald blev besvaret');
  await expect(card(page)).toContainText(/127 besvarede af 135 = 94,1\s%/);
  await expect(card(page)).toContainText(/Fra Flexfone, for \d+ sek\. siden/);
  await takePicture(page, 'asked', look);
  for (const theme of ['dark', 'light'] as const) {
    await openBoard(page, server.address, { ...look, theme });
    await figure(page, 'hallmonitor', 'answerRate').hover();
    await expect(card(page)).toBeVisible();
    expect(await contrastFaults(page)).toEqual([]);
  }
});

test('an answer is whole on the screen, wherever the figure stands, and goes when nobody asks', async ({ page }) => {
  await openBoard(page, server.address, { ...look, width: 1280, height: 720 });
  for (const asked of await page.locator('.figure button').all()) {
    await asked.hover();
    const box = await card(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1280);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(720);
  }
  await page.mouse.move(640, 4);
  await expect(card(page)).toHaveCount(0);
});

test('an unknown figure tells why', async ({ page }) => {
  await openBoard(page, server.address, look);
  await figure(page, 'switchpay', 'agentsOther').hover();
  await expect(card(page)).toContainText('telefonsystemet oplyser det ikke');
});

test('by keyboard: Tab goes from queue to queue, arrows from figure to figure, Escape puts the answer away', async ({
  page,
}) => {
  await openBoard(page, server.address, look);
  await page.getByTestId('controls').getByRole('button').last().focus();
  await page.keyboard.press('Tab');
  await expect(card(page)).toContainText('HallMonitor Support: venter nu');
  await page.keyboard.press('ArrowRight');
  await expect(card(page)).toContainText('HallMonitor Support: længste ventetid');
  await expect(page.locator(':focus')).toHaveAccessibleDescription(/Ældste først: 0:\d\d/);
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  await expect(card(page)).toContainText('SwitchPay Support: venter nu');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  test('a tap asks, and a tap beside it is enough', async ({ page }) => {
    await openBoard(page, server.address, look);
    await figure(page, 'hallmonitor', 'serviceLevel').tap();
    await expect(card(page)).toContainText('inden 20 sekunder');
    await page.touchscreen.tap(960, 4);
    await expect(card(page)).toHaveCount(0);
  });
});
