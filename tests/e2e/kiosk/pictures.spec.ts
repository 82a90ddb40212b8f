import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { layoutFaults } from '../layout.ts';
import { expect, test, twoQueues } from '../desktop/desktop.ts';
import { atDesk } from '../kiosk/stand-in.ts';

const folder = 'out/pictures/desk';
const take = async (page: Page, name: string) => {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
};

test.beforeEach(async ({ desktop }) => {
  await desktop.configure(twoQueues);
});

for (const [width, height] of [
  [1_920, 1_080],
  [1_280, 720],
] as const) {
  test(`a wall of ${width} × ${height}: it asks once, its words follow, and what is too small is said`, async ({
    desktop,
  }) => {
    const { page } = await desktop.start('--kiosk');
    await page.setViewportSize({ width, height });
    for (const call of ['1', '2', '3', '4']) await desktop.flexfone.enter('switchpay', `call-${call}`);
    const question = page.getByTestId('sight');
    await expect(question).toBeVisible();
    await take(page, `wall-${width}-asks`);
    await question.getByRole('button', { name: '55 ″' }).click();
    await question.getByRole('button', { name: '5 m' }).last().click();
    await expect(question).toHaveCount(0);
    await take(page, `wall-${width}`);
    // At whatever minute it is looked at: the board walks around a small square.
    for (const drift of ['-4px -4px', '4px 4px']) {
      await page.evaluate((value) => document.documentElement.style.setProperty('--drift', value), drift);
      await expect.poll(() => layoutFaults(page)).toEqual([]);
    }
    await page.evaluate(() => localStorage.setItem('wallboard-sight', JSON.stringify({ inches: 32, metres: 10 })));
    await page.reload();
    await expect(page.getByTestId('sight-warning')).toContainText('Sid højst');
    await take(page, `wall-${width}-too-small`);
    // Asked once.
    await expect(page.getByTestId('sight')).toHaveCount(0);
  });
}

test('closed: dimmed, or a small clock on black; and never while somebody waits', async ({ desktop }) => {
  test.setTimeout(60_000);
  const wall = { inches: 55, metres: 3, hours: { monday: [] } };
  await desktop.configureOwn({ wall: { ...wall, closed: 'clock' } });
  const { page } = await desktop.start('--kiosk');
  // Nobody is known to wait, and it is not Monday's hours, which are none.
  await expect(page.getByTestId('night')).toBeVisible();
  await take(page, 'wall-closed');
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await expect(page.getByTestId('night')).toHaveCount(0);
  await desktop.flexfone.ended('call-1');
  await expect(page.getByTestId('night')).toBeVisible();
  await desktop.configureOwn({ wall: { ...wall, closed: 'dimmed' } });
  await expect(page.getByTestId('shade')).toHaveCSS('opacity', '0.75', { timeout: 15_000 });
  await take(page, 'wall-dimmed');
});

test('the strip: calm, critical, and what one can do', async ({ desktop }) => {
  await desktop.configureOwn({ strip: { show: true, x: null, y: null } });
  const { app } = await desktop.start();
  await expect.poll(() => app.windows().length).toBe(2);
  const strip = app.windows().find((page) => page.url().includes('strip'));
  if (strip === undefined) throw new Error('There is no strip.');
  await strip.setViewportSize({ width: 422, height: 44 });
  await desktop.flexfone.enter('hallmonitor', 'call-0');
  await expect(strip.getByTestId('strip-hallmonitor').locator('.strip-count')).toHaveText('1');
  await take(strip, 'strip-calm');
  await atDesk(app, 'failToasts', 'Notifications are disabled');
  for (let call = 1; call <= 6; call += 1) await desktop.flexfone.enter('switchpay', `call-${call}`);
  await expect(strip.getByTestId('strip-switchpay')).toHaveAttribute('data-severity', 'critical', { timeout: 15_000 });
  await take(strip, 'strip-critical');
  await strip.getByTestId('strip-switchpay').hover();
  await take(strip, 'strip-acts');
});
