import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { recording, startPictureServer, type PictureServer } from './picture-server.ts';
import { openBoard, type Look } from './pictures.ts';

const look: Look = { language: 'da', theme: 'dark', width: 1920, height: 1080 };
let server: PictureServer;
test.beforeAll(async () => {
  server = await startPictureServer(recording('calm'));
});
test.afterAll(() => server.close());

for (const theme of ['dark', 'light'] as const) {
  for (const state of ['calm-and-critical', 'nobody-ready', 'stale', 'first-minute', 'longest'] as const) {
    test(`axe finds nothing: ${state}, ${theme}`, async ({ page }) => {
      server.play(recording(state));
      await openBoard(page, server.address, { ...look, theme });
      await page.mouse.move(700, 300);
      await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    });
  }
}

test('a queue that turns critical is announced, once', async ({ page }) => {
  const calm = recording('calm');
  server.play(calm);
  await openBoard(page, server.address, look);
  const announcer = page.getByTestId('announcer');
  await expect(announcer).toHaveText('');
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const element = document.querySelector('[data-testid="announcer"]');
    if (element === null) throw new Error('There is no announcer.');
    new MutationObserver(() => said.push(element.textContent ?? '')).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const [first] = recording('critical').picture.queues;
  if (first === undefined) throw new Error('The recording has no queue.');
  for (const answeredToday of [127, 128, 129]) {
    server.update({ at: calm.picture.at, queues: [{ ...first, answeredToday }] });
    await expect(page.getByTestId('queue-hallmonitor').getByTestId('answeredToday')).toHaveText(String(answeredToday));
  }
  await expect(announcer).toHaveText('HallMonitor Support: Venter for længe. Venter nu: 4.');
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toHaveLength(1);
});

test('without a hub there is no black screen: it says what is wrong and what to do', async ({ page }) => {
  for (const kind of ['config', 'port', 'journal', 'other'] as const) {
    await page.addInitScript(
      (trouble) => {
        const nothing = () => new Promise<never>(() => {});
        // As of a hub that never answers anything but why it is not there.
        const told: Record<string, unknown> = { trouble: () => Promise.resolve(trouble), on: () => () => {} };
        const bridge = new Proxy(told, { get: (all, name) => all[String(name)] ?? nothing });
        Object.assign(window, { bridge });
      },
      {
        kind,
        lines: [
          'queues[0].id: is missing: expected letters, digits, "-" or "_"',
          'port: is 99999: expected 0 to 65535',
        ],
      },
    );
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.goto(server.address);
    await expect(page.getByTestId('trouble')).toContainText('queues[0].id: is missing');
    await page.screenshot({ path: `out/pictures/trouble-${kind}.png` });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
});
