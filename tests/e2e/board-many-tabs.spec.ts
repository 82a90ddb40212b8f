import { expect, test } from '@playwright/test';
import { createFlexfone } from './flexfone.ts';
import { createHubHome } from './start-hub.ts';

const secret = 'a-secret-for-the-many-tabs-0123456789abcdef';
const config = {
  timeZone: 'Europe/Copenhagen',
  queues: [{ id: 'support', name: 'Support', agents: ['201'] }],
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
};

test('eight boards in one browser share a stream: each is told, and each is answered', async ({ context }) => {
  test.slow();
  const home = await createHubHome(config);
  try {
    const hub = await home.start();
    const flexfone = createFlexfone(hub.webhooks, secret);
    const pages = [];
    for (let tab = 0; tab < 8; tab += 1) {
      const page = await context.newPage();
      await page.goto(hub.board, { timeout: 10_000 });
      await expect(page.getByTestId('queue-support')).toBeVisible({ timeout: 10_000 });
      pages.push(page);
    }
    await flexfone.enter('support', 'call-1');
    for (const page of pages) await expect(page.getByTestId('callsWaiting')).toHaveText('1');
    const metrics = await (await fetch(`${hub.board}/metrics`)).text();
    expect(metrics).toContain('wallboard_stream_clients 1\n');
    const answers = await Promise.all(
      pages.map((page) => page.evaluate(() => fetch('/api/sources').then((response) => response.status))),
    );
    expect(answers).toEqual(pages.map(() => 200));

    // Who comes late is told what is, and counts by the hub's time.
    const late = await context.newPage();
    await late.goto(hub.board);
    await expect(late.getByTestId('callsWaiting')).toHaveText('1');
    const [first] = pages;
    const wait = async (page: typeof late) => (await page.getByTestId('longestWait').textContent()) ?? '';
    await expect.poll(async () => (await wait(late)) === (await wait(first!))).toBe(true);

    // A tab that is closed takes nothing with it.
    await first!.close();
    await hub.kill();
    for (const page of pages.slice(1)) await expect(page.getByTestId('connection')).toBeVisible();
    await home.start();
    for (const page of pages.slice(1)) await expect(page.getByTestId('connection')).toHaveCount(0, { timeout: 15_000 });
  } finally {
    await home.remove();
  }
});

test('without such workers a board follows by itself', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'SharedWorker'));
  const home = await createHubHome(config);
  try {
    const hub = await home.start();
    await page.goto(hub.board);
    await createFlexfone(hub.webhooks, secret).enter('support', 'call-1');
    await expect(page.getByTestId('callsWaiting')).toHaveText('1');
  } finally {
    await home.remove();
  }
});
