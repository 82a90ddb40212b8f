import type { Queue } from '#core/board/queue';
import { expect, test, type Page } from '@playwright/test';
import { contrastFaults } from './contrast.ts';
import { layoutFaults } from './layout.ts';
import { firstQueues, recording, startPictureServer, type PictureServer, type Recording } from './picture-server.ts';
import { openBoard, resize, takePicture, type Look } from './pictures.ts';

const look: Look = { language: 'da', theme: 'dark', width: 1920, height: 1080 };
const several = recording('several-sources');
let server: PictureServer;
test.beforeAll(async () => {
  server = await startPictureServer(several);
});
test.beforeEach(() => server.play(several));
test.afterAll(() => server.close());

const figure = (page: Page, queue: string, name: string) => page.getByTestId(`queue-${queue}`).getByTestId(name);
const card = (page: Page) => page.getByTestId('card');

/** The recording with each queue otherwise. */
const withQueues = (from: Recording, change: (queue: Queue) => Partial<Queue>): Recording => ({
  ...from,
  picture: { ...from.picture, queues: from.picture.queues.map((queue) => ({ ...queue, ...change(queue) })) },
});

test('a figure that is an estimate says so, and one that may be more says that', async ({ page }) => {
  await openBoard(page, server.address, look);
  const number = (queue: string) => figure(page, queue, 'longestWait').locator('xpath=..');
  await expect(number('hallmonitor')).toContainText(/^ca\. 0:\d\d$/);
  await expect(number('switchpay')).toContainText(/^mindst 0:\d\d\+$/);

  await figure(page, 'hallmonitor', 'longestWait').hover();
  await expect(card(page)).toContainText('Ventetiden kan være op til 5 sek. længere.');
  await figure(page, 'switchpay', 'longestWait').hover();
  await expect(card(page)).toContainText('Mindst så længe: opkaldet ventede allerede');
  await takePicture(page, 'asked-at-least', look);

  // That nobody waits is no estimate.
  server.play(withQueues(several, () => ({ callsWaiting: 0, longestWaitSeconds: 0, waitingSince: [] })));
  await expect(number('switchpay')).toHaveText('0:00');
});

test('a figure that another source stands in for says for whom; the usual one and an old one do not', async ({
  page,
}) => {
  await openBoard(page, server.address, look);
  await figure(page, 'hallmonitor', 'serviceLevel').hover();
  await expect(card(page)).toContainText(
    'Fra Soluno i stedet for Flexfone, som ikke sender data. Sidst modtaget for 3 min. siden',
  );
  await figure(page, 'hallmonitor', 'agentsOther').hover();
  await expect(card(page)).toContainText(/Fra SWAN, for \d+ sek\. siden/);
  const fromFlexfone = { source: 'flexfone', asOf: '2026-11-20T13:37:52.000+01:00', stale: true, estimated: false };
  server.play(withQueues(several, ({ provenance }) => ({ provenance: { ...provenance, lostToday: fromFlexfone } })));
  await figure(page, 'hallmonitor', 'lostToday').hover();
  await expect(card(page)).toContainText('Tal fra kl. 13:37.');
  await expect(card(page)).toContainText('Fra Flexfone, for 4 min. siden');
});

test('the agents behind a figure are told by name, with what they do', async ({ page }) => {
  await openBoard(page, server.address, look);
  await figure(page, 'hallmonitor', 'agentsReady').hover();
  await expect(card(page)).toContainText('Ledige: Anna Kjær, Bo Lund, Sofie Lind, Jens Bæk');
  await figure(page, 'hallmonitor', 'agentsBusy').hover();
  await expect(card(page)).toContainText('Optaget: Carl Holm (i samtale), Ditte Friis (ringer)');
  await takePicture(page, 'asked-agents', look);
  await figure(page, 'hallmonitor', 'agentsOther').hover();
  await expect(card(page)).toContainText('Pause m.m.: Erik Dam (Frokost)');
  // Of whom nobody has said the name there is the number.
  await figure(page, 'switchpay', 'agentsBusy').hover();
  await expect(card(page)).toContainText('Optaget: 302 (i samtale), Ole Vang (efterbehandling)');
});

