import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { Picture } from '#core/queue';
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

/** The next picture of a busy centre: in one queue after the other a caller comes, or the oldest is answered. */
export function nextPicture(recording: Recording, step: number, at: number): Picture {
  const { queues } = recording.picture;
  const queue = queues[step % queues.length];
  if (queue === undefined) throw new Error('The recording has no queue.');
  const waiting = Math.floor(step / queues.length) % 9;
  const time = (millisecondsAgo: number) => new Date(at - millisecondsAgo).toISOString();
  const changed = {
    ...queue,
    level: waiting > 6 ? 'critical' : waiting > 3 ? 'warning' : 'calm',
    levelReason: waiting > 3 ? 'callsWaiting' : null,
    callsWaiting: waiting,
    waitingSince: Array.from({ length: waiting }, (_, index) => time((waiting - index) * 9_000)),
    answeredToday: 100 + (step % 900),
    agentsReady: step % 5,
    agentsRinging: step % 2,
  } as const;
  return { at: time(0), queues: [changed] };
}
