import { expect, figure, test, twoQueues } from './desktop.ts';

test('nothing configured: the demo plays, with two queues and no question asked', async ({ desktop }) => {
  const { page } = await desktop.start();
  await expect(page.getByRole('heading', { name: 'HallMonitor Support' })).toBeVisible();
  await expect(page.getByText('Demo: opdigtede opkald')).toBeVisible();
});

test('the configured queues are there, in their order, before any call', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const { page } = await desktop.start();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['HallMonitor Support', 'SwitchPay Support']);
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('–');
  await expect(page.getByText('Demo: opdigtede opkald')).toHaveCount(0);
});
