import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { layoutFaults, sourcesScreen } from './layout.ts';
import { recording, startPictureServer, type PictureServer } from './picture-server.ts';
import { openBoard, takePicture, type Look } from './pictures.ts';
import { everything, offered, several, troubled, withSources, yesterdayOf } from './sources-recordings.ts';

const look: Look = { language: 'da', theme: 'dark', width: 1920, height: 1080 };
let server: PictureServer;
test.beforeAll(async () => {
  server = await startPictureServer(several);
});
test.beforeEach(() => server.play(several));
test.afterAll(() => server.close());

const screen = (page: Page) => page.getByTestId('sources-screen');
const opener = (page: Page) => page.getByTestId('show-sources');
const state = (page: Page, source: string) => page.getByTestId(`source-${source}`).getByTestId('state');

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    server.play({ ...everything, actions: { ...offered, allowed: true } });
    await openBoard(page, server.address, { ...look, theme });
    await opener(page).click();
    await page.getByRole('switch').first().click();
    await expect(page.getByRole('button', { name: 'Fortryd' })).toBeFocused();
    await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}

test.describe('open and closed', () => {
  test('by keyboard: the focus goes in, Escape closes, and the focus is back where it was', async ({ page }) => {
    await openBoard(page, server.address, look);
    await page.keyboard.press('Tab');
    await expect(opener(page)).toBeFocused();
    await page.keyboard.press('Enter');
    const back = screen(page).getByRole('button', { name: 'Tilbage til tavlen' });
    await expect(back).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(screen(page)).toHaveCount(0);
    await expect(opener(page)).toBeFocused();

    await page.keyboard.press('Enter');
    await expect(back).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(screen(page)).toHaveCount(0);
    await expect(opener(page)).toBeFocused();
  });

  test('by pointer: the ground behind closes, the screen itself does not', async ({ page }) => {
    await openBoard(page, server.address, look);
    await opener(page).click();
    await screen(page).getByRole('heading', { name: 'SWAN' }).click();
    await expect(screen(page)).toBeVisible();
    await page.mouse.click(6, 1_074);
    await expect(screen(page)).toHaveCount(0);
  });

  test('from the controls, which are gone three seconds after, as before', async ({ page }) => {
    await openBoard(page, server.address, look);
    await page.mouse.move(900, 500);
    await page.getByTestId('controls').getByRole('button', { name: 'Telefonsystemer' }).click();
    await screen(page).getByRole('button', { name: 'Tilbage til tavlen' }).click();
    await expect(screen(page)).toHaveCount(0);
    await expect(page.getByTestId('controls')).toHaveCSS('opacity', '1');
    await expect(page.getByTestId('controls')).toHaveCSS('opacity', '0', { timeout: 6_000 });
  });

  test('in a demo the mark of the demo opens it', async ({ page }) => {
    server.play(recording('demo'));
    await openBoard(page, server.address, look);
    await expect(opener(page)).toHaveCount(0);
    await page.getByTestId('demo').click();
    await expect(screen(page).getByRole('heading', { name: 'Demo' })).toBeVisible();
  });

  test('on a wall it closes by itself when nobody touches it, and offers nothing to do', async ({ page }) => {
    server.play({ ...several, actions: { ...offered, allowed: true } });
    await page.clock.install();
    await openBoard(page, server.address, look, '&kiosk');
    await opener(page).click();
    await expect(page.getByTestId('flow-6002')).toContainText('Til');
    await page.clock.runFor(50_000);
    await expect(page.getByRole('switch')).toHaveCount(0);
    await page.mouse.move(900, 500);
    await page.clock.runFor(50_000);
    await expect(screen(page)).toBeVisible();
    await page.clock.runFor(15_000);
    await expect(screen(page)).toHaveCount(0);
    await expect(page.locator('button:focus')).toHaveCount(0);
  });

  test('on a desk it stays', async ({ page }) => {
    await page.clock.install();
    await openBoard(page, server.address, look);
    await opener(page).click();
    await page.clock.runFor(600_000);
    await expect(screen(page)).toBeVisible();
  });
});

