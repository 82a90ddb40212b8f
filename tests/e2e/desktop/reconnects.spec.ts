import { expect, figure, test, twoQueues } from './desktop.ts';

test('killed in the middle of a day, the board comes back with the whole day', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const { page } = await desktop.start();
  const { flexfone } = desktop;
  await flexfone.enter('hallmonitor', 'call-1');
  await flexfone.rings('201', 'call-1');
  await flexfone.answered('201', 'call-1');
  await flexfone.enter('hallmonitor', 'call-2');
  await expect(figure(page, 'hallmonitor', 'answeredToday')).toHaveText('1');
  // Answered with 200, and the end of the session in the same moment: nothing may depend on what a quit would do.
  await flexfone.enter('switchpay', 'call-3');
  await desktop.kill();

  const again = await desktop.start();
  await expect(figure(again.page, 'hallmonitor', 'answeredToday')).toHaveText('1');
  await expect(figure(again.page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  await expect(figure(again.page, 'switchpay', 'callsWaiting')).toHaveText('1');
  await flexfone.ended('call-2');
  await expect(figure(again.page, 'hallmonitor', 'lostToday')).toHaveText('1');
});

test('closed and opened again, the day is whole, too', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const { app, page } = await desktop.start();
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  await app.close();

  const again = await desktop.start();
  await expect(figure(again.page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
});

test('a page that is loaded again has the numbers at once, and goes on', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const { page } = await desktop.start();
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  await page.reload();
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  await desktop.flexfone.enter('hallmonitor', 'call-2');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('2');
});

test('changed settings are used at once; settings that cannot be used leave the board as it is', async ({
  desktop,
}) => {
  await desktop.configure(twoQueues);
  const { page } = await desktop.start();
  await desktop.flexfone.enter('switchpay', 'call-1');
  await expect(figure(page, 'switchpay', 'callsWaiting')).toHaveText('1');

  const [first, second] = twoQueues.queues;
  await desktop.configure({ ...twoQueues, queues: [first, { ...second, name: 'SwitchPay Night' }] });
  await expect(page.getByRole('heading', { name: 'SwitchPay Night' })).toBeVisible({ timeout: 10_000 });
  await expect(figure(page, 'switchpay', 'callsWaiting')).toHaveText('1');

  await desktop.configure({ ...twoQueues, queues: 'nonsense' });
  await page.waitForTimeout(2_500);
  await desktop.flexfone.enter('switchpay', 'call-2');
  await expect(figure(page, 'switchpay', 'callsWaiting')).toHaveText('2');
  await expect(page.getByRole('heading', { name: 'SwitchPay Night' })).toBeVisible();
});
