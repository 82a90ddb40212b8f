import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { startLoopbackServer } from '../../fakes/loopback-server.ts';
import { password, startSoapService } from '../../fakes/mapped/soap-service.ts';
import { startWebsocketService, token } from '../../fakes/mapped/websocket-service.ts';
import { startUnconfigured } from '../start-hub.ts';

type Hub = Awaited<ReturnType<typeof startUnconfigured>>;

let data: string;
let hub: Hub;
let whenOver: (() => unknown)[] = [];
test.beforeEach(async () => {
  test.slow();
  data = await mkdtemp(join(tmpdir(), 'wallboard-ways-'));
  hub = await startUnconfigured(data);
});
test.afterEach(async () => {
  await hub.stop();
  for (const end of whenOver) await end();
  whenOver = [];
  await rm(data, { recursive: true, force: true });
});

/** As far as the page where it is said what the phone system has. */
async function begin(page: Page, way: RegExp): Promise<void> {
  await page.goto(hub.address);
  await page.getByTestId('set-up').click();
  await page.getByText('Et andet telefonsystem', { exact: false }).click();
  await page.getByRole('button', { name: way }).click();
  for (const name of ['HallMonitor Support', 'SwitchPay Support']) {
    await page.getByLabel('Tilføj en kø').fill(name);
    await page.getByLabel('Tilføj en kø').press('Enter');
  }
  await page.getByRole('button', { name: 'Videre', exact: true }).click();
  await page.getByRole('button', { name: 'indstillinger, som få ændrer', exact: false }).click();
}

const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
const fetchRecords = (page: Page): Promise<void> => page.getByRole('button', { name: /^Hent/ }).click();

/** The description is tried, fits, and is used; then the board is looked at. */
async function use(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Prøv beskrivelsen' }).click();
  await expect(page.getByText('✓ Beskrivelsen passer.')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Brug det' }).click();
  await page.getByRole('button', { name: 'Videre', exact: true }).click();
  await page.getByRole('button', { name: 'Se tavlen' }).click();
}

/** The settings of what is in use. */
async function edit(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${hub.board}/#settings/systems`);
  await page.getByRole('button', { name: 'Ret og prøv' }).click();
}

async function shows(page: Page, queue: string, figures: { readonly [figure: string]: string }): Promise<void> {
  const tile = page.getByTestId(`queue-${queue}`);
  for (const [figure, value] of Object.entries(figures))
    await expect(tile.getByTestId(figure)).toHaveText(value, { timeout: 20_000 });
}

test('REST: counts that are asked for with a token, then by POST with a body', async ({ page }) => {
  const asked: { readonly method: string | undefined; readonly body: string }[] = [];
  const queue = (name: string, waiting: number) => ({ name, waiting, answered: 41, lost: 4, ready: 2 });
  const service = await startLoopbackServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const { method, headers } = request;
      if (headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
      asked.push({ method, body });
      const waiting = method === 'POST' ? 7 : 3;
      return void response.end(
        JSON.stringify({ data: { queues: [queue('HallMonitor', waiting), queue('SwitchPay', 1)] } }),
      );
    });
  });
  whenOver.push(() => service.close());
  await begin(page, /^REST/);
  await field(page, 'Adresse').fill(`${service.baseUrl}/queues`);
  await fetchRecords(page);
  await expect(page.locator('.field-wrong').first()).toContainText('kræver, at man logger på');
  await page.getByRole('button', { name: 'Token', exact: true }).click();
  await field(page, 'Token').fill(token);
  await fetchRecords(page);
  // Where the list is is chosen, and its columns are there without another click.
  await page.getByRole('button', { name: 'Brug listen data.queues' }).click();
  await expect(page.getByText('2 poster hentet', { exact: false })).toBeVisible();
  await page.getByRole('radio', { name: 'Køernes tal' }).check();
  await page.getByRole('button', { name: 'Brug forslaget' }).click();
  await use(page);
  await shows(page, 'hallmonitor-support', { callsWaiting: '3', answeredToday: '41', lostToday: '4' });
  await shows(page, 'switchpay-support', { callsWaiting: '1' });

  await edit(page);
  await page.getByRole('button', { name: 'indstillinger, som få ændrer', exact: false }).click();
  await field(page, 'Indhold').fill('{"company": VestPol}');
  await expect(page.getByText('Det ligner JSON, men kan ikke læses', { exact: false })).toBeVisible();
  await field(page, 'Indhold').fill('{"company": "VestPol"}');
  await expect(page.getByText('Sendes som JSON.')).toBeVisible();
  await fetchRecords(page);
  await expect(page.locator('.field-wrong').filter({ hasText: 'Har ingen virkning med GET' })).toBeVisible();
  await page.getByLabel('Metode').selectOption('POST');
  await page.getByRole('button', { name: 'Brug beskrivelsen' }).click();
  await expect(page.getByText('REST er ændret.')).toBeVisible();
  await page.goto(`${hub.board}/`);
  await shows(page, 'hallmonitor-support', { callsWaiting: '7' });
  expect(asked.at(-1)).toEqual({ method: 'POST', body: '{"company":"VestPol"}' });
});

