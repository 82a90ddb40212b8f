import { twoQueues, expect, test, inBoard } from '../desktop/desktop.ts';
import { atDesk, crash, waitingOn, windows } from './stand-in.ts';

test.beforeEach(async ({ desktop }) => {
  await desktop.configure(twoQueues);
});

test('a wall fills its screen, keeps it awake, and shows no name of an agent', async ({ desktop }) => {
  const agents = [{ id: '201', name: 'Anna Bech' }];
  await desktop.configure({ ...twoQueues, agents });
  const { app, page } = await desktop.start('--kiosk');
  expect(await windows(app)).toMatchObject([
    { isKiosk: true, isFullScreen: true, isVisible: true, isOnTop: true, address: 'app://board/?kiosk=1' },
  ]);
  expect(await atDesk(app, 'keptAwake')).toEqual(['prevent-display-sleep']);
  await page.getByTestId('queue-hallmonitor').getByTestId('agentsReady').click();
  await expect(page.locator('body')).not.toContainText('Anna');
});

test('a page that hangs is ended and comes back by itself', async ({ desktop }) => {
  test.setTimeout(90_000);
  const { app } = await desktop.start('--kiosk');
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await expect.poll(() => waitingOn(app)).toBe('1');
  // Not awaited: it never ends.
  void inBoard(app, `setTimeout(() => { for (;;); }, 0)`).catch(() => undefined);
  await desktop.flexfone.enter('hallmonitor', 'call-2');
  await expect.poll(() => waitingOn(app), { timeout: 60_000 }).toBe('2');
});

test('a page that has used up its memory comes back by itself', async ({ desktop }) => {
  test.setTimeout(90_000);
  const { app } = await desktop.start('--kiosk', '--js-flags=--max-old-space-size=48');
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await expect.poll(() => waitingOn(app)).toBe('1');
  const gone = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.once('render-process-gone', () => resolve('gone'));
      }),
  );
  void inBoard(app, `setTimeout(() => { const all = []; for (;;) all.push(Array(1e5).fill({})); }, 0)`).catch(
    () => undefined,
  );
  expect(await gone).toBe('gone');
  await desktop.flexfone.enter('hallmonitor', 'call-2');
  await expect.poll(() => waitingOn(app), { timeout: 30_000 }).toBe('2');
});

test('the process that draws may die: the pages are drawn anew, and after several the program starts without it', async ({
  desktop,
}) => {
  const { app } = await desktop.start('--kiosk');
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  const lose = () =>
    app
      .evaluate(({ app: program }) =>
        program.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 1 }),
      )
      .catch(() => undefined);
  for (const _loss of [1, 2, 3]) {
    await lose();
    await expect.poll(() => waitingOn(app), { timeout: 15_000 }).toBe('1');
  }
  const ended = desktop.ended();
  const asked = atDesk(app, 'relaunches');
  expect(await asked).toEqual([]);
  await lose();
  expect(await ended).toBe(0);

  // What it asked to be started with.
  const again = await desktop.start('--kiosk', '--draw-by-software', '--relaunched=1');
  for (let loss = 0; loss < 20; loss += 1) {
    await again.app.evaluate(({ app: program }) =>
      program.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 1 }),
    );
  }
  await expect.poll(() => waitingOn(again.app), { timeout: 15_000 }).toBe('1');
  await desktop.flexfone.enter('hallmonitor', 'call-2');
  await expect.poll(() => waitingOn(again.app)).toBe('2');
});

/** More of them for whoever has the time. */
const deaths = Number(process.env['KIOSK_DEATHS'] ?? 11);

test('many deaths of the page, and the program starts itself anew where they come too fast: each time the right board', async ({
  desktop,
}) => {
  test.setTimeout(30_000 + deaths * 10_000);
  let { app } = await desktop.start('--kiosk');
  let calls = 0;
  let starts = 1;
  for (let death = 1; death <= deaths; death += 1) {
    const ended = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));
    await crash(app);
    if (death % 10 === 1) await desktop.flexfone.enter('hallmonitor', `call-${(calls += 1)}`);
    const isBack = expect
      .poll(() => waitingOn(app), { timeout: 20_000 })
      .toBe(String(calls))
      .then(() => true);
    if (await Promise.race([isBack.catch(() => false), ended.then(() => false)])) continue;
    // It ended, to be started again: Electron does so itself.
    await isBack.catch(() => undefined);
    expect(await desktop.ended()).toBe(0);
    starts += 1;
    ({ app } = await desktop.start('--kiosk'));
    await expect.poll(() => waitingOn(app), { timeout: 20_000 }).toBe(String(calls));
  }
  console.log(`${deaths} deaths, ${starts} starts, ${calls} calls on the board.`);
});

test('sleep, waking up and the end of a session leave the right board', async ({ desktop }) => {
  const { app } = await desktop.start('--kiosk');
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await app.evaluate(({ powerMonitor }) => {
    (powerMonitor as unknown as NodeJS.EventEmitter).emit('suspend');
    (powerMonitor as unknown as NodeJS.EventEmitter).emit('resume');
  });
  await desktop.flexfone.enter('hallmonitor', 'call-2');
  await expect.poll(() => waitingOn(app)).toBe('2');
  expect(await atDesk(app, 'keptAwake')).toEqual(['prevent-display-sleep']);

  // Windows ends the session at once: no quit handler runs.
  await desktop.kill();
  const again = await desktop.start('--kiosk');
  await expect.poll(() => waitingOn(again.app)).toBe('2');
});

test('a night: the page is made anew behind the old one, and takes its place with its board on it', async ({
  desktop,
}) => {
  test.setTimeout(180_000);
  const { app } = await desktop.start('--kiosk');
  const ids = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ id }) => id));
  const [before] = await ids();
  // The machine's clock is set to the night after next, whatever the hour now is (a young page is left alone): a
  // quarter to five in Copenhagen, when it is done whoever waits.
  await app.evaluate(() => {
    const real = Date.now;
    const then = new Date(real() + 2 * 86_400_000).toISOString().slice(0, 10);
    const hourThere = (at: number) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', hour: '2-digit' }).format(at);
    const night = ['02', '03'].map((hour) => Date.parse(`${then}T${hour}:46:00Z`)).find((at) => hourThere(at) === '04');
    const ahead = (night ?? 0) - real();
    Date.now = () => real() + ahead;
  });
  // Watched in the program itself: the two lie on one another for a moment only, which a question from here may miss.
  await app.evaluate(({ BrowserWindow }) => {
    const seen = { most: 0 };
    Object.assign(globalThis, { seen });
    setInterval(() => (seen.most = Math.max(seen.most, BrowserWindow.getAllWindows().length)), 5);
  });
  await expect.poll(async () => (await ids()).includes(before ?? -1), { timeout: 100_000 }).toBe(false);
  // The new one stood, its board on it, before the old one went.
  expect(await app.evaluate(() => (globalThis as unknown as { seen: { most: number } }).seen.most)).toBe(2);
  expect(await ids()).toHaveLength(1);
  await desktop.flexfone.enter('hallmonitor', 'call-1');
  await expect.poll(() => waitingOn(app)).toBe('1');
  await expect.poll(() => windows(app), { timeout: 10_000 }).toMatchObject([{ isKiosk: true, isVisible: true }]);
});
