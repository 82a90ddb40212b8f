import AxeBuilder from '@axe-core/playwright';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { hubForEach } from '../hub-for-each.ts';

const token = 'a-token-for-the-settings-0123456789';
const secret = 'a-secret-of-the-settings-specs-0123456789abcdef';
const configuration = {
  queues: [
    { id: 'hallmonitor', name: 'HallMonitor Support', agents: ['201', '202'] },
    { id: 'switchpay', name: 'SwitchPay Support' },
  ],
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
  openingHours: { monday: ['08:00-16:00'] },
  board: { token },
};

const pages = ['systems', 'queues', 'alerts', 'hours', 'screens', 'looks', 'privacy', 'access', 'about'];

const hub = hubForEach(configuration);

async function open(page: Page, name: string): Promise<void> {
  await page.goto(`${hub.board}/?token=${token}#settings/${name}`);
  await expect(page.getByTestId('settings')).toBeVisible();
  await expect(page.getByText('Henter …')).toHaveCount(0);
}

test('a queue is renamed: the board says so at once, and takes it back', async ({ page }) => {
  await open(page, 'queues');
  const name = page.getByLabel('Navn', { exact: true }).first();
  await name.fill('Kundeservice');
  await name.press('Enter');
  await expect(page.getByText('Navn er nu Kundeservice.')).toBeVisible();
  await expect(page.getByTestId('queue-hallmonitor')).toContainText('Kundeservice');
  await page.getByRole('button', { name: /^Fortryd/ }).click();
  await expect(page.getByTestId('queue-hallmonitor')).toContainText('HallMonitor Support');
  await expect(page.getByText('Ændringen er fortrudt.')).toBeVisible();
});

test('what is wrong stands beside its field, and nothing is changed', async ({ page }) => {
  await open(page, 'queues');
  const seconds = page.getByLabel('Serviceniveau: besvaret inden for (sekunder)').first();
  await seconds.fill('tyve');
  await seconds.press('Enter');
  await expect(page.getByText('Der er ikke ændret noget.', { exact: false })).toBeVisible();
  await expect(seconds).toHaveAttribute('aria-invalid', 'true');
  await seconds.fill('30');
  await seconds.press('Enter');
  await expect(page.getByText('(sekunder) er nu 30.', { exact: false })).toBeVisible();
});

test('limits are set as minutes, for all queues; an alert is switched off and on', async ({ page }) => {
  await open(page, 'alerts');
  const critical = page.getByLabel('Længste ventetid, kritisk');
  await critical.fill('1:30');
  await critical.press('Enter');
  await expect(page.getByText('er nu 1:30.', { exact: false })).toBeVisible();
  await page.getByRole('switch', { name: 'Venter nu' }).click();
  await expect(page.getByText('Venter nu: slået fra.')).toBeVisible();
  await page.getByRole('switch', { name: 'Svarprocent under' }).click();
  await expect(page.getByLabel('Svarprocent under, kritisk')).toHaveValue('80');
  const response = await page.request.get(`${hub.board}/api/settings`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { configuration: now } = (await response.json()) as { configuration: { queues: { alerts: object }[] } };
  for (const { alerts } of now.queues) {
    expect(alerts).toMatchObject({
      longestWaitSeconds: { critical: 90 },
      callsWaiting: {},
      answerRate: { warning: 90, critical: 80 },
    });
  }
});

test('hours are typed as people write them, and moved by the arrow keys', async ({ page }) => {
  await open(page, 'hours');
  const tuesday = page.getByLabel('Tirsdag', { exact: true });
  await tuesday.fill('8-12, 12.30-16');
  await tuesday.press('Enter');
  await expect(tuesday).toHaveValue('8–12, 12:30–16');
  await page.getByRole('button', { name: /^Mandag: 8–16/ }).press('ArrowRight');
  await expect(page.getByLabel('Mandag', { exact: true })).toHaveValue('8–16:15');
  await tuesday.fill('8-25');
  await tuesday.press('Enter');
  await expect(page.getByText('Skal være to klokkeslæt', { exact: false })).toBeVisible();
});

test('a report each morning goes into a folder; whether it gets there can be tried', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'reports-'));
  await page.goto(`${hub.board}/?token=${token}#settings/alerts`);
  await page.getByRole('switch', { name: 'Rapport hver morgen' }).click();
  const field = page.getByLabel('Mappe', { exact: true });
  await field.fill('rapporter');
  await field.press('Enter');
  await expect(page.getByText('skal være en hel sti', { exact: false })).toBeVisible();
  await field.fill(join(folder, 'findes-ikke'));
  await field.press('Enter');
  await expect(page.getByText('Rapporten er ændret.')).toBeVisible();
  await page.getByRole('button', { name: 'Send gårsdagens nu' }).click();
  await expect(page.getByText('kunne ikke lægges i mappen (ENOENT)', { exact: false })).toBeVisible();
  await field.fill(folder);
  await field.press('Enter');
  await page.getByRole('button', { name: 'Send gårsdagens nu' }).click();
  await expect(page.getByText('Rapporten ligger i mappen.')).toBeVisible();
  expect((await readdir(folder)).filter((name) => /^opkald-\d{4}-\d\d-\d\d\.html$/.test(name))).toHaveLength(1);
  await page.getByRole('switch', { name: 'Rapport hver morgen' }).click();
  await expect(page.getByText('Der laves ingen rapport mere.')).toBeVisible();
  await rm(folder, { recursive: true });
});

