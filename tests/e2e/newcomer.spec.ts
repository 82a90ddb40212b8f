import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { startUnconfigured } from './start-hub.ts';

type Hub = Awaited<ReturnType<typeof startUnconfigured>>;

let data: string;
let hub: Hub;
test.beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'wallboard-newcomer-'));
  hub = await startUnconfigured(data);
});
test.afterEach(async () => {
  await hub.stop();
  await rm(data, { recursive: true, force: true });
});

const tile = (page: Page) => page.getByTestId('queue-support');
const mark = (page: Page) => page.getByTestId('show-sources');
const screen = (page: Page) => page.getByTestId('sources-screen');
const turnedAway = (page: Page) => page.getByTestId('turned-away');

/** Reads the addresses as a person does, by the buttons that copy them. */
async function copied(page: Page, place: 'first' | 'last'): Promise<string> {
  await page.getByRole('button', { name: 'Kopiér', exact: true })[place]().click();
  return page.evaluate(() => navigator.clipboard.readText());
}

test('a demo that cannot be set up from here says how it is done', async ({ page }) => {
  await page.goto(hub.board);
  await page.getByTestId('demo').click();
  await expect(page.getByTestId('demo-note')).toContainText('npm run -s serve -- --data wallboard-data');
  await page.goto(`${hub.board}/#settings/systems`);
  await page.reload();
  await expect(page.getByRole('alert').filter({ hasText: 'set-up.url' })).toBeVisible();
  // Whoever may do it is invited instead.
  await page.goto(hub.address);
  await expect(page.getByTestId('set-up')).toBeVisible();
  await page.getByTestId('demo').click();
  await expect(screen(page)).toBeVisible();
  await expect(page.getByTestId('demo-note')).toHaveCount(0);
});

test('from the demo to a wrong Flexfone and back to a right one, with the screen alone', async ({ page, context }) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(hub.address);
  await page.getByTestId('set-up').click();
  await page.getByRole('button', { name: /^Flexfone Flexfone kalder/ }).click();
  await page.getByLabel('Tilføj en kø').fill('Support');
  await page.getByLabel('Tilføj en kø').press('Enter');
  await page.getByRole('button', { name: 'Videre', exact: true }).click();
  await page.getByRole('button', { name: 'Brug det' }).click();
  const enter = await copied(page, 'last');
  expect(enter).toContain('/queue/support/enter?uniquecallid=[uniquecallid]');
  const answered = await copied(page, 'first');
  const call = async (address: string): Promise<number> => (await page.request.get(address)).status();

  // In the set-up itself: even of a wrong secret, which is let in nowhere.
  const wrong = answered.replace(/(\/hooks\/[^/]+\/)[^/]+/, '$1a-secret-that-was-mistyped');
  for (let time = 0; time < 3; time += 1) expect(await call(`${wrong}?UniqueCallId=1.${time}`)).toBe(404);
  await expect(page.getByText('Næsten rigtigt')).toBeVisible();
  await expect(page.locator('.almost')).toContainText('Hemmeligheden i adressen er forkert.');
  await page.getByRole('button', { name: 'Tilbage til tavlen' }).click();

  // On the board: what came is no silence.
  expect(await call(enter)).toBe(200);
  expect(await call(enter.replace('/support/', '/suport/').replace('[uniquecallid]', '1.8'))).toBe(200);
  await expect(mark(page)).toContainText('5 afvist', { timeout: 20_000 });
  await expect(tile(page)).toContainText('Flexfone kalder, men det afvises');
  await mark(page).click();
  await expect(screen(page)).toContainText('Noget fra telefonsystemet blev afvist.');
  await expect(screen(page).getByTestId('state')).toHaveText(/^Det, der er kommet, blev afvist\./);
  await expect(turnedAway(page).getByRole('listitem')).toHaveText([
    /mente du "support"\?/,
    /UniqueCallId kom som \[uniquecallid\]/,
    /3 henvendelser afvist.*Hemmeligheden i adressen er forkert/,
  ]);
  await expect(turnedAway(page)).not.toContainText('mistyped');

  // To the addresses, to copy them again, and back.
  await turnedAway(page).getByRole('button', { name: 'Se adresserne' }).click();
  await expect(screen(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Adresser og indstillinger' }).click();
  expect(await copied(page, 'last')).toBe(enter);
  await page.getByRole('button', { name: 'Tilbage til tavlen' }).click();
  expect(await call(enter.replace('[uniquecallid]', '2.1'))).toBe(200);
  await expect(tile(page).getByTestId('callsWaiting')).toHaveText('1');
  await mark(page).click();
  await turnedAway(page).getByRole('button', { name: 'Det er rettet' }).click();
  await expect(turnedAway(page)).toHaveCount(0);
  await expect(screen(page)).toContainText('Telefonsystemet er i orden.');
  await page.keyboard.press('Escape');
  await expect(mark(page)).not.toContainText('afvist');

  // It was not, after all.
  expect(await call(enter)).toBe(200);
  await expect(mark(page)).toContainText('1 afvist', { timeout: 20_000 });
});
