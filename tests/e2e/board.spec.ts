import { expect, test, type Page } from '@playwright/test';
import { createFlexfone, type Flexfone } from './flexfone.ts';
import { layoutFaults } from './layout.ts';
import { createHubHome, type HubHome, type RunningHub } from './start-hub.ts';

const secret = 'a-secret-for-the-board-spec-0123456789abcdef';
const token = 'a-token-for-the-board-spec-0123456789abcdef';
const config = {
  timeZone: 'Europe/Copenhagen',
  language: 'da',
  queues: [
    {
      id: 'hallmonitor',
      name: 'HallMonitor Support',
      agents: ['201', '202', '203'],
      alerts: { callsWaiting: { warning: 2, critical: 3 } },
    },
    { id: 'switchpay', name: 'SwitchPay Support', agents: ['203', '204', '205'] },
  ],
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
};

let home: HubHome;
let hub: RunningHub;
let flexfone: Flexfone;

async function begin(settings: object): Promise<void> {
  home = await createHubHome(settings);
  hub = await home.start();
  flexfone = createFlexfone(hub.webhooks, secret);
}

const figure = (page: Page, queue: string, name: string) => page.getByTestId(`queue-${queue}`).getByTestId(name);

/** A stopwatch's text in seconds. */
async function waitInSeconds(page: Page, queue: string): Promise<number> {
  const text = (await figure(page, queue, 'longestWait').textContent()) ?? '';
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Everything that the browser complained of, but for the hub that a spec itself took away. */
function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    const isRefusal = /net::ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET)/.test(message.text());
    if (message.type() === 'error' && !isRefusal) heard.push(message.text());
  });
  return heard;
}

test.afterEach(() => home.remove());

test('a call that rings at Flexfone is counted, waits before your eyes, and is answered', async ({ page }) => {
  await begin(config);
  const heard = complaints(page);
  await page.goto(hub.board);
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page.getByRole('heading', { name: 'HallMonitor Support' })).toBeVisible();

  await flexfone.enter('hallmonitor', 'call-1');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  await expect(figure(page, 'switchpay', 'callsWaiting')).toHaveText('0');
  await expect(figure(page, 'hallmonitor', 'level')).toHaveText('Roligt');

  const first = await waitInSeconds(page, 'hallmonitor');
  await expect.poll(() => waitInSeconds(page, 'hallmonitor'), { timeout: 5_000 }).toBeGreaterThanOrEqual(first + 2);

  await flexfone.enter('hallmonitor', 'call-2');
  await expect(figure(page, 'hallmonitor', 'level')).toHaveText('Mange venter');
  await flexfone.rings('201', 'call-1');
  await expect(figure(page, 'hallmonitor', 'agentsReady')).toHaveText('2');
  await expect(figure(page, 'hallmonitor', 'agentsBusy')).toHaveText('1');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('2');

  await flexfone.answered('201', 'call-1');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  await expect(figure(page, 'hallmonitor', 'answeredToday')).toHaveText('1');
  await expect(figure(page, 'hallmonitor', 'answerRate')).toHaveText(/^100,0\s%$/);

  await flexfone.ended('call-2');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('0');
  await expect(figure(page, 'hallmonitor', 'longestWait')).toHaveText('0:00');
  await expect(figure(page, 'hallmonitor', 'lostToday')).toHaveText('1');
  await expect(figure(page, 'hallmonitor', 'answerRate')).toHaveText(/^50,0\s%$/);

  await flexfone.ended('call-1', '201');
  await expect(figure(page, 'hallmonitor', 'agentsReady')).toHaveText('3');
  expect(heard).toEqual([]);
});

test('what cannot be known is an en dash that tells why, never a zero', async ({ page }) => {
  await begin(config);
  await page.goto(hub.board);
  const whyUnknown = (name: string) =>
    page
      .getByTestId('queue-hallmonitor')
      .locator('.figure')
      .filter({ has: page.getByTestId(name) });
  for (const name of ['callsWaiting', 'longestWait', 'answeredToday', 'agentsReady', 'agentsOther']) {
    await expect(figure(page, 'hallmonitor', name)).toHaveText('–');
  }
  await expect(figure(page, 'hallmonitor', 'level')).toHaveText('Intet modtaget endnu');
  await expect(page.getByTestId('queue-hallmonitor')).toContainText('Lytter til Flexfone');
  await expect(whyUnknown('callsWaiting')).toContainText('Kendes ikke endnu');

  await flexfone.enter('hallmonitor', 'call-1');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  await expect(figure(page, 'hallmonitor', 'answeredToday')).toHaveText('0');
  await expect(figure(page, 'hallmonitor', 'level')).toHaveText('Roligt');
  await expect(figure(page, 'hallmonitor', 'agentsOther')).toHaveText('–');
  await expect(whyUnknown('agentsOther')).toContainText('oplyser det ikke');
  for (const name of ['answerRate', 'avgWait']) {
    await expect(figure(page, 'hallmonitor', name)).toHaveText('–');
    await expect(whyUnknown(name)).toContainText('ingen opkald i dag');
  }
});

