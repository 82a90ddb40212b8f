import { expect, test, type Page } from '@playwright/test';
import { contrastFaults } from './contrast.ts';
import { layoutFaults } from './layout.ts';
import { looks, openBoard, takePicture } from './pictures.ts';
import { createHubHome, type HubHome, type RunningHub } from './start-hub.ts';

const secret = 'a-secret-of-some-length-0123456789abcdef';
const token = 'the-token-of-the-board-0123456789';
const names = ['Anna Kjær', 'Bo Lund', 'Carl Emil Møller', 'Dorthe Ravn', 'Erik Sø', 'Freja Thorsen-Winther'];
const agents = names.map((name, index) => ({ id: String(201 + index), name }));

let home: HubHome;
let hub: RunningHub;

async function said(path: string, about: Readonly<Record<string, string>>): Promise<void> {
  const response = await fetch(`${hub.webhooks}/hooks/pbx/${secret}/${path}?${new URLSearchParams(about)}`);
  expect(response.status).toBe(200);
}

async function callsOut(id: string, agent: string, talk: number): Promise<void> {
  await said('outgoing', { UniqueCallId: id, EmployeeLocalNumber: agent, ANumber: '28374655' });
  await said('ended', { UniqueCallId: id, Duration: String(talk) });
}

test.beforeAll(async () => {
  home = await createHubHome({
    queues: [
      { id: 'hallmonitor', name: 'HallMonitor Support', agents: ['201', '202', '203'] },
      { id: 'switchpay', name: 'SwitchPay Support', agents: ['203', '204', '205'] },
    ],
    agents,
    sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
    board: { token, announce: false },
  });
  hub = await home.start();
  for (const [index, { id }] of agents.entries()) {
    for (let call = 0; call < 14 - 2 * index; call += 1) {
      await callsOut(`${id}.${call}`, id, call % 3 === 0 ? 0 : 40 + 37 * call + 11 * index);
    }
  }
  // A call that goes on, of somebody of whom nobody has said a name.
  await said('outgoing', { UniqueCallId: '0299.1', EmployeeLocalNumber: '0299', ANumber: '28374655' });
});
test.afterAll(() => home.remove());

async function expectSound(page: Page): Promise<void> {
  expect(await layoutFaults(page)).toEqual([]);
  expect(await contrastFaults(page)).toEqual([]);
}

test('a line an agent, who called most first, in every size, language and theme', async ({ page }) => {
  test.slow();
  for (const look of looks) {
    await openBoard(page, hub.board, look, `&token=${token}`);
    await page.mouse.move(640, 300);
    await page.getByTestId('open-history').click();
    await page.getByTestId('open-outbound').click();
    const lines = page.getByTestId('outbound-agent');
    await expect(lines).toHaveCount(7);
    await expect(lines.first()).toContainText('Anna Kjær');
    await expect(lines.first()).toContainText('14');
    await expect(lines.last()).toContainText('0299');
    await expect(page.getByTestId('outbound-total')).toContainText('55');
    expect(await page.content()).not.toContain('28374655');
    await takePicture(page, 'outbound-page', look);
    expect(await contrastFaults(page)).toEqual([]);
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isWide).toBe(false);
  }
});

test('by the keyboard, another period, as a spreadsheet and on paper', async ({ page }) => {
  const [look] = looks;
  if (look === undefined) return;
  await openBoard(page, hub.board, look, `&token=${token}`);
  await page.getByTestId('open-history').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('open-outbound').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('outbound-agent')).toHaveCount(7);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Hent som regneark' }).press('Enter');
  expect((await saved).suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d\.csv$/);
  await page.getByRole('button', { name: 'Måned' }).press('Enter');
  await expect(page.getByTestId('outbound-agent')).toHaveCount(7);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('outbound-total')).toBeVisible();
  await takePicture(page, 'outbound-on-paper', look);
  await page.emulateMedia({ media: null });
  await page.getByRole('button', { name: 'Tidligere' }).press('Enter');
  await expect(page.getByText('Ingen har ringet ud i perioden.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('outbound-page')).toHaveCount(0);
});

test('beside the tiles where that is chosen, and it counts on while one looks', async ({ page }) => {
  test.slow();
  for (const look of looks) {
    await openBoard(page, hub.board, look, `&token=${token}&outbound`);
    const strip = page.getByTestId('outbound-strip');
    await expect(strip.getByRole('listitem')).toHaveCount(7);
    const isWide = await strip.evaluate(
      (all) => all.scrollWidth > all.clientWidth || all.scrollHeight > all.clientHeight,
    );
    expect(isWide).toBe(false);
    await expectSound(page);
    await takePicture(page, 'outbound-strip', look);
  }
  const strip = page.getByTestId('outbound-strip');
  await callsOut('201.99', '201', 3_600);
  await expect(strip.getByRole('listitem').first()).toContainText('15', { timeout: 10_000 });
});

test('where no names may be shown it is of all together', async ({ page }) => {
  const [look] = looks;
  if (look === undefined) return;
  await openBoard(page, hub.board, look, `&token=${token}&outbound&names=off`);
  const strip = page.getByTestId('outbound-strip');
  await expect(strip).toContainText('opkald');
  await expect(strip.getByRole('listitem')).toHaveCount(0);
  await takePicture(page, 'outbound-strip-without-names', look);
  await openBoard(page, hub.board, look, `&token=${token}&outbound&names=initials`);
  await expect(strip.getByRole('listitem').first()).toContainText('AK');
  await expectSound(page);
});

test('is chosen on the screen itself', async ({ page }) => {
  const [look] = looks;
  if (look === undefined) return;
  await openBoard(page, hub.board, look, `&token=${token}`);
  await expect(page.getByTestId('outbound-strip')).toHaveCount(0);
  await page.mouse.move(640, 300);
  await page.getByRole('button', { name: 'Køer', exact: true }).click();
  await page.getByRole('group', { name: 'Udgående opkald' }).getByRole('button', { name: 'vist' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('outbound-strip')).toBeVisible();
});
