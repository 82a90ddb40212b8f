import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { zoneWithNoonNow } from '../support/configurations.ts';
import { createFlexfone } from './flexfone.ts';
import { createHubHome } from './start-hub.ts';

const token = 'a-token-for-the-past-0123456789';
const secret = 'a-secret-for-the-past-0123456789abcdef';
const waiting = (page: Page) => page.getByTestId('queue-hallmonitor').getByTestId('callsWaiting');

test('a day is watched as a film: nobody takes it for now, and now goes on meanwhile', async ({ page }) => {
  test.slow();
  const home = await createHubHome({
    timeZone: zoneWithNoonNow(),
    language: 'da',
    board: { token },
    queues: [
      { id: 'hallmonitor', name: 'HallMonitor Support', agents: ['201'] },
      { id: 'switchpay', name: 'SwitchPay Support', agents: ['203'] },
    ],
    sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
  });
  try {
    const { board, webhooks } = await home.start();
    const flexfone = createFlexfone(webhooks, secret);
    await flexfone.enter('hallmonitor', 'first');
    await page.goto(`${board}/?token=${token}#history`);
    await expect(waiting(page)).toHaveText('1');
    await page.getByRole('button', { name: 'Dag', exact: true }).click();
    await page.getByRole('button', { name: 'Se dagen som film' }).click();

    // The day begins: nobody has called, and nothing was heard.
    const film = page.getByTestId('film');
    await expect(film).toBeVisible();
    await expect(page.getByTestId('film-when')).toContainText('kl. 00:00:00');
    await expect(film).toContainText('Det er ikke nu.');
    await expect(page.getByTestId('queue-hallmonitor')).toBeVisible();
    await expect(waiting(page)).not.toHaveText('1');

    // What happens now is not in it.
    await flexfone.enter('hallmonitor', 'second');
    await page.getByRole('slider', { name: 'Tidspunkt på dagen' }).press('End');
    await expect(waiting(page)).toHaveText('1');
    await page.getByRole('slider').press('Home');
    await expect(waiting(page)).not.toHaveText('1');

    // It plays, by the space bar too, as fast as one likes.
    await page.getByRole('button', { name: '300×' }).click();
    await page.getByRole('slider').press(' ');
    await expect(page.getByTestId('film-play')).toHaveText('Pause');
    await expect(page.getByTestId('film-when')).toContainText(/kl\. 00:(0[5-9]|[1-5]\d)/);
    await page.getByRole('slider').press(' ');
    await expect(page.getByTestId('film-play')).toHaveText('Afspil');

    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
    await page.getByRole('button', { name: 'Tilbage til nu' }).click();
    await expect(film).toHaveCount(0);
    await expect(waiting(page)).toHaveText('2');
  } finally {
    await home.remove();
  }
});

test('a day that the journal has not is said to be none', async ({ page }) => {
  const home = await createHubHome({ queues: [{ id: 'a', name: 'A' }], board: { token } });
  try {
    const { board } = await home.start();
    await page.goto(`${board}/?token=${token}#past/2020-01-01`);
    await expect(page.getByRole('alert').filter({ hasText: 'Dagen kan ikke vises' })).toBeVisible();
    await page.getByRole('button', { name: 'Tilbage til nu' }).click();
    await expect(page.getByTestId('film')).toHaveCount(0);
  } finally {
    await home.remove();
  }
});
