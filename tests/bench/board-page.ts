import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { Picture, Queue } from '#core/board/queue';
import { startPictureServer, type PictureServer, type Recording } from '../e2e/picture-server.ts';

/** A board in a real browser, that shows a recording and is told what changes. */
export interface BoardPage {
  readonly browser: Browser;
  readonly page: Page;
  readonly server: PictureServer;
  readonly close: () => Promise<void>;
}

/** Opens the built board at 1920 × 1080. `before`: what is done to the page before it is loaded. */
export async function openBoardPage(recording: Recording, before?: (page: Page) => Promise<void>): Promise<BoardPage> {
  const server = await startPictureServer(recording);
  const place = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  // Chromium refuses its sandbox to root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ args, ...(existsSync(place) ? { executablePath: place } : {}) });
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await before?.(page);
  await page.goto(server.address);
  await page.locator('.tile').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { browser, page, server, close };
}

/** More than this wait in no queue before the tide turns. */
const mostWaiting = 8;

/**
 * The pictures of a busy centre, one at each call: in one queue after the other a caller comes, until many wait; then,
 * until nobody does, the oldest is answered. Who stays has come when he came, and every figure was heard of just now.
 */
export function busyCentre({ picture: { queues } }: Recording): (at: number) => Omit<Picture, 'total'> {
  const lines = new Map(queues.map(({ id }) => [id, { waiting: [] as readonly string[], rises: true }]));
  let step = -1;
  return (at) => {
    step += 1;
    const queue = queues[step % queues.length];
    const line = queue === undefined ? undefined : lines.get(queue.id);
    if (queue === undefined || line === undefined) throw new Error('The recording has no queue.');
    const now = new Date(at).toISOString();
    if (line.waiting.length === 0) line.rises = true;
    if (line.waiting.length === mostWaiting) line.rises = false;
    line.waiting = line.rises ? [...line.waiting, now] : line.waiting.slice(1);
    const waiting = line.waiting.length;
    const heard = Object.entries(queue.provenance).map(([name, told]) => [name, { ...told, asOf: now }] as const);
    const changed = {
      ...queue,
      level: waiting > 6 ? 'critical' : waiting > 3 ? 'warning' : 'calm',
      levelReason: waiting > 3 ? 'callsWaiting' : null,
      callsWaiting: waiting,
      waitingSince: line.waiting,
      answeredToday: 100 + (step % 900),
      agentsReady: step % 5,
      agentsRinging: step % 2,
      provenance: Object.fromEntries(heard) as Queue['provenance'],
    } as const;
    return { at: now, queues: [changed] };
  };
}
