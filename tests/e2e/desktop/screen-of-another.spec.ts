import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ScreensReport } from '#core/screens/screen';
import { createHubHome } from '../start-hub.ts';
import { expect, test, twoQueues } from './desktop.ts';

const token = 'a-token-of-the-board-0123456789';

/** As the person at the hub does it. */
async function manage(board: string, method: 'GET' | 'POST' | 'DELETE', path: string): Promise<ScreensReport> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return (await (await fetch(`${board}/${path}`, { method, headers })).json()) as ScreensReport;
}
const newCode = async (board: string) => (await manage(board, 'POST', 'api/pairing')).code?.code ?? '';

/** Width and height of a JPEG, as a browser sees it. */
const jpegSize = (page: Page, image: string) =>
  page.evaluate(async (data) => {
    const picture = new Image();
    picture.src = `data:image/jpeg;base64,${data}`;
    await picture.decode();
    return [picture.naturalWidth, picture.naturalHeight];
  }, image);

/** With the keyboard, digit by digit; the last one sends it. */
async function type(page: Page, code: string): Promise<void> {
  await page.getByLabel('Ciffer 1 af 6').click();
  await page.keyboard.type(code);
}

test('a desktop becomes the screen of another hub by its code, says when it was revoked, and is paired again', async ({
  desktop,
}) => {
  test.setTimeout(180_000);
  const home = await createHubHome({ ...twoQueues, board: { token } });
  try {
    const { board } = await home.start();
    const { host } = new URL(board);
    const alone = await desktop.startInTrouble();
    await alone.page.getByRole('article').first().waitFor();
    await alone.page.evaluate(() => void (location.hash = 'settings/screens'));
    await alone.page.getByRole('button', { name: 'Gør denne pc til skærm for en anden hub' }).click();
    await alone.page.getByLabel('Den anden pcs adresse').fill(host);
    await alone.page.getByLabel('Hvad skal denne skærm hedde?').fill('Lager');
    const code = await newCode(board);
    await type(alone.page, code === '000000' ? '000001' : '000000');
    await expect(alone.page.getByRole('alert').filter({ hasText: 'Koden er forkert' })).toBeVisible();
    // The boxes are empty again, and the next digit goes into the first.
    await expect(alone.page.getByLabel('Ciffer 1 af 6')).toBeFocused();
    await alone.page.keyboard.type(code);
    await expect(alone.page.getByText(`Parret med ${host}.`)).toBeVisible();
    await desktop.ended();

    const bin = readFileSync(join(desktop.folder, 'screen.bin'));
    expect(bin.includes('token')).toBe(false);
    const { page } = await desktop.start();
    await expect(page.getByTestId('queue-hallmonitor')).toBeVisible();
    const [screen] = (await manage(board, 'GET', 'api/screens')).screens;
    expect(screen).toMatchObject({ name: 'Lager', role: 'wall', isThere: true });
    const id = screen?.id ?? '';
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const blink = JSON.stringify({ seconds: 30 });
    await fetch(`${board}/api/screens/${id}/blink`, { method: 'POST', headers, body: blink });
    await expect(page.getByTestId('blink')).toHaveText('Lager');

    // What it shows can be seen at the hub: the board's own page.
    const asked = await fetch(`${board}/api/screens/${id}/picture`, { method: 'POST', headers, body: '{}' });
    const { image } = (await asked.json()) as { readonly image: string };
    expect(Buffer.from(image, 'base64').subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(await jpegSize(page, image)).toEqual(await page.evaluate(() => [innerWidth, innerHeight]));

    await manage(board, 'DELETE', `api/screens/${id}`);
    await expect(page.getByText('Denne skærm er fjernet på hubben').last()).toBeVisible();
    await type(page, await newCode(board));
    await expect(page.getByText(`Parret med ${host}.`)).toBeVisible();
    await desktop.ended();
    const again = await desktop.start();
    await again.page.evaluate(() => void (location.hash = 'pair'));
    await again.page.getByRole('button', { name: 'Lad denne pc være sin egen hub' }).click();
    await expect(again.page.getByText('med denne pcs egne telefonsystemer')).toBeVisible();
    await desktop.ended();
    expect(existsSync(join(desktop.folder, 'screen.bin'))).toBe(false);
  } finally {
    await home.remove();
  }
});
