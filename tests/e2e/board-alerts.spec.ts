import { expect, test } from '@playwright/test';
import { hubForEach } from './hub-for-each.ts';

const token = 'a-token-of-a-spec';
const secret = 'not-a-secret-of-anybody';
const alerts = { longestWaitSeconds: {}, callsWaiting: { warning: 1, critical: 2 }, nobodyReady: {}, forSeconds: 0 };
const configuration = {
  queues: [
    { id: 'support', name: 'Support', alerts },
    { id: 'sales', name: 'Salg', alerts },
  ],
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
  board: { token },
};

const hub = hubForEach(configuration, { all: true });

const enter = (queue: string, call: string) =>
  fetch(`${hub.webhooks}/hooks/pbx/${secret}/queue/${queue}/enter?uniquecallid=${call}`);

test('an alert shouts until somebody takes it, by mouse or by key, and the log can be filtered', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${hub.board}/?token=${token}`);
  const banner = page.getByTestId('alert-banner');
  await expect(page.getByTestId('controls')).toBeAttached();
  await expect(banner).toHaveCount(0);

  await enter('support', '1.1');
  await expect(banner).toContainText('Support Mange venter');
  await expect(banner).toHaveAttribute('data-loud', 'true');
  const size = await page.getByTestId('take-alert').boundingBox();
  expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);

  await page.getByTestId('show-alerts').click();
  const screen = page.getByTestId('alert-screen');
  await expect(screen).toContainText('1 alarm venter på, at nogen tager den.');
  await page.getByLabel('Dit navn').fill('Anna t');
  await expect(page.getByTestId('alert')).toHaveAttribute('data-loud', 'true');
  await screen.getByTestId('take-alert').click();
  await expect(page.getByTestId('alert')).toContainText('Anna t tager den, siden kl.');
  await expect(screen).toContainText('Alle åbne alarmer er taget eller udskudt.');
  const rows = page.getByTestId('alert-log').locator('tbody tr');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('taget af Anna t');
  await page.getByRole('button', { name: 'Kun kritiske' }).click();
  await expect(screen).toContainText('Ingen alarmer i dette tidsrum.');
  await page.getByRole('button', { name: 'Kun kritiske' }).click();

  await enter('sales', '2.1');
  await expect(page.getByTestId('alert')).toHaveCount(2);
  await page.getByLabel('Hvor').selectOption('sales');
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(banner).toContainText('Salg Mange venter');
  // Nothing covers it: a click would wait for ever.
  await page.getByTestId('take-alert').click({ trial: true });
  await page.keyboard.press('t');
  await expect(banner).not.toHaveAttribute('data-loud', 'true');
  await expect(page.getByTestId('take-alert')).toHaveCount(0);
  await page.getByTestId('controls-alerts').click();
  await expect(screen).toBeVisible();
});

test('who only looks is offered nothing', async ({ page }) => {
  await page.goto(`${hub.board}/?token=${token}&kiosk=1`);
  await enter('support', '1.2');
  await enter('support', '1.3');
  await expect(page.getByTestId('alert-banner')).toContainText('For mange venter');
  await expect(page.getByTestId('take-alert')).toHaveCount(0);
});
