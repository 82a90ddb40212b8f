import { chromium } from '@playwright/test';
import { expect, figure, test, twoQueues } from './desktop.ts';

test('any browser on the machine sees the same numbers from the same hub', async ({ desktop, launchOptions }) => {
  await desktop.configure(twoQueues);
  const { page } = await desktop.start();
  const browser = await chromium.launch(launchOptions);
  try {
    const other = await browser.newPage();
    await other.goto(`http://127.0.0.1:${desktop.ports.board}/`);
    await desktop.flexfone.enter('hallmonitor', 'call-1');
    for (const screen of [page, other]) await expect(figure(screen, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  } finally {
    await browser.close();
  }
});
