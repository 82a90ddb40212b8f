import { expect, figure, test, twoQueues } from './desktop.ts';

test('a call that Flexfone tells of is counted in the window, from its first second to its last', async ({
  desktop,
}) => {
  await desktop.configure(twoQueues);
  const { page } = await desktop.start();
  const { flexfone } = desktop;
  await expect(page.getByRole('article')).toHaveCount(2);

  await flexfone.enter('hallmonitor', 'call-1');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  await flexfone.rings('201', 'call-1');
  await expect(figure(page, 'hallmonitor', 'agentsBusy')).toHaveText('1');
  await flexfone.answered('201', 'call-1');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('0');
  await expect(figure(page, 'hallmonitor', 'answeredToday')).toHaveText('1');

  await flexfone.enter('switchpay', 'call-2');
  await flexfone.ended('call-2');
  await expect(figure(page, 'switchpay', 'lostToday')).toHaveText('1');
  await expect(figure(page, 'hallmonitor', 'lostToday')).toHaveText('0');
});
