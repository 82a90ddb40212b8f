import { expect, test, type Locator, type Page } from '@playwright/test';
import { createFlexfone } from './flexfone.ts';
import { hubForEach } from './hub-for-each.ts';
import { layoutFaults } from './layout.ts';
import { everyState } from './every-state.ts';
import { openBoard, takePicture, type Look } from './pictures.ts';
import { recording, startPictureServer } from './picture-server.ts';

const secret = 'a-secret-for-the-contrast-0123456789';
const limits = { longestWaitSeconds: { warning: 900, critical: 1_800 }, callsWaiting: { warning: 2, critical: 3 } };
const hub = hubForEach({
  queues: [
    { id: 'calm', name: 'Rolig', agents: ['101', '102', '103'], alerts: limits },
    { id: 'warning', name: 'Advarsel', agents: ['201'], alerts: limits },
    { id: 'critical', name: 'Kritisk', agents: ['301'], alerts: limits },
    { id: 'waiting', name: 'Ikke hørt', alerts: limits },
  ],
  sources: [
    { id: 'pbx', adapter: 'flexfone-webhooks', secret },
    // Nobody answers there.
    {
      id: 'swan',
      adapter: 'swan',
      baseUrl: 'http://127.0.0.1:9',
      company: '1',
      queues: { waiting: { group: 'g', queues: ['q'] } },
    },
  ],
});

const look: Look = { language: 'da', theme: 'dark', width: 1920, height: 1080 };
const tile = (page: Page, queue: string) => page.getByTestId(`queue-${queue}`);

test.beforeEach(async ({ page }) => {
  const flexfone = createFlexfone(hub.webhooks, secret);
  for (const [queue, count] of [
    ['calm', 1],
    ['warning', 2],
    ['critical', 3],
  ] as const) {
    for (let call = 0; call < count; call += 1) await flexfone.enter(queue, `${queue}-${call}`);
  }
  await flexfone.rings('102', 'calm-0');
  await flexfone.enter('calm', 'lost');
  await flexfone.ended('lost');
  await flexfone.enter('calm', 'had');
  await flexfone.answered('103', 'had');
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.goto(hub.board);
  await expect(tile(page, 'critical')).toHaveAttribute('data-looks', 'critical');
  await expect(tile(page, 'warning')).toHaveAttribute('data-looks', 'warning');
});

/** How wide the frame is that is drawn around it, in pixels. */
const frame = (element: Locator): Promise<number> =>
  element.evaluate((one) => {
    const { outlineStyle, outlineWidth, borderTopStyle, borderTopWidth } = getComputedStyle(one);
    const widthOf = (style: string, width: string) => (style === 'none' ? 0 : Number.parseFloat(width));
    return Math.max(widthOf(outlineStyle, outlineWidth), widthOf(borderTopStyle, borderTopWidth));
  });

/** What an eye sees of it: how many of its pixels are not the ground's, from none to all. */
async function inked(page: Page, element: Locator): Promise<number> {
  const clip = await element.boundingBox();
  if (clip === null) throw new Error('It is not there to be seen.');
  const png = await page.screenshot({ clip, animations: 'disabled' });
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('There is nothing to draw on.');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const probe = document.createElement('i');
    probe.style.color = 'Canvas';
    document.body.append(probe);
    const ground = getComputedStyle(probe).color.match(/\d+/g)?.map(Number) ?? [];
    probe.remove();
    let other = 0;
    for (let at = 0; at < data.length; at += 4) {
      if ([0, 1, 2].some((part) => Math.abs((data[at + part] ?? 0) - (ground[part] ?? 0)) > 60)) other += 1;
    }
    return other / (data.length / 4);
  }, png.toString('base64'));
}

