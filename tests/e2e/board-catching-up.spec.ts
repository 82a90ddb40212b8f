import { numberNames } from '#core/said/numbers';
import type { Provenance, Queue } from '#core/board/queue';
import { expect, test } from '@playwright/test';
import { contrastFaults } from './contrast.ts';
import { layoutFaults } from './layout.ts';
import { recording, startPictureServer, type PictureServer, type Recording } from './picture-server.ts';
import { looks, openBoard, takePicture } from './pictures.ts';

test.use({ trace: 'off' });

let server: PictureServer;
test.beforeAll(async () => {
  server = await startPictureServer(recording('calm'));
});
test.afterAll(() => server.close());

const everyNumber = <Value>(value: Value) =>
  Object.fromEntries(numberNames.map((name) => [name, value])) as Record<(typeof numberNames)[number], Value>;

function unread(queue: Queue): Queue {
  const provenance: Provenance = { source: null, asOf: null, stale: false, estimated: false, unknown: 'catchingUp' };
  const nothing = { waitingSince: null, longestWaitTime: null, avgWaitTime: null, agents: null, agentsRinging: null };
  return { ...queue, ...everyNumber(null), ...nothing, level: 'calm', provenance: everyNumber(provenance) };
}

/** The same board while its hub reads today back. */
function catchingUp({ picture, ...rest }: Recording, done: number): Recording {
  return { ...rest, picture: { ...picture, queues: picture.queues.map(unread), catchingUp: { done } } };
}

test('a hub that has just started says how far it is, and shows no number until it has all', async ({ page }) => {
  test.slow();
  for (const look of looks) {
    server.play(catchingUp(recording('calm'), 0.42));
    await openBoard(page, server.address, look);
    const banner = page.getByTestId('catching-up');
    await expect(banner).toHaveText(
      look.language === 'da' ? /Henter dagens opkald: 42\s%/ : 'Fetching today’s calls: 42%',
    );
    await expect(banner.getByRole('progressbar')).toHaveAttribute('value', '0.42');
    for (const tile of await page.locator('.tile').all()) {
      await expect(tile).toHaveAttribute('data-looks', 'waiting');
      await expect(tile.getByTestId('callsWaiting')).toHaveText('–');
      await expect(tile.getByTestId('answeredToday')).toHaveText('–');
    }
    expect(await layoutFaults(page)).toEqual([]);
    expect(await contrastFaults(page)).toEqual([]);
    await takePicture(page, 'catching-up', look);
  }
});

test('it goes on by itself, and all is there as soon as it is known', async ({ page }) => {
  const look = { language: 'da', theme: 'dark', width: 1920, height: 1080 } as const;
  const whole = recording('calm');
  server.play(catchingUp(whole, 0.42));
  await openBoard(page, server.address, look);
  const banner = page.getByTestId('catching-up');
  await expect(banner).toContainText('42');
  server.update({ at: whole.picture.at, queues: [], catchingUp: { done: 0.87 } });
  await expect(banner).toContainText('87');
  await page.locator('.tile').first().getByTestId('callsWaiting').hover();
  await expect(page.getByTestId('card')).toContainText('dagens opkald hentes');
  server.play(whole);
  await expect(banner).toHaveCount(0);
  await expect(page.locator('.tile').first()).toHaveAttribute('data-looks', 'calm');
});
