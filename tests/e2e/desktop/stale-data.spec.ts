import { expect, figure, test, twoQueues } from './desktop.ts';

test('a main process that hangs does not pass for a quiet hour: the board says that it hears nothing', async ({
  desktop,
}) => {
  await desktop.configure(twoQueues);
  const { app, page } = await desktop.start();
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  // Whoever drives the page goes through the main process in Electron itself: the page takes its own notes.
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    setInterval(() => {
      const banner = document.querySelector('[data-testid="connection"]')?.textContent;
      const level = document.querySelector('[data-testid="queue-hallmonitor"] [data-testid="level"]')?.textContent;
      const wait = document.querySelector('[data-testid="queue-hallmonitor"] [data-testid="longestWait"]')?.textContent;
      if (banner) seen.push(`${banner} / ${level} / ${wait}`);
    }, 100);
  });

  await app.evaluate(() => {
    setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20_000), 50);
  });
  await page.waitForTimeout(22_000);
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen.length).toBeGreaterThan(10);
  expect(seen[5]).toContain('Ingen forbindelse');
  expect(seen.at(-1)).toContain('Tal fra kl.');
  const waits = new Set(seen.map((line) => line.split(' / ')[2]));
  expect(waits.size).toBe(1);

  await expect(page.getByTestId('connection')).toHaveCount(0, { timeout: 10_000 });
  await desktop.flexfone.enter('hallmonitor', 'call-2');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('2');
});