test('of two who change at once the second sees what the first did', async ({ page }) => {
  await open(page, 'privacy');
  const headers = { authorization: `Bearer ${token}` };
  const before = (await (await page.request.get(`${hub.board}/api/settings`, { headers })).json()) as {
    revision: string;
    configuration: object;
  };
  const data = { revision: before.revision, configuration: { ...before.configuration, countryCode: '+46' } };
  await page.request.post(`${hub.board}/api/settings`, { headers, data });
  const days = page.getByLabel('Telefonnumre og navne gemmes i (dage)');
  await days.fill('10');
  await days.press('Enter');
  await expect(page.getByText('Indstillingerne er ændret i mellemtiden', { exact: false })).toBeVisible();
  await expect(page.getByLabel('Landekode')).toHaveValue('+46');
});

test('no secret comes to the page; one is replaced', async ({ page }) => {
  const said: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/settings') && !response.url().includes('webhooks'))
      void response.text().then(
        (text) => said.push(text),
        () => undefined,
      );
  });
  await open(page, 'systems');
  await page.getByRole('button', { name: 'Adresser og indstillinger' }).click();
  await expect(page.getByText('Gemt. Den vises ikke igen.')).toBeVisible();
  await page.getByRole('button', { name: 'Erstat' }).click();
  const input = page.getByLabel('Hemmelighed', { exact: true });
  await input.fill('another-secret-of-the-phone-system');
  await input.press('Enter');
  await expect(page.getByText('Flexfone er ændret.')).toBeVisible();
  const call = (key: string) =>
    page.request.get(`${hub.webhooks}/hooks/pbx/${key}/queue/hallmonitor/enter?uniquecallid=1.1`);
  expect([(await call(secret)).status(), (await call('another-secret-of-the-phone-system')).status()]).toEqual([
    404, 200,
  ]);
  expect(said.join('')).not.toContain(secret);
  expect(said.join('')).not.toContain('another-secret-of-the-phone-system');
});

test('settings in a file are the same board again', async ({ page }) => {
  await open(page, 'about');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Hent filen' }).click(),
  ]);
  const file = await download.path();
  await open(page, 'queues');
  const name = page.getByLabel('Navn', { exact: true }).first();
  await name.fill('Noget andet');
  await name.press('Enter');
  await expect(page.getByTestId('queue-hallmonitor')).toContainText('Noget andet');
  await open(page, 'about');
  await page.getByLabel('Vælg en fil').setInputFiles(file);
  await page.getByRole('button', { name: 'Brug dem' }).click();
  await expect(page.getByText('Indstillingerne fra filen er i brug.')).toBeVisible();
  await expect(page.getByTestId('queue-hallmonitor')).toContainText('HallMonitor Support');
});

test('who has no token finds no settings', async ({ page }) => {
  await hub.instead({ ...configuration, board: {} });
  await page.goto(`${hub.board}/`);
  await expect(page.getByTestId('queue-hallmonitor')).toBeVisible();
  await page.mouse.move(500, 300);
  await expect(page.getByTestId('controls')).toBeVisible();
  await expect(page.getByTestId('open-settings')).toHaveCount(0);
  await page.goto(`${hub.board}/#settings`);
  await expect(page.getByText('Indstillingerne kan ikke hentes.', { exact: false })).toBeVisible();
});

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing on any page, ${theme}`, async ({ page }) => {
    test.slow();
    for (const name of pages) {
      await page.goto(`${hub.board}/?token=${token}&theme=${theme}#settings/${name}`);
      await expect(page.getByTestId('settings')).toBeVisible();
      await expect(page.getByText('Henter …')).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page })
        .include('.settings')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    }
  });
}

test('at the size of a small screen, and at twice the letters, nothing is cut off at its side', async ({ page }) => {
  test.slow();
  for (const [width, height] of [
    [1280, 720],
    [960, 540],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const name of pages) {
      await open(page, name);
      const over = await page.locator('.settings-body').evaluate((body) => body.scrollWidth - body.clientWidth);
      expect([name, width, over]).toEqual([name, width, 0]);
      const around = await page.getByTestId('settings').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
      expect([name, width, around]).toEqual([name, width, 0]);
    }
  }
});
