import { expect, test, type Page } from '@playwright/test';
import { everyState } from './every-state.ts';
import { layoutFaults } from './layout.ts';
import { measured } from './measures.ts';
import { recording, startPictureServer, type PictureServer } from './picture-server.ts';
import { openBoard, resize, type Look } from './pictures.ts';

test.use({ trace: 'off' });

const dark: Look = { language: 'da', theme: 'dark', width: 1920, height: 1080 };
const sizes = [
  [1920, 1080],
  [1280, 720],
  [1024, 768],
  [1080, 1920],
] as const;
const scales = [0.85, 1, 1.4] as const;

let server: PictureServer;
test.beforeAll(async () => {
  server = await startPictureServer(recording('calm'));
});
test.afterAll(() => server.close());

/** Capitals of 16 and of 18 minutes of arc at 5 m from 55 inches, in hundredths of the height of a screen that lies. */
const [arc16, arc18] = [4.86, 5.47];

/** What is wrong with the board as it stands. */
async function faultsOf(page: Page, count: number, scale: number, [width, height]: (typeof sizes)[number]) {
  const faults = [...(await layoutFaults(page))];
  const { big, label, smallestLabel, name, outOfLine } = await measured(page);
  faults.push(...outOfLine.map((part) => `out of line: ${part}`));
  if (count <= 4 && big < 9) faults.push(`a large figure is ${big.toFixed(2)} vh`);
  // On a screen that stands a hundredth of the height is more than the letters are measured in.
  const unit = Math.min(1, (width * 0.75) / height);
  // On nearly square screens many tiles are too narrow for their words.
  const isNarrow = count > 8 && width / height < 1.5 && unit === 1;
  if (big < 5 * unit) faults.push(`a large figure is ${big.toFixed(2)} vh, and no larger than a small one`);
  if (scale >= 1 && !isNarrow && label < arc16 * unit - 0.01) faults.push(`letters are ${label.toFixed(2)} vh`);
  if (smallestLabel < 0.99 * label)
    faults.push(`letters are ${smallestLabel.toFixed(2)} beside ${label.toFixed(2)} vh`);
  if (scale >= 1 && !isNarrow && name < arc18 * unit - 0.01) faults.push(`names are ${name.toFixed(2)} vh`);
  // Six queues have room for whatever distance was chosen.
  if (count <= 6 && width / height > 1.7 && Math.abs(label - scale * arc16) > 0.02)
    faults.push(`letters are ${label.toFixed(2)} vh`);
  return faults;
}

for (const scale of scales) {
  test(`at scale ${scale} every state is whole, apart and read, with one queue to twelve`, async ({ page }) => {
    test.slow();
    await openBoard(page, server.address, dark, `&scale=${scale}`);
    const faults: string[] = [];
    for (const size of sizes) {
      const [width, height] = size;
      await resize(page, width, height);
      for (let count = 1; count <= 12; count += 1) {
        for (const [index, picture] of everyState(count, `${size.join('x')}-${count}`).entries()) {
          server.play(picture);
          await page.getByTestId(`queue-${size.join('x')}-${count}-${index}-0`).waitFor();
          const found = await faultsOf(page, count, scale, size);
          faults.push(...found.map((fault) => `${count} queues (${index}) on ${size.join(' × ')}: ${fault}`));
        }
      }
    }
    expect(faults).toEqual([]);
  });
}
