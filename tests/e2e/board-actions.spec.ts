import type { ActionOrder, ActionResult } from '#core/board/bridge';
import { startFlexfoneApi, type FlexfoneApiServer } from '#tests/fakes/flexfone-api/server';
import { expect, test, type Page } from '@playwright/test';
import { contrastFaults } from './contrast.ts';
import { layoutFaults, sourcesScreen } from './layout.ts';
import { recording, startPictureServer, type PictureServer, type Recording } from './picture-server.ts';
import { openBoard, takePicture, type Look } from './pictures.ts';
import { startReverseProxy } from './reverse-proxy.ts';
import { createHubHome, type HubHome } from './start-hub.ts';

const look: Look = { language: 'da', theme: 'dark', width: 1920, height: 1080 };
const offer = { source: 'pbxadmin', id: 'set-call-flow', title: 'Switches a variable call flow on or off.' };
const several: Recording = { ...recording('several-sources'), actions: { actions: [offer], allowed: true } };

const flow = (page: Page, id: string) => page.getByTestId(`flow-${id}`);
const openSources = (page: Page) => page.getByTestId('show-sources').click();

test.describe('with recorded answers', () => {
  let server: PictureServer;
  let orders: ActionOrder[];
  test.beforeAll(async () => {
    server = await startPictureServer(several);
  });
  test.afterAll(() => server.close());
  test.beforeEach(async ({ page }) => {
    orders = [];
    server.play(several);
    await openBoard(page, server.address, look);
    await openSources(page);
  });

  /** The phone system answers with this, when the spec says so. */
  function answerLater(): (result: ActionResult | undefined) => void {
    let answer: (result: ActionResult | undefined) => void = () => {};
    server.obey((order) => {
      orders.push(order);
      return new Promise((resolve) => (answer = resolve));
    });
    return (result) => answer(result);
  }

  test('a switch asks first, says that it is under way, and then what is so', async ({ page }) => {
    const answer = answerLater();
    const toggle = page.getByRole('switch', { name: 'Lukket' });
    await expect(toggle).toHaveAttribute('aria-checked', 'false');
    await toggle.click();
    await expect(flow(page, '6001')).toContainText('Slå »Lukket« til? Det ændrer, hvor opkald sendes hen.');
    expect(await layoutFaults(page, sourcesScreen)).toEqual([]);
    expect(await contrastFaults(page)).toEqual([]);
    await takePicture(page, 'flow-asked', look);
    expect(orders).toEqual([]);

    await page.getByRole('button', { name: 'Slå til' }).click();
    await expect(flow(page, '6001')).toContainText('Slår »Lukket« til …');
    await expect(toggle).toHaveAttribute('aria-disabled', 'true');
    // Whoever is in a hurry orders it once.
    await toggle.click({ force: true });
    await expect(page.getByRole('button', { name: 'Slå til' })).toHaveCount(0);
    expect(orders).toEqual([
      { source: 'pbxadmin', action: 'set-call-flow', parameters: { flow: '6001', active: true } },
    ]);

    answer({ done: 'The call flow "Lukket" is now active.' });
    await expect(flow(page, '6001')).toContainText('»Lukket« er slået til.');
    // The hub's word counts until the source is heard anew.
    await expect(toggle).toHaveAttribute('aria-checked', 'true');
    await expect(page.getByRole('switch', { name: 'Ferie' })).toHaveAttribute('aria-checked', 'true');
    await takePicture(page, 'flow-done', look);
  });

  test('nothing happens where it is taken back, by button or by Escape, which leaves the screen open', async ({
    page,
  }) => {
    const toggle = page.getByRole('switch', { name: 'Ferie' });
    server.obey((order) => {
      orders.push(order);
      return { done: 'It is so.' };
    });
    await toggle.click();
    await page.getByRole('button', { name: 'Fortryd' }).click();
    await expect(toggle).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Fortryd' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(toggle).toBeFocused();
    await expect(flow(page, '6002')).not.toContainText('Slå »Ferie«');
    await expect(page.getByTestId('sources-screen')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('sources-screen')).toHaveCount(0);
    expect(orders).toEqual([]);
  });

  test('a refusal is a sentence, with the detail in its own language, and the switch stays as it was', async ({
    page,
  }) => {
    server.obey(() => ({ error: 'Flexfone does not answer now, and asks to be asked later.' }));
    await page.getByRole('switch', { name: 'Ferie' }).click();
    await page.getByRole('button', { name: 'Slå fra' }).click();
    await expect(flow(page, '6002')).toContainText('»Ferie« blev ikke slået fra.');
    await expect(flow(page, '6002').locator('[lang="en"]')).toHaveText(
      'Flexfone does not answer now, and asks to be asked later.',
    );
    await expect(page.getByRole('switch', { name: 'Ferie' })).toHaveAttribute('aria-checked', 'true');
    expect(await layoutFaults(page, sourcesScreen)).toEqual([]);
    expect(await contrastFaults(page)).toEqual([]);
    await takePicture(page, 'flow-refused', look);
  });

  test('where no answer came, it does not pretend to know', async ({ page }) => {
    server.obey(() => undefined);
    await page.getByRole('switch', { name: 'Ferie' }).click();
    await page.getByRole('button', { name: 'Slå fra' }).click();
    await expect(flow(page, '6002')).toContainText('Der kom intet svar: se efter, om »Ferie« blev skiftet.');
  });

  test('a board without a token offers no switch and says why', async ({ page }) => {
    server.play({ ...several, actions: { actions: [offer], allowed: false } });
    await page.reload();
    await openSources(page);
    await expect(page.getByTestId('source-pbxadmin')).toContainText('tavlen skal først have en adgangsnøgle');
    await expect(flow(page, '6002')).toContainText('Til');
    await expect(page.getByRole('switch')).toHaveCount(0);
  });

  test('a source that offers nothing shows how its call flows stand, and no more', async ({ page }) => {
    server.play({ ...several, actions: { actions: [], allowed: true } });
    await page.reload();
    await openSources(page);
    await expect(flow(page, '6001')).toContainText('Fra');
    await expect(page.getByTestId('source-pbxadmin')).not.toContainText('adgangsnøgle');
    await expect(page.getByRole('switch')).toHaveCount(0);
  });
});

