import { createFlexfone } from '../flexfone.ts';
import { createHubHome } from '../start-hub.ts';
import { expect, figure, test, twoQueues } from '../desktop/desktop.ts';
import { crash, waitingOn } from './stand-in.ts';

test('a screen of a hub elsewhere says at once when that is gone, keeps its picture, and goes on by itself', async ({
  desktop,
}) => {
  test.setTimeout(120_000);
  const home = await createHubHome(twoQueues);
  try {
    const hub = await home.start();
    const flexfone = createFlexfone(hub.webhooks, twoQueues.sources[0]?.secret ?? '');
    const { app, page } = await desktop.start('--kiosk', `--hub=${hub.board}`);
    await flexfone.enter('hallmonitor', 'call-1');
    await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');
    await hub.kill();
    await expect(page.getByTestId('connection')).toBeVisible({ timeout: 5_000 });
    await expect(figure(page, 'hallmonitor', 'callsWaiting')).toHaveText('1');

    // Even a page that is new has the last picture, and says how old it is.
    await crash(app);
    await expect.poll(() => waitingOn(app), { timeout: 15_000 }).toBe('1');
    await expect
      .poll(
        () =>
          app.evaluate(({ BrowserWindow }) =>
            BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
              `document.querySelector('[data-testid="connection"]') !== null`,
            ),
          ),
        { timeout: 15_000 },
      )
      .toBe(true);
    await home.start();
    await flexfone.enter('hallmonitor', 'call-2');
    await expect.poll(() => waitingOn(app), { timeout: 30_000 }).toBe('2');
  } finally {
    await home.remove();
  }
});
