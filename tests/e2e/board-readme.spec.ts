import { expect, test } from '@playwright/test';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recording, startPictureServer } from './picture-server.ts';
import { openBoard } from './pictures.ts';

/** `README_PICTURES=1` puts them where the README has them; else they only show that they can be taken. */
const place = process.env['README_PICTURES'] === undefined ? '../../out/pictures/readme/' : '../../docs/pictures/';
const folder = fileURLToPath(new URL(place, import.meta.url));
const largestBytes = 200_000;

const pictures = [
  { name: 'board', state: 'calm-and-critical', language: 'da', theme: 'dark', width: 1920, height: 1080 },
  { name: 'twelve-queues', state: 'many', language: 'en', theme: 'light', width: 1280, height: 720 },
  { name: 'sources', state: 'several-sources', language: 'en', theme: 'dark', width: 1280, height: 720 },
  { name: 'asked', state: 'calm-and-critical', language: 'en', theme: 'dark', width: 1280, height: 720 },
] as const;

for (const { name, state, ...look } of pictures) {
  test(`the README's picture of ${name}`, async ({ page }) => {
    const server = await startPictureServer(recording(state));
    try {
      await openBoard(page, server.address, look);
      if (name === 'sources') {
        // By the keyboard too, which leaves no pointer, but a ring that is not part of the picture.
        await page.getByTestId('show-sources').focus();
        await page.keyboard.press('Enter');
        await expect(page.getByTestId('sources-screen')).toBeVisible();
        await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      }
      if (name === 'asked') {
        // Asked by the keyboard, which leaves no pointer in the picture.
        await page
          .getByTestId('queue-hallmonitor')
          .getByTestId('callsWaiting')
          .locator('xpath=ancestor::button')
          .focus();
        for (const _figure of Array.from({ length: 7 })) await page.keyboard.press('ArrowRight');
        await expect(page.getByTestId('card')).toContainText('127 answered of 135');
        await expect(page.getByTestId('controls')).toHaveCSS('opacity', '0', { timeout: 6_000 });
      }
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${name}.png`);
      await page.screenshot({ path, animations: 'disabled' });
      expect(statSync(path).size).toBeLessThan(largestBytes);
    } finally {
      await server.close();
    }
  });
}
