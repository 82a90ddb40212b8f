import { expect, test, type Page } from '@playwright/test';
import { hubForEach } from './hub-for-each.ts';

const names = { support: 'Support', sales: 'Salg', billing: 'Regnskab' } as const;
const hub = hubForEach({
  queues: Object.entries(names).map(([id, name]) => ({ id, name })),
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: 'a-secret-for-the-choice-0123456789' }],
});

/** The queues that stand on the board, as an eye reads them. */
async function onBoard(page: Page): Promise<readonly string[]> {
  const tiles = await page
    .getByRole('article')
    .filter({ has: page.locator('h2') })
    .evaluateAll((all) =>
      all.map((tile) => {
        const { left, top } = tile.getBoundingClientRect();
        return { id: tile.dataset['testid'] ?? '', left: Math.round(left), top: Math.round(top) };
      }),
    );
  return tiles.toSorted((a, b) => a.top - b.top || a.left - b.left).map(({ id }) => id.replace('queue-', ''));
}

async function openChoice(page: Page): Promise<void> {
  await page.mouse.move(600, 400);
  await page.getByTestId('controls').getByRole('button', { name: 'Køer', exact: true }).click();
  await expect(page.getByTestId('choice')).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(hub.board);
  await expect(page.getByTestId('queue-support')).toBeVisible();
});

test('queues and their order are chosen for this screen, at once, and are kept there', async ({ page, browser }) => {
  expect(await onBoard(page)).toEqual(['support', 'sales', 'billing']);
  await openChoice(page);
  const choice = page.getByTestId('choice');
  await choice.getByRole('button', { name: 'Flyt Regnskab op' }).click();
  await expect.poll(() => onBoard(page)).toEqual(['support', 'billing', 'sales']);
  await choice.getByRole('checkbox', { name: 'Support' }).uncheck();
  await expect.poll(() => onBoard(page)).toEqual(['billing', 'sales']);
  // What is not shown stands below, and can be had again.
  await expect(choice.getByRole('listitem')).toHaveText([/Regnskab/, /Salg/, /Support/]);
  await choice.getByRole('group', { name: 'Alle køer samlet' }).getByRole('button', { name: 'vist' }).click();
  await expect.poll(() => onBoard(page)).toEqual(['billing', 'sales', 'total']);
  await choice.getByRole('button', { name: 'Luk', exact: true }).click();
  await expect(choice).toHaveCount(0);

  await page.reload();
  await expect(page.getByTestId('queue-billing')).toBeVisible();
  expect(await onBoard(page)).toEqual(['billing', 'sales', 'total']);
  // Another screen has made no choice.
  const other = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await other.goto(hub.board);
  await expect(other.getByTestId('queue-support')).toBeVisible();
  expect(await onBoard(other)).toEqual(['support', 'sales', 'billing']);
  await other.close();

  await openChoice(page);
  await page.getByTestId('choice').getByRole('button', { name: 'Vis alle i fast rækkefølge' }).click();
  await expect.poll(() => onBoard(page)).toEqual(['support', 'sales', 'billing', 'total']);
});

test('the last queue stays, and the ends of the list move nowhere', async ({ page }) => {
  await openChoice(page);
  const choice = page.getByTestId('choice');
  await expect(choice.getByRole('button', { name: 'Flyt Support op' })).toHaveAttribute('aria-disabled', 'true');
  await expect(choice.getByRole('button', { name: 'Flyt Regnskab ned' })).toHaveAttribute('aria-disabled', 'true');
  // A person can press it all the same.
  await choice.getByRole('button', { name: 'Flyt Support op' }).click({ force: true });
  expect(await onBoard(page)).toEqual(['support', 'sales', 'billing']);
  for (const name of [names.sales, names.billing]) await choice.getByRole('checkbox', { name }).uncheck();
  await choice.getByRole('checkbox', { name: 'Support' }).click();
  await expect(choice.getByRole('checkbox', { name: 'Support' })).toBeChecked();
  expect(await onBoard(page)).toContain('support');
});

test('by keyboard alone: the focus stays with the queue that moves, Escape closes', async ({ page }) => {
  await openChoice(page);
  await page.getByRole('button', { name: 'Flyt Support ned' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => onBoard(page)).toEqual(['sales', 'support', 'billing']);
  await expect(page.getByRole('button', { name: 'Flyt Support ned' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => onBoard(page)).toEqual(['sales', 'billing', 'support']);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('choice')).toHaveCount(0);
  expect(await onBoard(page)).toEqual(['sales', 'billing', 'support']);
});
