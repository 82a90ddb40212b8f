import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScreensReport } from '#core/screens/screen';
import { hasMulticast } from '../../support/multicast.ts';
import { outside } from '../../support/outside.ts';
import { createHubHome } from '../start-hub.ts';
import { expect, test, twoQueues } from './desktop.ts';

const token = 'a-token-of-the-board-0123456789';

test('a hub is found on the network without its address, and found again by itself where it moves to', async ({
  desktop,
}) => {
  test.skip(outside === undefined || !(await hasMulticast(null)), 'this machine has no network that carries it');
  test.setTimeout(180_000);
  const data = await mkdtemp(join(tmpdir(), 'wallboard-moves-'));
  const config = { ...twoQueues, board: { host: '0.0.0.0', token } };
  const old = await createHubHome(config, join(data, 'old'));
  const next = await createHubHome(config, join(data, 'next'));
  try {
    const first = await old.start();
    const port = new URL(first.board).port;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const local = `http://127.0.0.1:${port}`;
    const opened = await fetch(`${local}/api/pairing`, { method: 'POST', headers });
    const code = ((await opened.json()) as ScreensReport).code?.code ?? '';

    const alone = await desktop.startInTrouble();
    await alone.page.getByRole('article').first().waitFor();
    await alone.page.evaluate(() => void (location.hash = 'pair'));
    await alone.page.getByRole('button', { name: `${outside}:${port}` }).click();
    await expect(alone.page.getByLabel('Den anden pcs adresse')).toHaveValue(`http://${outside}:${port}`);
    await alone.page.getByLabel('Ciffer 1 af 6').click();
    await alone.page.keyboard.type(code);
    await expect(alone.page.getByText(`Parret med ${outside}:${port}.`)).toBeVisible();
    await desktop.ended();

    const { page } = await desktop.start();
    await expect(page.getByTestId('queue-hallmonitor')).toBeVisible();
    // To another place, as by a backup, under another address.
    await first.stop();
    await cp(join(data, 'old'), join(data, 'next'), { recursive: true });
    const moved = await next.start();
    expect(await desktop.ended()).toBe(0);
    const again = await desktop.start();
    await expect(again.page.getByTestId('queue-hallmonitor')).toBeVisible();
    const report = await fetch(`http://127.0.0.1:${new URL(moved.board).port}/api/screens`, { headers });
    expect(((await report.json()) as ScreensReport).screens).toMatchObject([{ isThere: true }]);
  } finally {
    await old.remove();
    await next.remove();
    await rm(data, { recursive: true, force: true });
  }
});
