import { expect, test, type Page } from '@playwright/test';
import { hubForEach } from '../hub-for-each.ts';

const token = 'a-token-for-the-screens-0123456789';
const secret = 'a-secret-of-the-screens-specs-0123456789abc';
const configuration = {
  queues: [{ id: 'hallmonitor', name: 'HallMonitor Support', agents: ['201'] }],
  agents: [{ id: '201', name: 'Anna Holm' }],
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
  board: { token },
};

const hub = hubForEach(configuration);

async function openScreens(page: Page): Promise<string> {
  await page.goto(`${hub.board}/?token=${token}#settings/screens`);
  await page.getByRole('button', { name: 'Ny kode' }).click();
  return (await page.getByTestId('pairing-code').innerText()).replace(/\s/g, '');
}

test('a screen on a wall has no way to names; on a desk it has', async ({ page, browser }) => {
  const code = await openScreens(page);
  const elsewhere = await browser.newContext();
  const tv = await elsewhere.newPage();
  await tv.goto(`${hub.board}/`);
  await tv.getByLabel('Kode fra hubben').fill(code);
  await tv.getByRole('button', { name: 'Vis tavlen her' }).click();
  await expect(tv.getByTestId('queue-hallmonitor')).toBeVisible();
  const call = (path: string, about: string) =>
    page.request.get(`${hub.webhooks}/hooks/pbx/${secret}/${path}?${about}`);
  await call('queue/hallmonitor/enter', 'uniquecallid=1.1');
  await call('answered', 'UniqueCallId=1.1&EmployeeLocalNumber=201');
  const told = async (): Promise<string> => (await tv.request.get(`${hub.board}/api/queues`)).text();
  expect(await told()).not.toContain('Anna Holm');
  expect((await tv.request.get(`${hub.board}/api/calls/lost?day=2026-11-18`)).status()).toBe(403);
  // Who asks for a picture is told that a browser has none.
  await page.getByRole('button', { name: 'Se skærmen' }).click();
  await expect(page.getByText('Skærmen kan ikke sende et billede: den er en browser', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Rediger' }).click();
  await page.getByLabel('På et bord', { exact: false }).check();
  await page.getByRole('button', { name: 'Gem' }).click();
  await expect.poll(told).toContain('Anna Holm');
  await elsewhere.close();
});
