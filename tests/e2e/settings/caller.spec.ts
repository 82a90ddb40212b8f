import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { hubForEach } from '../hub-for-each.ts';

const token = 'a-token-for-the-callers-0123456789';
const secret = 'a-secret-of-the-callers-specs-0123456789abcdef';
const configuration = {
  queues: [{ id: 'hallmonitor', name: 'HallMonitor Support', agents: ['201'] }],
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
  countryCode: '+45',
  board: { token },
};

const hub = hubForEach(configuration);

async function callAndLeave(page: Page, call: string, callerid: string): Promise<void> {
  const base = `${hub.webhooks}/hooks/pbx/${secret}`;
  const about = new URLSearchParams({ uniquecallid: call, callerid, callername: 'Karla Karlsen' });
  expect((await page.request.get(`${base}/queue/hallmonitor/enter?${about}`)).status()).toBe(200);
  expect((await page.request.get(`${base}/ended?UniqueCallId=${call}`)).status()).toBe(200);
}

const card = (page: Page) => page.getByRole('region', { name: /Når nogen spørger|When somebody asks/ });

async function open(page: Page, more = ''): Promise<void> {
  await page.goto(`${hub.board}/?token=${token}${more}#settings/privacy`);
  await expect(page.getByText('Henter …')).toHaveCount(0);
}

async function find(page: Page, number: string): Promise<void> {
  await card(page).getByLabel('Telefonnummer').fill(number);
  await card(page).getByRole('button', { name: 'Find' }).click();
}

test('somebody is found, handed out and erased, and another is not', async ({ page }) => {
  await callAndLeave(page, '1.1', '+4577123456');
  await callAndLeave(page, '1.2', '77 12 34 56');
  await callAndLeave(page, '1.3', '28374655');
  await open(page);
  await find(page, '0045 77 12 34 56');
  await expect(
    card(page).getByText('Der er gemt 2 beskeder fra telefonsystemet om nummeret', { exact: false }),
  ).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card(page).getByRole('button', { name: 'Hent som fil' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^gemt-om-et-nummer-\d{4}-\d\d-\d\d\.ndjson$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.trimEnd().split('\n').length).toBeGreaterThanOrEqual(2);
  expect(text).toContain('+4577123456');
  expect(text).not.toContain('28374655');
  await expect(card(page).getByText('Filen er hentet.', { exact: false })).toBeVisible();

  // Whoever does not mean it leaves it, and stands where he was.
  await card(page).getByRole('button', { name: 'Slet' }).click();
  await expect(card(page).getByText('Det kan ikke fortrydes.', { exact: false })).toBeVisible();
  await expect(card(page).getByRole('button', { name: 'Behold det' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('button', { name: 'Slet' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(card(page).getByText('Nummeret er slettet, i 2 beskeder', { exact: false })).toBeVisible();
  await expect(card(page).getByLabel('Telefonnummer')).toBeFocused();
  await expect(card(page).getByRole('button', { name: 'Slet' })).toHaveCount(0);

  await find(page, '77123456');
  await expect(card(page).getByText('Der er ikke gemt noget om det nummer.')).toBeVisible();
  await find(page, '28374655');
  await expect(card(page).getByText('Der er gemt 1 besked', { exact: false })).toBeVisible();
});

test('what is no number stands beside the field; another number than the one that was found is not erased', async ({
  page,
}) => {
  await callAndLeave(page, '1.1', '77123456');
  await open(page);
  await find(page, '201');
  const field = card(page).getByLabel('Telefonnummer');
  await expect(card(page).getByRole('alert')).toContainText('Skriv et telefonnummer på 6 til 20 cifre');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('77123456');
  await expect(card(page).getByRole('alert')).toHaveCount(0);
  await field.press('Enter');
  await expect(card(page).getByRole('button', { name: 'Slet' })).toBeVisible();
  await field.fill('7712345');
  await expect(card(page).getByRole('button', { name: 'Slet' })).toHaveCount(0);
});

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing where somebody is about to be erased, ${theme}`, async ({ page }) => {
    await callAndLeave(page, '1.1', '77123456');
    await open(page, `&theme=${theme}`);
    await find(page, '201');
    await expect(card(page).getByRole('alert')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await find(page, '77123456');
    await card(page).getByRole('button', { name: 'Slet' }).click();
    expect(await violations(page)).toEqual([]);
  });
}

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .include('.settings')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
