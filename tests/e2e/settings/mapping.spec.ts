import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startUnconfigured } from '../start-hub.ts';

type Hub = Awaited<ReturnType<typeof startUnconfigured>>;

let data: string;
let calls: string;
let hub: Hub;
test.beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'wallboard-mapping-'));
  calls = join(data, 'opkald.csv');
  hub = await startUnconfigured(data);
});
test.afterEach(async () => {
  await hub.stop();
  await rm(data, { recursive: true, force: true });
});

const header = 'Opkalds-id;Kø;Ankomst;Besvaret;Slut;Medarbejder;Nummer';

/** So many seconds after midnight of today, as somebody in Denmark writes it. */
function today(seconds: number): string {
  const [year, month, day] = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' }).split('-');
  return `${day}-${month}-${year} ${new Date(seconds * 1_000).toISOString().slice(11, 19)}`;
}

function call(id: number, queue: string, entered: number, waited: number, talked: number | null): string {
  const [answered, ended] = [entered + waited, entered + waited + (talked ?? 0)];
  const at = (seconds: number): string => today(seconds);
  const who = talked === null ? ';' : '201;';
  return `${id};${queue};${at(entered)};${talked === null ? '' : at(answered)};${at(ended)};${who}8651515${id % 10}`;
}

/** Three calls of HallMonitor, of which two were answered, and one of SwitchPay. */
const morning = [
  call(1, 'HallMonitor', 10, 20, 60),
  call(2, 'HallMonitor', 20, 40, null),
  call(3, 'Betaling', 25, 10, 30),
  call(4, 'HallMonitor', 40, 10, 20),
  call(5, 'Kantinen', 50, 10, 20),
];

async function begin(page: Page): Promise<void> {
  await page.goto(hub.address);
  await page.getByTestId('set-up').click();
  await page.getByText('Et andet telefonsystem', { exact: false }).click();
  await page.getByRole('button', { name: /^CSV, JSON/ }).click();
  for (const name of ['HallMonitor Support', 'SwitchPay Support']) {
    await page.getByLabel('Tilføj en kø').fill(name);
    await page.getByLabel('Tilføj en kø').press('Enter');
  }
  await page.getByRole('button', { name: 'Videre', exact: true }).click();
}

async function expectNothingByAxe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include('.settings')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

const column = (page: Page, field: string) => page.getByLabel(field, { exact: false });

