import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startSwan } from '../../fakes/swan/server.ts';
import { startUnconfigured } from '../start-hub.ts';

type Hub = Awaited<ReturnType<typeof startUnconfigured>>;

let data: string;
let hub: Hub;
test.beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'wallboard-setup-'));
  hub = await startUnconfigured(data);
});
test.afterEach(async () => {
  await hub.stop();
  await rm(data, { recursive: true, force: true });
});

async function begin(page: Page): Promise<void> {
  await page.goto(hub.address);
  await page.getByTestId('set-up').click();
  await expect(page.getByRole('heading', { name: 'Hvilket telefonsystem har I?' })).toBeVisible();
}

async function nameQueues(page: Page): Promise<void> {
  for (const name of ['HallMonitor Support', 'SwitchPay Support']) {
    await page.getByLabel('Tilføj en kø').fill(name);
    await page.getByLabel('Tilføj en kø').press('Enter');
  }
  await page.getByRole('button', { name: 'Videre', exact: true }).click();
}

test('from the demo to a Flexfone that counts, first wrong, then right', async ({ page }) => {
  await begin(page);
  await page.getByRole('button', { name: /^Flexfone Flexfone kalder/ }).click();
  await nameQueues(page);
  await page.getByRole('button', { name: 'Brug det' }).click();
  await expect(page.getByRole('heading', { name: 'Sæt adresserne ind i PBXAdmin' })).toBeVisible();

  const { 'flexfone.secret': secret = '' } = JSON.parse(await readFile(join(data, 'secrets.json'), 'utf8')) as Record<
    string,
    string
  >;
  expect(secret.length).toBeGreaterThanOrEqual(43);
  const call = (path: string) => page.request.get(`${hub.webhooks}/hooks/flexfone/${secret}/${path}`);
  await call('queue/hallmonitr-support/enter?uniquecallid=1.1');
  await expect(page.getByText('Næsten rigtigt')).toBeVisible();
  await expect(page.getByText('mente du "hallmonitor-support"?', { exact: false }).first()).toBeVisible();
  await call('queue/hallmonitor-support/enter?uniquecallid=1.2');
  const row = page.getByRole('listitem').filter({ hasText: 'URL · HallMonitor Support' });
  await expect(row).toContainText('✓');
  await expect(page.getByText('Næsten rigtigt')).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: '2. Webservice ved besvaret kald' })).toContainText(
    'ikke hørt endnu',
  );

  await page.getByRole('button', { name: 'Videre', exact: true }).click();
  // Who answers, and when it is too long: it counts already, and each change is in use at once.
  const members = page.getByTestId('setup').getByLabel('HallMonitor Support', { exact: true });
  await members.fill('201, 202');
  await members.press('Enter');
  await expect(page.getByText('HallMonitor Support har nu 2 medlemmer.')).toBeVisible();
  await page.getByLabel('Længste ventetid, advarsel').fill('0:45');
  await page.getByLabel('Længste ventetid, advarsel').press('Enter');
  await page.getByRole('switch', { name: 'Åbningstid' }).click();
  await expect(page.getByText('Åbningstid: slået til.')).toBeVisible();
  await page.getByRole('button', { name: 'Videre', exact: true }).click();
  await expect(page.getByText('hvem der holder pause')).toBeVisible();
  await page.getByRole('button', { name: 'Se tavlen' }).click();
  await expect(page.getByTestId('queue-hallmonitor-support').getByTestId('callsWaiting')).toHaveText('1');
  await expect(page.getByTestId('demo')).toHaveCount(0);
});

test('to a SWAN: what it answers stands beside what was understood, and what it does not, with why', async ({
  page,
}) => {
  const groups = [
    { group: 'support', queue: '600' },
    { group: 'betaling', queue: '601' },
  ];
  const statistics = {
    members: ['201', '202'],
    abandoned: 8,
    answeredAfterSeconds: Array.from({ length: 127 }, () => 12),
  };
  const user = { company: 'vestpol', department: 'Support', description: 'Ledig' };
  const swan = await startSwan({
    now: () => Date.now(),
    company: 'vestpol',
    state: () => ({
      queues: { '600': { ...statistics, waiting: 2 }, '601': { ...statistics, waiting: 0 } },
      users: [
        { ...user, extension: '201', name: 'Anna', status: 'available' },
        { ...user, extension: '202', name: 'Mikkel', status: 'busy' },
      ],
    }),
  });
  try {
    await begin(page);
    await page.getByRole('button', { name: /^SWAN SWAN bliver/ }).click();
    await nameQueues(page);
    await page.getByLabel('Adresse', { exact: true }).fill('http://127.0.0.1:9');
    await page.getByLabel('Firma').fill('vestpol');
    for (const [place, { group, queue }] of groups.entries()) {
      await page.getByLabel('Køgruppe').nth(place).fill(group);
      await page.getByLabel('Køer', { exact: true }).nth(place).fill(queue);
    }
    await page.getByRole('button', { name: 'Prøv', exact: true }).click();
    await expect(page.locator('.trial-verdict')).toContainText('▲');
    await page.getByLabel('Adresse', { exact: true }).fill(swan.baseUrl);
    await page.getByRole('button', { name: 'Prøv igen' }).click();
    await expect(page.locator('.trial-verdict')).toContainText('2 køer og 2 medarbejdere fundet');
    await expect(page.getByRole('row', { name: /HallMonitor Support/ })).toContainText('127');
    await page.getByRole('button', { name: 'Brug det' }).click();
    await page.getByRole('button', { name: 'Videre', exact: true }).click();
    await page.getByRole('button', { name: 'Se tavlen' }).click();
    await expect(page.getByTestId('queue-hallmonitor-support').getByTestId('callsWaiting')).toHaveText('2');
  } finally {
    await swan.close();
  }
});

test('what was typed is there the next time, but for secrets', async ({ page }) => {
  await begin(page);
  await page.getByRole('button', { name: /^Uni-tel One-Connect/ }).click();
  await nameQueues(page);
  await page.getByLabel('Server').fill('csta.example.dk');
  await page.getByLabel('Adgangskode').fill('a-password-of-the-api');
  await page.getByLabel('Bruger').fill('tavle@firma.dk');
  await page.getByLabel('PBX-domæne').focus();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('a-password-of-the-api');
  await page.goto('about:blank');
  await page.goto(`${hub.board}/#setup`);
  await expect(page.getByLabel('Server')).toHaveValue('csta.example.dk');
  await expect(page.getByLabel('Adgangskode')).toHaveValue('');
  await page.getByRole('button', { name: 'Brug det' }).click();
  await expect(page.getByText('Der er ikke ændret noget.', { exact: false })).toBeVisible();
  await expect(page.getByTestId('demo')).toHaveCount(1);
});

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    test.slow();
    await page.goto(`${hub.address}&theme=${theme}`);
    await page.getByTestId('set-up').click();
    const look = async (step: string) => {
      const { violations } = await new AxeBuilder({ page })
        .include('.settings')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${step} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    };
    await expect(page.getByTestId('setup')).toBeVisible();
    await look('system');
    await page.getByRole('button', { name: /^Flexfone Flexfone kalder/ }).click();
    await look('queues');
    await nameQueues(page);
    await look('access');
    await page.getByRole('button', { name: 'Brug det' }).click();
    await expect(page.getByText('Integrationsmodul før hver kø')).toBeVisible();
    await look('addresses');
    await page.getByRole('button', { name: 'Videre', exact: true }).click();
    await expect(page.getByText('Det tæller allerede.', { exact: false })).toBeVisible();
    await look('limits');
  });
}
