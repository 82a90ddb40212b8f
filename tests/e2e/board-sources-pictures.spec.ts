import { numberNames } from '#core/said/numbers';
import { expect, test, type Page } from '@playwright/test';
import { contrastFaults } from './contrast.ts';
import { layoutFaults, sourcesScreen } from './layout.ts';
import { recording, startPictureServer, type PictureServer, type Recording } from './picture-server.ts';
import { looks, openBoard, takePicture, type Look } from './pictures.ts';
import { everything, offered, several, troubled, withSources } from './sources-recordings.ts';

// A trace of so many pages takes longer than the pages.
test.use({ trace: 'off' });

const look: Look = { language: 'da', theme: 'dark', width: 1920, height: 1080 };
let server: PictureServer;
test.beforeAll(async () => {
  server = await startPictureServer(several);
});
test.afterAll(() => server.close());

const screen = (page: Page) => page.getByTestId('sources-screen');
const opener = (page: Page) => page.getByTestId('show-sources');

const many = recording('many');
const states: { readonly [name: string]: Recording } = {
  several: { ...everything, actions: { ...offered, allowed: true } },
  troubled: { ...troubled, actions: { ...offered, allowed: false } },
  alone: recording('calm'),
  'of-twelve-queues': {
    ...many,
    sources: withSources({
      flexfone: { state: 'ok', provides: numberNames, lastInputAt: several.picture.at },
      swan: { queues: null },
      soluno: { queues: null },
    }).sources,
  },
};

for (const [name, played] of Object.entries(states)) {
  test(`${name}: whole, apart, readable, and nothing scrolls`, async ({ page }) => {
    test.slow();
    server.play(played);
    for (const each of looks) {
      await openBoard(page, server.address, each);
      await opener(page).click();
      await expect(screen(page).getByRole('listitem').first()).toBeVisible();
      await expect(page.getByRole('switch')).toHaveCount(name === 'several' ? 2 : 0);
      expect(await layoutFaults(page, sourcesScreen)).toEqual([]);
      expect(await contrastFaults(page)).toEqual([]);
      const hidden = await page
        .locator('.sources-body')
        .evaluate((body) => [body.scrollHeight - body.clientHeight, body.scrollWidth - body.clientWidth]);
      expect(hidden, JSON.stringify(each)).toEqual([0, 0]);
      await takePicture(page, `sources-${name}`, each);
    }
  });
}

for (const [width, height] of [
  [1080, 1920],
  [1024, 768],
  [3840, 2160],
] as const) {
  test(`four sources on ${width} × ${height}: whole and apart`, async ({ page }) => {
    server.play(everything);
    await openBoard(page, server.address, { ...look, width, height });
    // On a narrow screen the controls cover the list in the header.
    await page.mouse.move(500, 500);
    await page.getByTestId('controls-sources').click();
    await expect(page.getByTestId('yesterday')).toBeVisible();
    // So narrow a screen has no room for all of it at once: what lies below is scrolled to.
    const faults = (await layoutFaults(page, sourcesScreen)).filter(
      (fault) => width > 1_024 || !fault.endsWith('beyond its frame'),
    );
    expect(faults).toEqual([]);
    const { scrollWidth, clientWidth } = await page
      .locator('.sources-body')
      .evaluate((body) => ({ scrollWidth: body.scrollWidth, clientWidth: body.clientWidth }));
    expect(scrollWidth).toBe(clientWidth);
    await takePicture(page, 'sources-several', { ...look, width, height });
  });
}

test('of more sources than have room, the rest is scrolled to, by keys too', async ({ page }) => {
  const sources = [0, 1, 2].flatMap((copy) =>
    several.sources.sources.map((source) => ({ ...source, id: `${source.id}-${copy}` })),
  );
  server.play({ ...everything, sources: { ...everything.sources, sources } });
  await openBoard(page, server.address, look);
  await opener(page).click();
  await expect(screen(page).locator('.source-card')).toHaveCount(12);
  // Two of one title are told apart.
  await expect(screen(page).getByRole('heading', { name: 'SWAN (swan-2)' })).toBeVisible();
  const scrolled = () => page.locator('.sources-body').evaluate((body) => body.scrollTop);
  await page.keyboard.press('Tab');
  await page.keyboard.press('PageDown');
  await expect.poll(scrolled).toBeGreaterThan(100);
  await expect(screen(page).getByRole('button', { name: 'Tilbage til tavlen' })).toBeInViewport();
  await takePicture(page, 'sources-twelve', look);
});