test('a lost hub is said and its figures stand still; found again, the day is whole', async ({ page }) => {
  await begin(config);
  const heard = complaints(page);
  await flexfone.enter('switchpay', 'call-1');
  await flexfone.rings('204', 'call-1');
  await flexfone.answered('204', 'call-1');
  await flexfone.enter('switchpay', 'call-2');
  await page.goto(hub.board);
  await expect(figure(page, 'switchpay', 'answeredToday')).toHaveText('1');
  await expect(figure(page, 'switchpay', 'callsWaiting')).toHaveText('1');
  await expect(page.getByTestId('connection')).toHaveCount(0);

  await hub.kill();
  await expect(page.getByTestId('connection')).toContainText('Ingen forbindelse');
  await expect(figure(page, 'switchpay', 'level')).toContainText('Tal fra kl.');
  await expect(figure(page, 'switchpay', 'callsWaiting')).toHaveText('1');
  const stood = await waitInSeconds(page, 'switchpay');
  await expect(page.getByTestId('connection')).toContainText('3 sek.');
  expect(await waitInSeconds(page, 'switchpay')).toBe(stood);

  hub = await home.start();
  await expect(page.getByTestId('connection')).toHaveCount(0, { timeout: 15_000 });
  await expect(figure(page, 'switchpay', 'answeredToday')).toHaveText('1');
  await expect(figure(page, 'switchpay', 'callsWaiting')).toHaveText('1');
  await expect.poll(() => waitInSeconds(page, 'switchpay'), { timeout: 5_000 }).toBeGreaterThan(stood);

  await flexfone.ended('call-2');
  await expect(figure(page, 'switchpay', 'lostToday')).toHaveText('1');
  expect(heard).toEqual([]);
});

test('the waits are right on a screen whose own clock is an hour wrong', async ({ page }) => {
  await begin(config);
  await flexfone.enter('hallmonitor', 'call-1');
  await page.clock.install({ time: Date.now() + 3_600_000 });
  await page.goto(hub.board);
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  expect(await waitInSeconds(page, 'hallmonitor')).toBeLessThan(30);
});

test('a guarded board says what it needs, and keeps its token out of the address', async ({ page }) => {
  await begin({ ...config, board: { token } });
  expect((await page.goto(hub.board))?.status()).toBe(401);
  await expect(page.getByRole('heading')).toHaveText('Tavlen er låst');
  const looks = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await looks()).toBe('rgb(14, 17, 20)');
  await page.getByLabel('Adgangsnøgle').fill('something else');
  await page.getByRole('button', { name: 'Åbn tavlen' }).click();
  await expect(page.getByRole('heading')).toHaveText('Tavlen er låst');
  await page.getByLabel('Adgangsnøgle').fill(token);
  await page.getByRole('button', { name: 'Åbn tavlen' }).click();
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page).toHaveURL(`${hub.board}/`);
  await page.context().clearCookies();

  await page.goto(`${hub.board}/?token=${token}`);
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page).toHaveURL(`${hub.board}/`);
  await page.reload();
  await expect(page.getByRole('article')).toHaveCount(2);

  await page.context().clearCookies();
  await expect(page.getByTestId('trouble')).toContainText('Tavlen er låst', { timeout: 15_000 });
});

for (const { width, height } of [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
]) {
  test(`nothing scrolls, overlaps or is cut with two queues at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await begin(config);
    for (const call of ['1', '2', '3']) await flexfone.enter('hallmonitor', call);
    await page.goto(hub.board);
    await expect(figure(page, 'hallmonitor', 'level')).toHaveText('For mange venter');
    expect(await layoutFaults(page)).toEqual([]);

    await hub.kill();
    await expect(page.getByTestId('connection')).toBeVisible();
    expect(await layoutFaults(page)).toEqual([]);
  });
}
