import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { createFlexfone } from './flexfone.ts';
import { hubForEach } from './hub-for-each.ts';

const secret = 'a-secret-for-the-people-0123456789';
const folder = mkdtempSync(join(tmpdir(), 'wallboard-people-'));
const file = join(folder, 'agents.json');

interface Told {
  readonly local: string;
  readonly name?: string;
  readonly state: string;
  readonly why?: string;
}

/** As a phone system that writes its agents into a file does: whole, or as before. */
function tell(agents: readonly Told[]): void {
  writeFileSync(`${file}.new`, JSON.stringify(agents));
  renameSync(`${file}.new`, file);
}

const hub = hubForEach({
  queues: [
    { id: 'support', name: 'Support', agents: ['201', '202', '203', '204'] },
    { id: 'sales', name: 'Salg', agents: ['203', '301'] },
  ],
  agents: [{ id: '301', name: 'Åse Lund' }],
  sources: [
    {
      id: 'staff',
      adapter: 'files',
      path: file,
      format: 'json',
      everySeconds: 0.2,
      as: 'agents',
      fields: { agent: 'local', name: 'name', state: 'state', reason: 'why' },
      states: { ready: ['free'], busy: ['talks'], other: ['away'], loggedOut: ['gone'] },
    },
    { id: 'pbx', adapter: 'flexfone-webhooks', secret },
  ],
});

const morning: readonly Told[] = [
  { local: '201', name: 'Mikkel Sørensen', state: 'free' },
  { local: '202', name: 'Anna Kjær-Lund', state: 'free' },
  { local: '203', name: 'Bo Holm', state: 'away', why: 'Frokost' },
  { local: '204', name: 'Dorte Dam', state: 'gone' },
  { local: '301', state: 'talks' },
];

test.beforeEach(async ({ page }) => {
  tell(morning);
  await page.setViewportSize({ width: 1920, height: 1080 });
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const people = (page: Page) => page.getByTestId('people');
const group = (page: Page, name: string) =>
  people(page)
    .locator('.people-group')
    .filter({ has: page.getByRole('heading', { name }) });

async function show(page: Page, address = hub.board): Promise<void> {
  await page.goto(address);
  await expect(page.getByTestId('queue-support').getByTestId('agentsReady')).toHaveText('2');
  await page.mouse.move(600, 400);
  await page.getByTestId('controls').getByRole('button', { name: 'Køer', exact: true }).click();
  await page.getByRole('group', { name: 'Medarbejdere' }).getByRole('button', { name: 'vist' }).click();
  await page.keyboard.press('Escape');
}

test('who answers: by state and name, each with how long and why; once, though in two queues', async ({ page }) => {
  await page.goto(hub.board);
  await expect(page.getByTestId('queue-support')).toBeVisible();
  await expect(people(page)).toHaveCount(0);
  await show(page);
  await expect(group(page, 'Ledige').getByRole('listitem')).toHaveText([/^Anna Kjær-Lund/, /^Mikkel Sørensen/]);
  await expect(group(page, 'Ledige').getByRole('heading')).toContainText('2');
  await expect(people(page).getByRole('listitem').filter({ hasText: 'Bo Holm' })).toHaveCount(1);
  await expect(people(page).getByRole('listitem').filter({ hasText: 'Bo Holm' })).toContainText('Frokost');
  await expect(people(page)).toContainText('Åse Lund');
  await expect(people(page)).not.toContainText('Dorte');

  // The time in the state goes on by itself.
  const time = people(page).getByRole('listitem').filter({ hasText: 'Bo Holm' }).locator('.person-time');
  await expect(time).toHaveText(/^\d+:\d\d$/);
  const before = await time.textContent();
  await expect(time).not.toHaveText(before ?? '', { timeout: 10_000 });

  // Whoever changes moves to the others of that state, and begins at nothing.
  tell(morning.map((one) => (one.local === '202' ? { ...one, state: 'away', why: 'Møde' } : one)));
  const anna = people(page).getByRole('listitem').filter({ hasText: 'Anna Kjær-Lund' });
  await expect(anna).toContainText('Møde');
  await expect(anna.locator('.person-time')).toHaveText(/^0:0\d$/);
  await expect(group(page, 'Ledige').getByRole('listitem')).toHaveText([/^Mikkel Sørensen/]);
});

test('whoever talks to a caller stands with the others who do', async ({ page }) => {
  await show(page);
  const flexfone = createFlexfone(hub.webhooks, secret);
  await flexfone.enter('support', 'call-1');
  await flexfone.answered('201', 'call-1');
  await expect(page.getByTestId('queue-support').getByTestId('answeredToday')).toHaveText('1');
  await expect(people(page).getByRole('listitem').filter({ hasText: 'Mikkel' })).toHaveCount(1);
});

test('the choice is kept on this screen, and on a wall nobody is named', async ({ page }) => {
  await show(page);
  await page.reload();
  await expect(people(page)).toContainText('Anna Kjær-Lund');
  await page.goto(`${hub.board}/?names=initials`);
  await expect(people(page)).toContainText('AKL');
  await expect(people(page)).not.toContainText('Anna');
  await page.goto(`${hub.board}/?kiosk`);
  await expect(page.getByTestId('queue-support').getByTestId('agentsReady')).toHaveText('2');
  await expect(people(page)).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText('Anna');
});
