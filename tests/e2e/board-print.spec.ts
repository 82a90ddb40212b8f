import { expect, test, type Page } from '@playwright/test';
import { createFlexfone } from './flexfone.ts';
import { hubForEach } from './hub-for-each.ts';

const secret = 'a-secret-for-the-sheet-0123456789';
const hub = hubForEach({
  queues: [
    { id: 'support', name: 'Support', agents: ['201', '202'] },
    { id: 'sales', name: 'Salg', agents: ['301'] },
  ],
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
});

test.beforeEach(async ({ page }) => {
  const flexfone = createFlexfone(hub.webhooks, secret);
  for (const call of ['1', '2']) {
    await flexfone.enter('support', call);
    await flexfone.answered('201', call);
    await flexfone.ended(call, '201');
    await flexfone.ended(call);
  }
  await flexfone.enter('support', '3');
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(hub.board);
  await expect(page.getByTestId('queue-support').getByTestId('callsWaiting')).toHaveText('1');
});

const sheet = (page: Page) => page.getByTestId('print-sheet');

/** Of whatever is printed with ink: text and its ground. */
async function inks(page: Page): Promise<readonly { readonly text: string; readonly ground: string }[]> {
  return sheet(page)
    .locator('h2, th, td, p')
    .evaluateAll((all) =>
      all.map((one) => {
        let ground: Element | null = one;
        while (ground !== null && /, 0\)|transparent/.test(getComputedStyle(ground).backgroundColor)) {
          ground = ground.parentElement;
        }
        return {
          text: getComputedStyle(one).color,
          ground: ground === null ? 'rgb(255, 255, 255)' : getComputedStyle(ground).backgroundColor,
        };
      }),
    );
}

for (const theme of ['dark', 'light'] as const) {
  test(`what prints is a sheet to hand over: the day, each queue and all of them, and when (${theme})`, async ({
    page,
  }) => {
    await page.goto(`${hub.board}/?theme=${theme}`);
    await expect(page.getByTestId('queue-support').getByTestId('callsWaiting')).toHaveText('1');
    await expect(sheet(page)).toHaveCount(0);
    await page.emulateMedia({ media: 'print' });
    await expect(sheet(page)).toBeVisible();
    // The wall itself is not printed: neither its tiles nor what moves over them.
    await expect(page.locator('.tile:visible, .board-header:visible, .controls:visible')).toHaveCount(0);
    await expect(sheet(page).getByRole('heading')).toHaveText(/^Dagens tal, [a-zæøå]+dag (?:den )?\d+\. \w+/i);
    await expect(sheet(page).getByRole('rowheader')).toHaveText(['Support', 'Salg', 'Alle 2 køer']);
    const support = sheet(page).getByRole('row', { name: /^Support/ });
    await expect(support.getByRole('cell').first()).toHaveText('2');
    await expect(support.getByRole('cell').nth(1)).toHaveText('0');
    await expect(support.getByRole('cell').nth(2)).toHaveText(/^100/);
    await expect(
      sheet(page)
        .getByRole('row', { name: /^Alle 2 køer/ })
        .getByRole('cell')
        .first(),
    ).toHaveText('2');
    // Of a queue without a call nothing is known of its rates.
    await expect(sheet(page).getByRole('row', { name: /^Salg/ }).getByRole('cell').nth(2)).toHaveText('–');
    await expect(sheet(page).locator('p')).toContainText(/\d\d:\d\d/);
    // Black on white, whatever the wall is.
    expect(new Set((await inks(page)).map(({ text, ground }) => `${text} on ${ground}`))).toEqual(
      new Set(['rgb(0, 0, 0) on rgb(255, 255, 255)']),
    );
    await page.emulateMedia({ media: 'screen' });
    await expect(sheet(page)).toHaveCount(0);
    await expect(page.getByTestId('queue-support')).toBeVisible();
  });
}

test('on A4 it is one page, nothing cut off', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await expect(sheet(page)).toBeVisible();
  // A4 on its side, without the margins of the style, at 96 dots an inch.
  await page.setViewportSize({ width: Math.round(((297 - 30) / 25.4) * 96), height: 680 });
  const { scroll, width } = await sheet(page).evaluate((element) => ({
    scroll: element.scrollWidth,
    width: element.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(width);
  const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test('the queues that this screen shows are the ones that are printed', async ({ page }) => {
  await page.goto(`${hub.board}/?queues=sales`);
  await expect(page.getByTestId('queue-sales')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(sheet(page).getByRole('rowheader').first()).toHaveText('Salg');
  await expect(sheet(page).getByRole('rowheader').filter({ hasText: 'Support' })).toHaveCount(0);
});
