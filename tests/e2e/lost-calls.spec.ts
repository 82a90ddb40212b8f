import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { startSwan } from '../fakes/swan/server.ts';
import { zoneWithNoonNow } from '../support/configurations.ts';
import { createFlexfone } from './flexfone.ts';
import { createHubHome } from './start-hub.ts';

const token = 'a-token-for-the-lost-0123456789';
const user = {
  company: 'vestpol',
  department: 'Support',
  description: 'Ledig',
  extension: '201',
  name: 'Anna',
  status: 'available',
} as const;
const secret = 'a-secret-for-the-lost-0123456789abcdef';

test('who was lost is called back from the list: numbers when asked for, the own phone first, undone by a click', async ({
  page,
}) => {
  test.slow();
  const swan = await startSwan({
    now: () => Date.now(),
    company: 'vestpol',
    state: () => ({ queues: {}, users: [user] }),
  });
  const home = await createHubHome({
    timeZone: zoneWithNoonNow(),
    language: 'da',
    board: { token },
    countryCode: '+45',
    queues: [{ id: 'hallmonitor', name: 'HallMonitor Support', agents: ['201'] }],
    sources: [
      { id: 'pbx', adapter: 'flexfone-webhooks', secret },
      {
        id: 'swan',
        adapter: 'swan',
        baseUrl: swan.baseUrl,
        company: 'vestpol',
        queues: { hallmonitor: { group: 'support', queues: ['600'] } },
      },
    ],
  });
  try {
    const { board, webhooks } = await home.start();
    const flexfone = createFlexfone(webhooks, secret);
    await flexfone.enter('hallmonitor', 'lost');
    await flexfone.ended('lost');
    await page.goto(`${board}/?token=${token}#lost-calls`);
    const line = page.getByTestId('lost-line');
    await expect(line).toHaveCount(1);
    await expect(line).not.toContainText('70201010');
    await expect(line.getByRole('button', { name: 'Ring op' })).toHaveCount(0);

    await page.getByLabel('Dit navn').fill('Anna');
    await line.getByRole('button', { name: 'Jeg ringer' }).click();
    await expect(line).toContainText('Anna ringer');
    await line.getByRole('button', { name: 'Fortryd' }).click();
    await expect(line).toContainText('Åben');

    await page.getByRole('button', { name: 'Vis numre' }).click();
    await expect(line).toContainText('+4570201010');
    await line.getByRole('button', { name: 'Ring op' }).click();
    await expect(line).toContainText('Skriv dit lokalnummer foroven først.');
    await page.getByLabel('Dit lokalnummer').fill('201');
    await expect(line).toContainText('Ring til +4570201010 fra 201? Din telefon ringer først.');
    expect(swan.orders).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
    await line.getByRole('button', { name: 'Ja, ring op' }).click();
    await expect(line).toContainText('Anna ringer');
    await expect(line.getByRole('status')).toContainText('ringer');
    expect(swan.orders).toHaveLength(1);
    expect(JSON.stringify(swan.orders)).toContain('4570201010');
    expect(JSON.stringify(swan.orders)).toContain('201');
  } finally {
    await home.remove();
    await swan.close();
  }
});
