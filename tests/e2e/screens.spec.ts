import { expect, test, type Page } from '@playwright/test';
import { createHubHome } from './start-hub.ts';

const token = 'a-token-of-the-board-0123456789';
const config = {
  timeZone: 'Europe/Copenhagen',
  language: 'da',
  board: { token },
  queues: [
    { id: 'hallmonitor', name: 'HallMonitor Support', agents: ['201'] },
    { id: 'switchpay', name: 'SwitchPay Support', agents: ['203'] },
  ],
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: 'a-secret-for-the-screens-0123456789abcdef' }],
};

test.beforeAll(async () => {
  test.setTimeout(120_000);
});

/** A television's browser, on which somebody types the code. */
async function typeCode(page: Page, board: string, code: string, name: string): Promise<void> {
  await page.goto(board);
  await page.getByLabel('Kode fra hubben').fill(code);
  await page.getByLabel('Hvad skal skærmen hedde?').fill(name);
  await page.getByRole('button', { name: 'Vis tavlen her' }).click();
}

test('a screen is paired by the code, found by its blinking, told its queues, and revoked', async ({ browser }) => {
  test.setTimeout(120_000);
  const home = await createHubHome(config);
  const desk = await browser.newPage();
  const television = await (await browser.newContext({ screen: { width: 1920, height: 1080 } })).newPage();
  try {
    const { board } = await home.start();
    await desk.goto(`${board}/?token=${token}#settings/screens`);
    await expect(desk.getByText('Ingen skærme er parret endnu.')).toBeVisible();
    await expect(desk.getByText('Tavlen kan kun ses på denne pc')).toBeVisible();
    await desk.getByRole('button', { name: 'Ny kode' }).click();
    const code = (await desk.getByTestId('pairing-code').innerText()).replaceAll(/\D/g, '');
    expect(code).toMatch(/^\d{6}$/);

    await typeCode(television, board, code === '000000' ? '000001' : '000000', 'Lager');
    await expect(television.getByRole('alert')).toContainText('Koden er forkert eller udløbet.');
    await expect(desk.getByText('Lager (127.0.0.1) prøvede med en forkert kode')).toBeVisible();
    await expect(desk.getByText('1 af 5 forsøg brugt')).toBeVisible();
    await typeCode(television, board, code, 'Lager');
    await expect(television.getByRole('article')).toHaveCount(2);
    const card = desk.getByRole('region', { name: 'Lager' });
    await expect(card).toContainText('● viser tavlen');
    await expect(card).toContainText('1920×1080');
    // The code is used up.
    await expect(desk.getByTestId('pairing-code')).toHaveCount(0);

    await card.getByRole('button', { name: 'Blink' }).click();
    await expect(television.getByTestId('blink')).toHaveText('Lager');
    await card.getByRole('button', { name: /^Stop blink, \d+ s$/ }).click();
    await expect(television.getByTestId('blink')).toHaveCount(0);

    await card.getByRole('button', { name: 'Rediger' }).click();
    await card.getByLabel('Skærmens navn').fill('Lagerets skærm');
    await card.getByLabel('Alle køer, også dem der kommer til').uncheck();
    await card.getByLabel('HallMonitor Support').uncheck();
    await card.getByRole('button', { name: 'Gem' }).click();
    await expect(television.getByRole('article')).toHaveCount(1);
    await expect(television.getByTestId('queue-switchpay')).toBeVisible();
    const renamed = desk.getByRole('region', { name: 'Lagerets skærm' });
    await expect(renamed).toContainText('SwitchPay Support · væg, uden navne');

    await renamed.getByRole('button', { name: 'Fjern' }).click();
    await renamed.getByRole('button', { name: 'Behold' }).click();
    await expect(television.getByTestId('connection')).toHaveCount(0);
    await renamed.getByRole('button', { name: 'Fjern' }).click();
    await renamed.getByRole('button', { name: 'Ja, fjern Lagerets skærm' }).click();
    await expect(desk.getByText('Ingen skærme er parret endnu.')).toBeVisible();
    await expect(television.getByRole('heading', { name: 'Denne skærm er fjernet på hubben' })).toBeVisible();
    await television.getByRole('button', { name: 'Tast en kode fra hubben' }).click();
    await expect(television.getByLabel('Kode fra hubben')).toBeVisible();
  } finally {
    await home.remove();
    await television.context().close();
    await desk.close();
  }
});
