import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { atDesk, display, windows } from '../kiosk/stand-in.ts';
import { expect, test, twoQueues } from './desktop.ts';

const open = (page: Page) => page.evaluate(() => void (location.hash = 'settings/pc'));
const pcSwitch = (page: Page, name: string) => page.getByRole('switch', { name });

test('this PC becomes a wall on its second screen, with a number, and none of it is shown or lost', async ({
  desktop,
}) => {
  test.slow();
  await desktop.configure(twoQueues);
  const { app, page } = await desktop.start();
  const [first] = await atDesk(app, 'displays');
  if (first === undefined) throw new Error('There is no display.');
  const own = { ...first, scaleFactor: 1 };
  await atDesk(app, 'choose', 'Indstillinger', 'Alt om denne pc …');
  await expect(page.getByRole('heading', { name: 'Denne pc' })).toBeVisible();
  await expect(page.getByText('Denne pc er hub', { exact: false })).toBeVisible();

  await page.getByRole('button', { name: 'På skærm nummer to' }).click();
  await expect(page.getByText('Der er kun én skærm på denne pc nu.', { exact: false })).toBeVisible();
  await atDesk(app, 'plug', [own, display(7, 'Sony TV', 1280, 720)]);
  await expect(page.getByText('Der er kun én skærm', { exact: false })).toHaveCount(0);
  await expect.poll(async () => (await windows(app)).filter(({ isKiosk }) => isKiosk).length).toBe(1);
  await page.getByLabel('På hvilken skærm').selectOption('Sony TV');

  const pin = page.getByLabel('Tal, der skal tastes for at forlade væggen');
  await pin.fill('12');
  await pin.press('Enter');
  await expect(page.getByText('Tallet skal være 4 til 12 cifre', { exact: false })).toBeVisible();
  await pin.fill('471147');
  await pin.press('Enter');
  await expect(page.getByText('Der er sat et tal. Det vises ikke.')).toBeVisible();
  await page.getByLabel('Skærmens størrelse (tommer)').fill('500');
  await page.getByLabel('Skærmens størrelse (tommer)').press('Enter');
  await expect(page.getByText('Skriv et tal fra 5 til 200.')).toBeVisible();
  await page.getByLabel('Skærmens størrelse (tommer)').fill('54,6');
  await page.getByLabel('Skærmens størrelse (tommer)').press('Enter');
  await expect(page.getByText('(tommer) er nu 54,6.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Sort med et ur' }).click();
  await pcSwitch(page, 'Væggens åbningstid').click();
  const monday = page.getByLabel('Mandag', { exact: true });
  await monday.fill('hele dagen');
  await monday.press('Enter');
  await expect(page.getByText('Skriv som 7.30-17, eller lad feltet være tomt.')).toBeVisible();
  await monday.fill('7-18');
  await monday.press('Enter');
  await page.getByRole('button', { name: 'Tilføj et tidspunkt' }).click();
  await expect(page.getByText('18:00 60 %', { exact: false })).toBeVisible();
  expect((await new AxeBuilder({ page }).include('[data-testid="settings"]').analyze()).violations).toEqual([]);

  expect(JSON.parse(readFileSync(join(desktop.folder, 'desktop.json'), 'utf8'))).toMatchObject({
    kiosk: 'beside',
    display: 'Sony TV',
    pin: '471147',
    wall: {
      inches: 54.6,
      closed: 'clock',
      hours: { monday: ['07:00-18:00'], friday: ['07:30-17:00'] },
      brightness: [{ from: '18:00', percent: 60 }],
    },
  });
  await expect(page.locator('body')).not.toContainText('471147');

  await page.getByRole('button', { name: 'Nej', exact: true }).click();
  await expect.poll(async () => (await windows(app)).filter(({ isKiosk }) => isKiosk).length).toBe(0);
  await page.getByRole('button', { name: /^Fortryd/ }).click();
  await expect.poll(async () => (await windows(app)).filter(({ isKiosk }) => isKiosk).length).toBe(1);
});

test('sounds, strip, start and folders are this PC’s own; the tray’s menu and the page say the same', async ({
  desktop,
}) => {
  await desktop.configure(twoQueues);
  const { app, page } = await desktop.start();
  await open(page);
  await page.getByRole('button', { name: 'Ingen lyd' }).click();
  await pcSwitch(page, "Lad ikke pc'en gå i dvale").click();
  await expect.poll(() => atDesk(app, 'keptAwake')).toEqual([]);
  await pcSwitch(page, 'Vis striben').click();
  await expect.poll(async () => (await windows(app)).length).toBe(2);
  await atDesk(app, 'choose', 'Vis striben');
  await expect(pcSwitch(page, 'Vis striben')).toHaveAttribute('aria-checked', 'false');
  await page.getByRole('button', { name: 'Åbn mappen' }).click();
  await expect.poll(() => atDesk(app, 'openedPaths')).toEqual([join(desktop.folder, 'data')]);
});

test('where the hub cannot start, what belongs to this PC can still be changed', async ({ desktop }) => {
  await desktop.configure({ ...twoQueues, queues: 'none' });
  const { page } = await desktop.startInTrouble();
  await page.getByRole('button', { name: 'Indstillinger for denne pc' }).click();
  await expect(page.getByRole('heading', { name: 'Denne pc' })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('listitem')).toHaveText(['Denne pc', 'Udseende']);
  await pcSwitch(page, 'Start med Windows').click();
  await expect(page.getByText('Start med Windows: slået til.')).toBeVisible();
});
