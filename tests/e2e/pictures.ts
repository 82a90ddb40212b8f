import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../out/pictures/', import.meta.url));

export interface Look {
  readonly language: 'da' | 'en';
  readonly theme: 'dark' | 'light';
  readonly width: number;
  readonly height: number;
}

const both = [
  [1920, 1080],
  [1280, 720],
] as const;

/** Both usual sizes, in both languages and both themes. */
export const looks: readonly Look[] = (['da', 'en'] as const).flatMap((language) =>
  (['dark', 'light'] as const).flatMap((theme) => both.map(([width, height]) => ({ language, theme, width, height }))),
);

/** Opens the board so, and waits until it shows something for good. */
export async function openBoard(page: Page, address: string, look: Look, more = ''): Promise<void> {
  const { language, theme, width, height } = look;
  await page.setViewportSize({ width, height });
  await page.goto(`${address}/?language=${language}&theme=${theme}${more}`);
  await page.locator('.tile, .trouble').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** Makes the screen another size, and waits until the board stands anew. */
export async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  for (let frames = 0; frames < 2; frames += 1) await page.evaluate(frame);
}

/** Leaves a picture in out/pictures/, to be looked at; where nobody is who could, none. */
export async function takePicture(page: Page, name: string, { language, theme, width, height }: Look): Promise<void> {
  if (process.env['CI'] !== undefined) return;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${width}x${height}-${language}-${theme}.png`);
  await page.screenshot({ path, animations: 'disabled' });
}
