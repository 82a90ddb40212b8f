import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { pino } from 'pino';
import { minute } from '#core/time/instant';
import { createConfig } from '#hub/config/config';
import { createHub, type Hub } from '#hub/hub';
import { startSwan, type SwanServer } from '../fakes/swan/server.ts';
import { createFlexfone } from './flexfone.ts';

const secret = 'a-secret-for-the-source-spec-0123456789abcdef';
const pageFolder = fileURLToPath(new URL('../../out/board', import.meta.url));
let world = { members: ['201'], waiting: 2, answeredAfterSeconds: [10, 30], abandoned: 1 };
const users = [{ extension: '201', name: 'Anna', status: 'available', description: 'Disponible' }] as const;

const dataFolder = mkdtempSync(join(tmpdir(), 'wallboard-e2e-'));
/** How much more time has passed for the hub than for the machine. */
let passed = 0;
let swan: SwanServer;
let hub: Hub;

test.afterEach(async () => {
  await hub.close();
  await swan.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

const figure = (page: Page, queue: string, name: string) => page.getByTestId(`queue-${queue}`).getByTestId(name);

test('a SWAN that is killed and lies: its figures are visibly old, then unknown, then back; Flexfone’s go on', async ({
  page,
}) => {
  test.slow();
  const now = (): number => Date.now() + passed;
  swan = await startSwan({ state: () => ({ queues: { '8001': world }, users }), company: 'VestPol', now });
  const queues = { support: { group: 'Soporte', queues: ['8001'] } };
  const config = createConfig(
    {
      queues: [
        { id: 'support', name: 'Support' },
        { id: 'booking', name: 'Booking', agents: ['301'] },
      ],
      sources: [
        { id: 'pbx', adapter: 'flexfone-webhooks', secret },
        { id: 'swan', adapter: 'swan', baseUrl: swan.baseUrl, company: 'VestPol', everySeconds: 0.5, queues },
      ],
      board: { port: 0 },
      webhooks: { port: 0 },
    },
    { environment: {} },
  );
  const clock = { now, elapsed: () => performance.now() + passed };
  hub = await createHub({ config, dataFolder, pageFolder, log: pino({ level: 'silent' }), clock });
  const { board, webhooks } = await hub.start();
  const flexfone = createFlexfone(webhooks, secret);
  await flexfone.enter('booking', 'call-1');

  const tile = page.getByTestId('queue-support');
  const untouched = page.getByTestId('queue-booking');
  await page.goto(board);
  await expect(figure(page, 'support', 'callsWaiting')).toHaveText('2');
  await expect(figure(page, 'support', 'answeredToday')).toHaveText('2');
  await expect(tile).toHaveAttribute('data-looks', 'calm');

  // Nobody is there: what was said last stays, and says how old it is.
  await swan.close();
  await expect(tile).toHaveAttribute('data-looks', 'old');
  await expect(figure(page, 'support', 'level')).toContainText('Tal fra kl.');
  await expect(figure(page, 'support', 'callsWaiting')).toHaveText('2');
  await flexfone.enter('booking', 'call-2');
  await expect(figure(page, 'booking', 'callsWaiting')).toHaveText('2');
  await expect(untouched).not.toHaveAttribute('data-looks', 'old');

  // It answers, and lies: a web page is no news.
  swan.nasty('html');
  await swan.open();
  const asked = swan.asked.length;
  await expect.poll(() => swan.asked.length, { timeout: 15_000 }).toBeGreaterThan(asked + 1);
  await expect(tile).toHaveAttribute('data-looks', 'old');

  // So long that its numbers say nothing any more: a dash, and never a 0.
  passed += 16 * minute;
  await expect(tile).toHaveAttribute('data-looks', 'unknown', { timeout: 20_000 });
  for (const name of ['callsWaiting', 'answeredToday', 'agentsReady']) {
    await expect(figure(page, 'support', name)).toHaveText('–');
  }
  await expect(figure(page, 'booking', 'callsWaiting')).toHaveText('2');

  // Meanwhile both were answered: the day has them, and those of before.
  world = { ...world, waiting: 0, answeredAfterSeconds: [10, 30, 20, 20] };
  swan.nasty('none');
  await expect(tile).toHaveAttribute('data-looks', 'calm', { timeout: 45_000 });
  await expect(figure(page, 'support', 'callsWaiting')).toHaveText('0');
  await expect(figure(page, 'support', 'answeredToday')).toHaveText('4');
  await expect(figure(page, 'support', 'lostToday')).toHaveText('1');
  await expect(page.getByTestId('connection')).toHaveCount(0);
});