test.describe('with a real hub, and a phone system behind it', () => {
  const secrets = { account: '1234', hash: 'a-hash-for-the-actions-spec' };
  const token = 'a-token-for-the-actions-spec-0123456789abcdef';
  let api: FlexfoneApiServer;
  let home: HubHome;

  async function begin(board: object): Promise<string> {
    api = await startFlexfoneApi(secrets);
    home = await createHubHome({
      timeZone: 'Europe/Copenhagen',
      language: 'da',
      queues: [{ id: 'hallmonitor', name: 'HallMonitor Support', agents: ['201', '202'] }],
      sources: [{ id: 'pbxadmin', adapter: 'flexfone-api', baseUrl: api.baseUrl, ...secrets, everySeconds: 3_600 }],
      board,
    });
    return (await home.start()).board;
  }
  test.afterEach(async () => {
    await home.remove();
    await api.close();
  });

  const orders = () => api.asked.filter((request) => request.startsWith('POST'));

  test('a call flow is switched on the board, and every board reads it back', async ({ page }) => {
    const address = await begin({ token });
    await page.goto(`${address}/?token=${token}`);
    await openSources(page);
    const toggle = page.getByRole('switch', { name: 'Ferie' });
    await expect(toggle).toHaveAttribute('aria-checked', 'true');
    await toggle.click();
    expect(orders()).toEqual([]);
    await page.getByRole('button', { name: 'Slå fra' }).click();
    await expect(flow(page, '6002')).toContainText('»Ferie« er slået fra.');
    await expect(toggle).toHaveAttribute('aria-checked', 'false');
    expect(orders()).toEqual(['POST /api/Callflow/SetCallFlowState?localnumber=6002&active=false']);

    // What was read back is what every board is told.
    await page.reload();
    await openSources(page);
    await expect(page.getByRole('switch', { name: 'Ferie' })).toHaveAttribute('aria-checked', 'false');
    await expect(page.getByRole('switch', { name: 'Lukket' })).toHaveAttribute('aria-checked', 'false');
  });

  test('a call flow is switched on a board behind a proxy that has another name', async ({ page }) => {
    const proxy = await startReverseProxy(await begin({ token }));
    try {
      await page.goto(`${proxy.address}/?token=${token}`);
      await openSources(page);
      await page.getByRole('switch', { name: 'Ferie' }).click();
      await page.getByRole('button', { name: 'Slå fra' }).click();
      await expect(flow(page, '6002')).toContainText('»Ferie« er slået fra.');
    } finally {
      await proxy.close();
    }
  });

  test('an order that the phone system takes and does not follow is not passed off as done', async ({ page }) => {
    const address = await begin({ token });
    await page.goto(`${address}/?token=${token}`);
    await openSources(page);
    await page.getByRole('switch', { name: 'Lukket' }).click();
    api.nasty('ignores');
    await page.getByRole('button', { name: 'Slå til' }).click();
    await expect(flow(page, '6001')).toContainText('»Lukket« blev ikke slået til.');
    await expect(flow(page, '6001')).toContainText('er stadig ikke aktivt');
    await expect(page.getByRole('switch', { name: 'Lukket' })).toHaveAttribute('aria-checked', 'false');
  });

  test('without a token nothing can be asked for', async ({ page }) => {
    await page.goto(await begin({}));
    await openSources(page);
    await expect(flow(page, '6002')).toContainText('Til');
    await expect(page.getByTestId('source-pbxadmin')).toContainText('adgangsnøgle');
    await expect(page.getByRole('switch')).toHaveCount(0);
    expect(orders()).toEqual([]);
  });
});
