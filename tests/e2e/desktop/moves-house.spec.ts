import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { atDesk } from '../kiosk/stand-in.ts';
import { createDesktop, expect, figure, test, twoQueues } from './desktop.ts';

const about = (page: Page) => page.evaluate(() => void (location.hash = 'settings/about'));
const passphrase = 'en hest på vej til Århus';

test('all of it is saved into a file, and is the same board on another PC', async ({ desktop, host }) => {
  test.setTimeout(180_000);
  await desktop.configure(twoQueues);
  const { app, page } = await desktop.start();
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  const file = join(desktop.folder, 'house.tar.gz');
  await about(page);
  await page.getByLabel('Adgangssætning').fill(passphrase);
  await page.getByRole('button', { name: 'Gem en sikkerhedskopi' }).click();
  await expect(page.getByText('De to er ikke ens.')).toBeVisible();
  await page.getByLabel('Den samme igen').fill(passphrase);
  // Nobody chose a file, and then somebody did.
  await page.getByRole('button', { name: 'Gem en sikkerhedskopi' }).click();
  await expect(page.getByText('De to er ikke ens.')).toHaveCount(0);
  await atDesk(app, 'answerPaths', [file]);
  await page.getByRole('button', { name: 'Gem en sikkerhedskopi' }).click();
  await expect(page.getByText(`Gemt som ${file}.`, { exact: false })).toBeVisible();
  await app.close();

  const other = await createDesktop(host);
  try {
    const { app: newApp, page: newPage } = await other.desktop.startInTrouble();
    await newPage.getByRole('article').first().waitFor();
    await about(newPage);
    await newPage.getByLabel('Adgangssætning').fill('en forkert sætning');
    await newPage.getByRole('button', { name: 'Brug en sikkerhedskopi' }).click();
    await atDesk(newApp, 'answerPaths', [file, file]);
    await newPage.getByRole('button', { name: 'Ja, vælg filen' }).click();
    await expect(newPage.getByText('Adgangssætningen er en anden end den', { exact: false })).toBeVisible();
    await newPage.getByLabel('Adgangssætning').fill(passphrase);
    await newPage.getByRole('button', { name: 'Ja, vælg filen' }).click();
    await expect(newPage.getByText('Sikkerhedskopien er i orden.', { exact: false })).toBeVisible();
    await other.desktop.ended();

    const again = await other.desktop.start();
    await expect(figure(again.page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
    expect(existsSync(join(other.desktop.folder, 'data', 'restore.ready'))).toBe(false);
    // The phone system's secret came along, and nobody can read it.
    await desktop.flexfone.enter('hallmonitor', 'call-2');
    await expect(figure(again.page, 'hallmonitor', 'callsWaiting')).toHaveText('2');
    const settings = readFileSync(join(other.desktop.folder, 'settings.json'), 'utf8');
    expect(settings).toContain('${secret:');
    expect(readdirSync(other.desktop.folder)).toContain('secrets.bin');
  } finally {
    await other.remove();
  }
});