test('SOAP: an operation that is told by arguments', async ({ page }) => {
  const service = await startSoapService();
  whenOver.push(() => service.stop());
  service.answers(() => ({
    queue: [
      { name: 'Support', waiting: 3, longest: '01:05' },
      { name: 'Betaling', waiting: 0, longest: '00:00' },
    ],
  }));
  await begin(page, /^SOAP/);
  await field(page, 'WSDL').fill(`${service.base}?wsdl`);
  await page.getByRole('switch', { name: 'Log på' }).click();
  await field(page, 'Brugernavn').fill('wall');
  await field(page, 'Adgangskode').fill(password);
  await field(page, 'Argumenter').fill('et firma');
  await field(page, 'Argumenter').press('Enter');
  await fetchRecords(page);
  await expect(page.getByText('Har et navn, som intet element kan have', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Fjern et firma' }).click();
  await field(page, 'Argumenter').fill('company');
  await field(page, 'Argumenter').press('Enter');
  await field(page, 'Værdien af company').fill('0012');
  await fetchRecords(page);
  await page.getByRole('button', { name: 'Brug listen queue' }).click();
  await page.getByRole('radio', { name: 'Køernes tal' }).check();
  await page.getByLabel('Kø', { exact: true }).selectOption('column:name');
  await page.getByLabel('Venter nu').selectOption('column:waiting');
  await page.getByLabel('Længste ventetid nu').selectOption('column:longest');
  await page.getByLabel('Support', { exact: true }).selectOption('HallMonitor Support');
  await page.getByLabel('Betaling', { exact: true }).selectOption('SwitchPay Support');
  await use(page);
  await shows(page, 'hallmonitor-support', { callsWaiting: '3' });
  await shows(page, 'switchpay-support', { callsWaiting: '0' });
  // What is made of digits stays the text that it is.
  expect(service.asked.at(-1)).toEqual({ company: '0012' });
});

test('WebSocket: events, after messages at the start, and kept alive', async ({ page }) => {
  const service = await startWebsocketService();
  whenOver.push(() => service.stop());
  const says = (ev: string, call: string) => service.say({ ev, call, queue: 'Support', who: '86515151' });
  await begin(page, /^WebSocket/);
  await field(page, 'Adresse').fill(service.url);
  await field(page, 'Headere').fill('Authorization');
  await field(page, 'Headere').press('Enter');
  await page.getByLabel('Værdien af Authorization').fill(`Bearer ${token}`);
  await field(page, 'Beskeder ved start').fill('["join", "calls"]');
  await page.getByRole('button', { name: 'En besked mere' }).click();
  await field(page, 'Besked 2').fill('hello');
  await field(page, 'Hold i live').fill('{"op": "ping"}');
  await page.getByLabel('Hold i live: Sendes hvert (sekunder)').fill('0');
  await fetchRecords(page);
  await expect(page.getByText('Det er 0: forventede mindst 1.')).toBeVisible();
  await page.getByLabel('Hold i live: Sendes hvert (sekunder)').fill('1');
  await fetchRecords(page);
  await expect.poll(() => service.heard).toContain('{"op":"ping"}');
  expect(service.heard.slice(0, 2)).toEqual(['["join","calls"]', 'hello']);
  says('in', 'a1');
  says('answer', 'a1');
  await expect(page.getByText('2 poster hentet', { exact: false })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('radio', { name: 'Hændelser i opkald' }).check();
  await page.getByLabel('Hvad der skete').selectOption('column:ev');
  await page.getByLabel('Opkaldets id').selectOption('column:call');
  await page.getByLabel('Kø', { exact: true }).selectOption('column:queue');
  await page.getByLabel('in', { exact: true }).selectOption('queued');
  await page.getByLabel('answer', { exact: true }).selectOption('answered');
  await page.getByLabel('Support', { exact: true }).selectOption('HallMonitor Support');
  service.heard.length = 0;
  await page.getByRole('button', { name: 'Prøv beskrivelsen' }).click();
  await expect.poll(() => service.heard).toContain('hello');
  says('in', 'a2');
  await expect(page.getByText('✓ Beskrivelsen passer.')).toBeVisible({ timeout: 20_000 });
  service.heard.length = 0;
  await page.getByRole('button', { name: 'Brug det' }).click();
  await page.getByRole('button', { name: 'Videre', exact: true }).click();
  await page.getByRole('button', { name: 'Se tavlen' }).click();
  await expect.poll(() => service.heard, { timeout: 20_000 }).toContain('{"op":"ping"}');
  expect(service.heard.slice(0, 2)).toEqual(['["join","calls"]', 'hello']);
  says('in', 'b1');
  says('in', 'b2');
  await shows(page, 'hallmonitor-support', { callsWaiting: '2' });
  says('answer', 'b1');
  await shows(page, 'hallmonitor-support', { callsWaiting: '1', answeredToday: '1' });
  // A text is a secret, since it may be a sign-in; it is kept, and not shown as what stands for it.
  await edit(page);
  await expect(page.getByText('Gemt. Den vises ikke igen.').first()).toBeVisible();
  await expect(page.getByText('${secret', { exact: false })).toHaveCount(0);
});

test('a database: records behind a cursor', async ({ page }) => {
  const file = join(data, 'opkald.db');
  const calls = new DatabaseSync(file);
  whenOver.push(() => calls.close());
  calls.exec('CREATE TABLE calls (id INTEGER PRIMARY KEY, queue TEXT, entered TEXT, answered TEXT, ended TEXT)');
  const insert = calls.prepare('INSERT INTO calls (queue, entered, answered, ended) VALUES (?, ?, ?, ?)');
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' });
  const put = (queue: string, second: number, isAnswered: boolean): void => {
    const at = (seconds: number): string => `${today} 00:00:${String(seconds).padStart(2, '0')}`;
    insert.run(queue, at(second), isAnswered ? at(second + 5) : null, at(second + 9));
  };
  put('HallMonitor', 1, true);
  put('HallMonitor', 2, true);
  put('HallMonitor', 3, false);
  put('SwitchPay', 4, true);
  await begin(page, /^Database/);
  await field(page, 'Adresse').fill(`sqlite:${file}`);
  await field(page, 'Forespørgsel').fill('SELECT *\nFROM calls\nWHERE id > :cursor\nORDER BY id');
  await fetchRecords(page);
  await expect(page.getByText('Mangler: forespørgslen bruger :cursor.')).toBeVisible();
  await field(page, 'Markør').fill('id');
  // The first call is of before the wallboard.
  await field(page, 'Markørens begyndelse').fill('1');
  await fetchRecords(page);
  await expect(page.getByText('3 poster hentet', { exact: false })).toBeVisible();
  await page.getByRole('radio', { name: 'Afsluttede opkald' }).check();
  await page.getByRole('button', { name: 'Brug forslaget' }).click();
  await use(page);
  await shows(page, 'hallmonitor-support', { answeredToday: '1', lostToday: '1' });
  await shows(page, 'switchpay-support', { answeredToday: '1', lostToday: '0' });
  put('HallMonitor', 10, true);
  await shows(page, 'hallmonitor-support', { answeredToday: '2' });
  await edit(page);
  await expect(field(page, 'Markørens begyndelse')).toHaveValue('1');
});
