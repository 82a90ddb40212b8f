import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { zoneWithNoonNow } from '../support/configurations.ts';
import { createFlexfone } from './flexfone.ts';
import { createHubHome } from './start-hub.ts';

const token = 'a-token-for-the-talks-0123456789';
const secret = 'a-secret-for-the-talks-0123456789abcdef';

test('whoever calls somebody back sees who he last spoke with, by a click on his line or by his number', async ({
  page,
}) => {
  const home = await createHubHome({
    timeZone: zoneWithNoonNow(),
    language: 'da',
    board: { token },
    countryCode: '+45',
    queues: [{ id: 'hallmonitor', name: 'HallMonitor Support', agents: ['201'] }],
    agents: [{ id: '201', name: 'Anna' }],
    sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
  });
  try {
    const { board, webhooks } = await home.start();
    const flexfone = createFlexfone(webhooks, secret);
    await flexfone.enter('hallmonitor', 'spoken');
    await flexfone.rings('201', 'spoken');
    await flexfone.answered('201', 'spoken');
    await flexfone.ended('spoken', '201');
    await flexfone.ended('spoken');
    await flexfone.enter('hallmonitor', 'lost');
    await flexfone.ended('lost');
    await page.goto(`${board}/?token=${token}#lost-calls`);
    const talks = page.getByRole('region', { name: 'Hvem har sidst talt med nummeret?' });
    await page.getByTestId('lost-line').getByRole('button', { name: 'Sidst talt med' }).click();
    // The number stays as masked as it was.
    await expect(talks).toContainText(/Den, der sidst ringede kl\. \d\d:\d\d: \+?\*+10/);
    const row = talks.getByRole('row').nth(1);
    await expect(row).toContainText('Anna (201)');
    await expect(row).toContainText('HallMonitor Support');
    await expect(row).toContainText('0:00');
    await expect(talks).toContainText('Det er alle samtaler med nummeret. Numre er gemt fra');
    await expect(page.getByText('70201010')).toHaveCount(0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    // By keyboard, in another spelling.
    const field = talks.getByLabel('Telefonnummer');
    await field.fill('28374655');
    await expect(talks.getByRole('row')).toHaveCount(0);
    await field.press('Enter');
    await expect(talks).toContainText('Der er ingen samtaler med nummeret.');
    await field.fill('0045 70 20 10 10');
    await field.press('Enter');
    await expect(talks.getByRole('row').nth(1)).toContainText('Anna (201)');
    await field.fill('201');
    await field.press('Enter');
    await expect(talks).toContainText('Skriv et telefonnummer på 6 til 20 cifre');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  } finally {
    await home.remove();
  }
});