test('a CSV of call records comes onto the board by the screen alone', async ({ page }) => {
  test.slow();
  await writeFile(calls, `${[header, ...morning].join('\r\n')}\r\n`);
  await begin(page);

  // Where it is; first wrongly.
  await page.getByRole('textbox', { name: 'Sti' }).fill(join(data, 'opkal.csv'));
  await page.getByLabel('Format', { exact: true }).selectOption('csv');
  await page.getByRole('button', { name: 'Hent poster' }).click();
  await expect(page.locator('.field-wrong').first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Sti' }).fill(calls);
  await page.getByRole('button', { name: /^Hent/ }).click();
  await expect(page.getByText('5 poster hentet', { exact: false })).toBeVisible();

  // What it means: proposed by the names of the columns, and confirmed.
  await page.getByRole('radio', { name: 'Afsluttede opkald' }).check();
  await page.getByRole('button', { name: 'Brug forslaget' }).click();
  await expect(column(page, 'Kom i kø')).toHaveValue('column:Ankomst');
  await expect(column(page, 'Blev besvaret')).toHaveValue('column:Besvaret');
  await expect(page.getByLabel('Tider er skrevet som')).toHaveValue('dd-MM-yyyy HH:mm:ss');
  // A queue that is called something else is said by hand; the canteen's calls are nobody's here.
  await expect(page.getByLabel('HallMonitor', { exact: true })).toHaveValue('hallmonitor-support');
  await page.getByLabel('Betaling', { exact: true }).selectOption('SwitchPay Support');

  await page.getByRole('button', { name: 'Prøv beskrivelsen' }).click();
  await expect(page.getByText('✓ Beskrivelsen passer.')).toBeVisible();
  await expectNothingByAxe(page);
  await expect(page.getByRole('row').filter({ hasText: 'Kantinen' })).toContainText('Intet');
  await expect(page.getByRole('row', { name: /^HallMonitor Support/ })).toContainText('2');

  await page.getByRole('button', { name: 'Brug det' }).click();
  await page.getByRole('button', { name: 'Videre', exact: true }).click();
  await page.getByRole('button', { name: 'Se tavlen' }).click();
  const tile = page.getByTestId('queue-hallmonitor-support');
  await expect(tile.getByTestId('answeredToday')).toHaveText('2', { timeout: 20_000 });
  await expect(tile.getByTestId('lostToday')).toHaveText('1');
  await expect(page.getByTestId('queue-switchpay-support').getByTestId('answeredToday')).toHaveText('1');
  await expect(tile.getByTestId('callsWaiting')).toHaveText('–');
  // And it goes on as the file grows.
  await appendFile(calls, `${call(6, 'HallMonitor', 55, 1, 2)}\r\n`);
  await expect(tile.getByTestId('answeredToday')).toHaveText('3', { timeout: 20_000 });
});

test('figures that are saved by hand come by a recipe, and are changed in the settings', async ({ page }) => {
  test.slow();
  const head = 'Queue,Calls In Queue,Answered,Lost,Answer Rate,Max Wait,Avg Wait,Agents Ready,Agents Busy,Agents Other';
  await writeFile(
    calls,
    `${head}\nHallMonitor Support,3,127,8,94%,06:10,01:12,2,3,1\nAndre,9,1,1,50%,00:10,00:05,1,1,1\n`,
  );
  await begin(page);
  await page.getByLabel('Begynd med en opskrift').selectOption('Køernes tal, gemt i hånden som CSV');
  await page.getByRole('button', { name: 'Brug opskriften' }).click();
  await expect(page.getByLabel('Format', { exact: true })).toHaveValue('csv');
  await expect(page.getByRole('radio', { name: 'Køernes tal' })).toBeChecked();
  await page.getByRole('textbox', { name: 'Sti' }).fill(calls);
  // Tried too early: what is missing stands where it belongs, and what there is is shown.
  await page.getByRole('button', { name: 'Prøv beskrivelsen' }).click();
  await expect(page.getByText('Beskrivelsen kan ikke bruges endnu', { exact: false })).toBeVisible();
  await expect(page.locator('.map-words .field-wrong')).toContainText('mindst én af tavlens køer');
  await page
    .getByTestId('setup')
    .getByLabel('HallMonitor Support', { exact: true })
    .selectOption('HallMonitor Support');
  await page.getByRole('button', { name: 'Prøv beskrivelsen' }).click();
  await expect(page.getByText('✓ Beskrivelsen passer.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '06:10' })).toContainText('længste ventetid i dag 6:10');
  await page.getByRole('button', { name: 'Brug det' }).click();
  await page.getByRole('button', { name: 'Videre', exact: true }).click();
  await page.getByRole('button', { name: 'Se tavlen' }).click();
  const tile = page.getByTestId('queue-hallmonitor-support');
  await expect(tile.getByTestId('callsWaiting')).toHaveText('3', { timeout: 20_000 });

  await page.goto('about:blank');
  await page.goto(`${hub.board}/#settings/systems`);
  await page.getByRole('button', { name: 'Ret og prøv' }).click();
  await page.getByLabel('Venter nu').selectOption('Altid det samme …');
  await page.getByLabel('Venter nu: altid det samme').fill('5');
  await page.getByLabel('Venter nu: altid det samme').press('Enter');
  // Nothing of it is in use until somebody says so.
  await expect(page.getByText('Der er ændringer, som ikke er i brug.')).toBeVisible();
  await expectNothingByAxe(page);
  await page.getByRole('button', { name: 'Brug beskrivelsen' }).click();
  await expect(page.getByText('CSV, JSON er ændret.')).toBeVisible();
  await page.goto(`${hub.board}/`);
  await expect(tile.getByTestId('callsWaiting')).toHaveText('5', { timeout: 20_000 });
});