test('of many agents so many are named as have room, however long their names are', async ({ page }) => {
  const crowd = Array.from({ length: 60 }, (_, index) => ({
    id: `${index}`,
    name: index === 0 ? 'W'.repeat(200) : `Alexander-Maximilian Holstebro-Ringkøbing ${index}`,
    state: 'ready' as const,
    since: null,
    reason: null,
  }));
  server.play(withQueues(several, () => ({ agents: crowd, agentsReady: 60 })));
  for (const [width, height] of [
    [1280, 720],
    [1080, 1920],
  ] as const) {
    await openBoard(page, server.address, { ...look, width, height });
    await figure(page, 'switchpay', 'agentsReady').hover();
    await expect(card(page)).toContainText(/, \+\d+/);
    const box = await card(page).boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    expect(await card(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    const names = card(page).locator('.card-names');
    expect(await names.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(1);
    await takePicture(page, 'asked-many-agents', { ...look, width, height });
  }
});

test('the words before a wait have their room, with one queue to twelve, from near and far', async ({ page }) => {
  test.slow();
  const told = { source: 'flexfone', asOf: null, stale: false };
  const unsure = withQueues(recording('many'), ({ provenance }) => ({
    callsWaiting: 12,
    longestWaitSeconds: 3_905,
    waitingSince: null,
    provenance: {
      ...provenance,
      callsWaiting: { ...told, estimated: false },
      longestWaitSeconds: { ...told, estimated: true, atLeast: true },
    },
  }));
  for (const scale of [1, 1.4]) {
    for (const count of [1, 2, 4, 12]) {
      server.play(firstQueues(unsure, count));
      await openBoard(page, server.address, { ...look, language: 'en' }, `&scale=${scale}`);
      for (const [width, height] of [
        [1920, 1080],
        [1080, 1920],
      ] as const) {
        await resize(page, width, height);
        await expect(page.locator('.figure-large .at-least').first()).toBeVisible();
        expect(await layoutFaults(page), `${count} queues on ${width} × ${height} at ${scale}`).toEqual([]);
        await takePicture(page, `at-least-${count}-${scale}`, { ...look, language: 'en', width, height });
      }
    }
  }
  expect(await contrastFaults(page)).toEqual([]);
});

test('of a tile only the part is old whose source is silent', async ({ page }) => {
  const old = { source: 'swan', asOf: '2026-11-20T13:38:14.000+01:00', stale: true, estimated: false };
  const fresh = { source: 'soluno', asOf: '2026-11-20T13:42:14.000+01:00', stale: false, estimated: false };
  const isOld: { readonly [queue: string]: (name: string) => boolean } = {
    // The first no longer knows what happens now, the second only what agents do.
    hallmonitor: (name) => name.endsWith('Waiting') || name.startsWith('longest') || name.startsWith('agents'),
    switchpay: (name) => name.startsWith('agents'),
  };
  server.play(
    withQueues(several, ({ id, provenance }) => ({
      provenance: Object.fromEntries(
        Object.keys(provenance).map((name) => [name, isOld[id]?.(name) === true ? old : fresh]),
      ) as Queue['provenance'],
    })),
  );
  for (const theme of ['dark', 'light'] as const) {
    await openBoard(page, server.address, { ...look, theme });
    const [hallmonitor, switchpay] = [page.getByTestId('queue-hallmonitor'), page.getByTestId('queue-switchpay')];
    await expect(hallmonitor).toHaveAttribute('data-looks', 'old');
    await expect(hallmonitor.locator('.tile-agents')).toHaveAttribute('data-old');
    await expect(hallmonitor.locator('.tile-today')).not.toHaveAttribute('data-old');
    await expect(switchpay).not.toHaveAttribute('data-looks', 'old');
    await expect(switchpay.locator('.tile-agents')).toHaveAttribute('data-old');
    await expect(switchpay.locator('.tile-today')).not.toHaveAttribute('data-old');
    expect(await contrastFaults(page)).toEqual([]);
    await takePicture(page, 'partly-old', { ...look, theme });
  }
});

test('on its first day a board says from when on it has counted what is told only as it happens', async ({ page }) => {
  const { sources } = several;
  server.play({ ...several, sources: { ...sources, since: '2026-11-20T09:12:00.000+01:00' } });
  await openBoard(page, server.address, look);
  await figure(page, 'hallmonitor', 'lostToday').hover();
  // SWAN has counted all day.
  await expect(card(page)).not.toContainText('Talt fra');
  const fromFlexfone = { source: 'flexfone', asOf: '2026-11-20T13:37:52.000+01:00', stale: false, estimated: false };
  server.play({
    ...withQueues(several, ({ provenance }) => ({ provenance: { ...provenance, lostToday: fromFlexfone } })),
    sources: { ...sources, since: '2026-11-20T09:12:00.000+01:00' },
  });
  await expect(card(page)).toContainText('Talt fra kl. 09:12, da tavlen begyndte at lytte i dag.');
  await page.getByTestId('show-sources').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('source-flexfone')).toContainText('kl. 09:12, da tavlen begyndte at lytte i dag');
  await expect(page.getByTestId('source-swan')).not.toContainText('begyndte at lytte');
  expect(await layoutFaults(page)).toEqual([]);
  await takePicture(page, 'sources-first-day', look);
});