test.describe('what it says', () => {
  test('of one that holds a connection: how it stands, since when, and what should be known of it', async ({
    page,
  }) => {
    const problems = ['201 cannot be monitored.', 'two', 'three', 'four', 'five', 'six'];
    const swan = {
      everySeconds: null,
      freshness: 'live',
      connection: { since: several.sources.at },
      problems,
    } as const;
    server.play(withSources({ swan }));
    await openBoard(page, server.address, look);
    await opener(page).click();
    await expect(state(page, 'swan')).toHaveText('Forbundet. Melder selv, når der sker noget.');
    const card = page.getByTestId('source-swan');
    await expect(card).toContainText('Forbundet siden');
    await expect(card.getByTestId('problems').getByRole('listitem')).toHaveText([...problems.slice(0, 5), '1 til']);
    expect(await layoutFaults(page, sourcesScreen)).toEqual([]);
    server.play(withSources({ swan: { ...swan, state: 'stale', connection: { since: null }, problems: [] } }));
    await expect(state(page, 'swan')).toHaveText(/^Forbindelsen er afbrudt\./);
    await expect(card.getByTestId('problems')).toHaveCount(0);
  });

  test('each source in a sentence, with the ages ticking and the detail in its own language', async ({ page }) => {
    server.play(troubled);
    await openBoard(page, server.address, look);
    await opener(page).click();
    await expect(screen(page)).toContainText('3 af 4 er ikke i orden.');
    await expect(state(page, 'swan')).toHaveText('Svarer ikke. Tavlen prøver igen af sig selv.');
    await expect(state(page, 'pbxadmin')).toContainText('Afviser tavlens adgang.');
    await expect(state(page, 'soluno')).toContainText('Intet modtaget endnu.');
    const detail = page.getByTestId('source-swan').getByTestId('technical').locator('[lang="en"]');
    await expect(detail).toHaveText('The phone system was asked and did not answer.');
    await expect(page.getByTestId('source-soluno').getByTestId('technical')).toHaveCount(0);

    const heard = page.getByTestId('source-swan').locator('dd').first();
    const before = await heard.textContent();
    expect(before).toMatch(/^for \d+ sek\. siden, kl\. 13:42:14$/);
    await expect(heard).not.toHaveText(before ?? '');
  });

  test('what it hears while it is open', async ({ page }) => {
    await openBoard(page, server.address, look);
    await opener(page).click();
    await expect(state(page, 'flexfone')).toContainText('Ingen data i 4 min. Tallene er gamle.');
    server.play(withSources({ flexfone: { state: 'ok', lastInputAt: several.picture.at } }));
    await expect(state(page, 'flexfone')).toHaveText('Melder selv, når der sker noget.');
    await expect(screen(page)).toContainText('Alle 4 er i orden.');
  });

  test('what a source cannot know, and which tiles that costs', async ({ page }) => {
    const [first] = several.picture.queues;
    if (first === undefined) throw new Error('The recording has no queue.');
    const unknown = { source: null, asOf: null, stale: false, estimated: false, unknown: 'notProvided' } as const;
    const poorer = { ...first, serviceLevel: null, provenance: { ...first.provenance, serviceLevel: unknown } };
    await openBoard(page, server.address, look);
    await opener(page).click();
    const swan = page.getByTestId('source-swan');
    await expect(swan).toContainText('18 tal i 2 køer');
    await expect(swan).toContainText('serviceniveau: fra Soluno');
    await expect(swan).toContainText('viderestillet og formodentlig mistede: fra Flexfone');
    await expect(page.getByTestId('source-soluno')).toContainText('medarbejdere: fra SWAN');
    await expect(page.getByTestId('source-pbxadmin')).toContainText('ingen tal til tavlen');

    server.update({ at: several.picture.at, queues: [poorer] });
    await expect(swan).toContainText('serviceniveau: ukendt på tavlen, i HallMonitor Support');
    const row = page.getByTestId('origins').getByRole('row', { name: 'HallMonitor Support' });
    await expect(row).toContainText('ukendt: ingen oplyser det');
    await expect(row).toContainText('SWAN i stedet for Flexfone');
    await expect(row).toContainText('SWAN anslået, i stedet for Flexfone');
    await expect(row).toContainText('Flexfone gammelt');
  });

  test('that a source tells of none of the queues: then something is set up wrongly', async ({ page }) => {
    server.play(withSources({ swan: { queues: ['another'] } }));
    await openBoard(page, server.address, look);
    await opener(page).click();
    await expect(page.getByTestId('source-swan')).toContainText('ingen tal: det oplyser ikke om tavlens køer');
    await expect(page.getByTestId('source-swan')).not.toContainText('Kan ikke vide');
  });

  test('yesterday side by side, and whether the sources agree', async ({ page }) => {
    server.play(everything);
    await openBoard(page, server.address, look);
    await opener(page).click();
    const yesterday = page.getByTestId('yesterday');
    await expect(yesterday).toContainText('tal er ikke ens i 1 af 2 køer.');
    await expect(yesterday.getByRole('row', { name: 'HallMonitor' }).getByRole('cell')).toHaveText([
      '1.288',
      '96',
      '1.288',
      '93',
      'ingen',
      '3',
    ]);
    server.play({
      ...everything,
      sources: { ...everything.sources, yesterday: [yesterdayOf('hallmonitor', 96), yesterdayOf('switchpay', 96)] },
    });
    await expect(yesterday).toContainText('tal er ens i alle 2 køer.');
    server.play(several);
    await expect(yesterday).toHaveCount(0);
  });

  test('a journal that was set aside: a mark on the board, and a sentence here', async ({ page }) => {
    await openBoard(page, server.address, look);
    await expect(page.getByTestId('notice-mark')).toHaveCount(0);
    server.play(everything);
    await page.reload();
    await expect(page.getByTestId('notice-mark')).toBeVisible();
    expect(await layoutFaults(page)).toEqual([]);
    await takePicture(page, 'notice-mark', look);
    await opener(page).click();
    await expect(page.getByTestId('notice')).toContainText('blev sat i karantæne i dag kl. 09:12.');
    await expect(page.getByTestId('notice')).toContainText('journal.sqlite.damaged-20261120T081204120Z');
  });

  test('that the hub is lost, for then all of it is old', async ({ page }) => {
    await openBoard(page, server.address, look);
    await opener(page).click();
    await expect(screen(page)).toContainText('1 af 4 er ikke i orden.');
    server.hangUp();
    await expect(screen(page)).toContainText(/Ingen forbindelse: det, der står her, er \d+ sek\. gammelt\./);
    await takePicture(page, 'sources-lost', look);
  });
});
