import { spawn } from 'node:child_process';
import { expect, figure, test, twoQueues } from './desktop.ts';

test('a second start ends at once, brings the first window forward, and disturbs nothing', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const { app, page } = await desktop.start();
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await expect.poll(() => isMinimized()).toBe(true);

  const { executable } = desktop.host;
  const isRoot = process.getuid?.() === 0;
  const second = spawn(executable, [...(isRoot ? ['--no-sandbox'] : []), ...desktop.arguments], { stdio: 'ignore' });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect.poll(() => isMinimized()).toBe(false);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())).toBe(true);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

  await desktop.flexfone.enter('hallmonitor', 'call-2');
  await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('2');

  function isMinimized() {
    return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
  }
});