test('an alarm is told by its border and its sign, and calm has neither', async ({ page }) => {
  await takePicture(page, 'forced-states', look);
  const now = (queue: string) => tile(page, queue).locator('.tile-now');
  const head = (queue: string) => tile(page, queue).locator('.tile-head');
  const sign = (queue: string) => tile(page, queue).locator('.level .symbol');
  const thick = look.height / 250;
  expect(await frame(now('critical'))).toBeGreaterThan(thick);
  expect(await frame(head('warning'))).toBeGreaterThan(thick / 2);
  for (const part of [now, head]) expect(await frame(part('calm'))).toBeLessThanOrEqual(1);
  await expect(sign('calm')).toHaveCount(0);
  for (const queue of ['warning', 'critical', 'waiting']) {
    await expect(sign(queue)).toBeVisible();
    expect(await inked(page, sign(queue)), queue).toBeGreaterThan(0.03);
  }
  // A filled triangle and one in outline: known apart without a colour.
  expect(await inked(page, sign('critical'))).toBeGreaterThan((await inked(page, sign('warning'))) * 1.2);
  expect(await layoutFaults(page)).toEqual([]);
});

test('who is ready, rings, talks and is away, and what became of calls, is known by shape', async ({ page }) => {
  // Two of them have room for the bodies.
  await page.goto(`${hub.board}/?queues=calm,critical`);
  await expect(tile(page, 'critical')).toHaveAttribute('data-looks', 'critical');
  const body = (kind: string, more = '') =>
    tile(page, 'calm').locator(`.bodies[data-kind="${kind}"] .body${more}`).first();
  const ready = await inked(page, body('agentsReady'));
  const talking = await inked(page, body('agentsBusy', ':not([data-ringing])'));
  const ringing = await inked(page, body('agentsBusy', '[data-ringing]'));
  expect(talking).toBeGreaterThan(0.1);
  expect(ringing).toBeGreaterThan(talking * 1.05);
  expect(ready).toBeGreaterThan(ringing * 1.3);
  const answered = await inked(page, tile(page, 'calm').locator('.day-answered'));
  const lost = await inked(page, tile(page, 'calm').locator('.day-lost'));
  expect(answered).toBeGreaterThan(0.9);
  expect(lost).toBeGreaterThan(0.3);
  expect(lost).toBeLessThan(0.9);
});

test('what is turned away, chosen or lost keeps its frame', async ({ page }) => {
  await page.request.get(`${hub.webhooks}/hooks/pbx/${secret}/queue/calmm/enter?uniquecallid=1.1`);
  await page.mouse.move(600, 400);
  await page.getByTestId('controls').getByRole('button', { name: 'Telefonsystemer' }).click();
  expect(await frame(page.getByTestId('turned-away'))).toBeGreaterThanOrEqual(1);
  await takePicture(page, 'forced-sources', look);
  await page.keyboard.press('Escape');

  await page.mouse.move(610, 410);
  const chosen = page.getByTestId('controls').locator('[aria-pressed="true"]').first();
  await expect(chosen).toHaveCSS('outline-style', 'solid');
  await hub.kill();
  await expect(page.getByTestId('connection')).toBeVisible({ timeout: 15_000 });
  await expect(tile(page, 'calm')).toHaveAttribute('data-looks', 'old');
  await expect(tile(page, 'calm').locator('.level .symbol')).toBeVisible();
  expect(await inked(page, tile(page, 'calm').locator('.level'))).toBeGreaterThan(0.5);
  await takePicture(page, 'forced-lost', look);
});

test('twelve queues at the largest scale hold what they hold without the frames, and what stands on a ground is read', async ({
  page,
}) => {
  const server = await startPictureServer(everyState(12, 'forced')[0] ?? recording('many'));
  try {
    for (const [count, name] of [
      [12, 'forced-twelve'],
      [2, 'forced-two'],
    ] as const) {
      for (const one of everyState(count, name)) {
        server.play(one);
        await openBoard(page, server.address, { ...look, width: 1280, height: 720 }, '&scale=1.4');
        expect(await layoutFaults(page)).toEqual([]);
        const faults = await page.locator('.tile :is(.limit span, .more, .label, .level)').evaluateAll((all) =>
          all.flatMap((words) => {
            if (!words.checkVisibility()) return [];
            let ground: Element | null = words;
            while (ground !== null && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') {
              ground = ground.parentElement;
            }
            const { color } = getComputedStyle(words);
            return ground !== null && getComputedStyle(ground).backgroundColor === color ? [words.textContent] : [];
          }),
        );
        expect(faults).toEqual([]);
      }
    }
  } finally {
    await server.close();
  }
});
