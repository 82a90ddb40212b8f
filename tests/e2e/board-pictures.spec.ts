import { expect, test, type Page } from '@playwright/test';
import { contrastFaults } from './contrast.ts';
import { layoutFaults } from './layout.ts';
import { firstQueues, recording, startPictureServer, type PictureServer } from './picture-server.ts';
import { looks, openBoard, resize, takePicture, type Look } from './pictures.ts';

// A trace of so many pages takes longer than the pages.
test.use({ trace: 'off' });

let server: PictureServer;
test.beforeAll(async () => {
  server = await startPictureServer(recording('calm'));
});
test.afterAll(() => server.close());

async function expectSound(page: Page): Promise<void> {
  expect(await layoutFaults(page)).toEqual([]);
  expect(await contrastFaults(page)).toEqual([]);
}

const states = [
  'calm',
  'warning',
  'critical',
  'calm-and-critical',
  'nobody-ready',
  'stale',
  'unknown',
  'first-minute',
  'empty-day',
  'demo',
  'longest',
  'missed',
] as const;

for (const state of states) {
  test(`${state}: whole, apart and readable in every size, language and theme`, async ({ page }) => {
    test.slow();
    server.play(recording(state));
    for (const look of looks) {
      await openBoard(page, server.address, look);
      await expectSound(page);
      await takePicture(page, state, look);
    }
  });
}

test('no connection: said at once, and the figures stand hatched', async ({ page }) => {
  for (const look of looks) {
    server.play(recording('calm-and-critical'));
    await openBoard(page, server.address, look);
    server.hangUp();
    await expect(page.getByTestId('connection')).toBeVisible();
    await expect(page.locator('[data-looks="old"]')).toHaveCount(2);
    await expectSound(page);
    await takePicture(page, 'no-connection', look);
  }
});

for (const state of ['calm-and-critical', 'nobody-ready', 'demo'] as const) {
  test(`${state}: what stands beside each other stands in line, though one queue has more to say`, async ({ page }) => {
    server.play(recording(state));
    for (const look of looks) {
      await openBoard(page, server.address, look);
      for (const part of ['.waiting', '.tile-agents', '.tile-today', '.today:not(.gave-way)', '.day-bar']) {
        const tops = await page.locator(part).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
        expect(tops, part).toHaveLength(2);
        expect(Math.abs(tops[0]! - tops[1]!), `${part} at ${tops.join(' and ')}`).toBeLessThanOrEqual(1);
        if (part !== '.day-bar') continue;
        const widths = await page
          .locator(part)
          .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
        expect(Math.abs(widths[0]! - widths[1]!), 'the bars have one length').toBeLessThanOrEqual(1);
      }
    }
  });
}

const dark: Look = { language: 'da', theme: 'dark', width: 1920, height: 1080 };
const sizes = [
  [1920, 1080],
  [3840, 2160],
  [1280, 720],
  [1080, 1920],
  [1366, 768],
  [1920, 1200],
  [2560, 1080],
  [1024, 768],
] as const;

for (const count of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) {
  test(`${count} queues stand whole and apart, landscape and portrait`, async ({ page }) => {
    server.play(firstQueues(recording('many'), count));
    await openBoard(page, server.address, dark);
    for (const [width, height] of sizes) {
      await resize(page, width, height);
      expect(await layoutFaults(page), `${width} × ${height}`).toEqual([]);
      if ([1, 2, 4, 10, 12].includes(count)) await takePicture(page, `${count}-queues`, { ...dark, width, height });
    }
  });
}

/** At 5 m on 55 inches: 16, 20 and 30 minutes of arc, in hundredths of the screen's height. */
const leastHeights = [
  { what: 'words', selector: '.tile h2, .level, .label, .limit span, .day, .source, .day-words', height: 4.8 },
  { what: 'figures', selector: '.agents .number, .today .number, .notes .number, .clock', height: 6 },
  { what: 'the two big ones', selector: '.figure-large .value', height: 9 },
] as const;

for (const state of ['calm-and-critical', 'warning', 'empty-day', 'five-digits'] as const) {
  test(`${state}: two queues are read five metres from a 55-inch screen`, async ({ page }) => {
    server.play(recording(state));
    for (const look of looks) {
      await openBoard(page, server.address, look);
      for (const { what, selector, height } of leastHeights) {
        const smallest = await page.evaluate(
          (wanted) =>
            Math.min(
              ...[...document.querySelectorAll(wanted)]
                .filter(
                  (element) => element.checkVisibility() && element.closest('.gave-way, .visually-hidden') === null,
                )
                .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
            ),
          selector,
        );
        // Totals of five digits give way a little, so that all five figures stand in one row.
        const wanted = state === 'five-digits' && what === 'figures' ? 5.7 : height;
        expect((smallest / look.height) * 100, `${what}, ${look.height}`).toBeGreaterThanOrEqual(wanted - 0.001);
      }
      if (state === 'five-digits') {
        await expectSound(page);
        await takePicture(page, state, look);
      }
    }
  });
}

test('without colour every state still tells what it is', async ({ page }) => {
  for (const state of ['calm-and-critical', 'warning', 'nobody-ready', 'stale'] as const) {
    server.play(recording(state));
    await openBoard(page, server.address, dark);
    await page.evaluate(() => (document.documentElement.style.filter = 'grayscale(1)'));
    await takePicture(page, `${state}-grey`, dark);
    const raised = page.locator('.tile:not([data-looks="calm"]) .level');
    for (const words of await raised.all()) await expect(words.locator('.symbol')).toBeVisible();
  }
});
