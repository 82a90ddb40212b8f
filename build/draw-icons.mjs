// `node build/draw-icons.mjs`: the program's icon from its two drawings, as Windows and Linux want it. Its results are kept in
// the repository, since packaging needs no browser; it is run when a drawing changes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { provideBrowser } from './browser.mjs';
import { inRoot } from './paths.mjs';

/** Windows shows these; from 32 pixels on there is room for the large drawing. */
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const largeFrom = 32;

const folder = (...parts) => inRoot('build', 'icons', ...parts);

async function drawn(page, size) {
  const file = size < largeFrom ? 'app-small.svg' : 'app.svg';
  const svg = readFileSync(folder('app', file), 'utf8').replace('<svg ', `<svg width="${size}" height="${size}" `);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0">${svg.replace('<svg ', '<svg style="display:block" ')}</body>`);
  return page.screenshot({ omitBackground: true });
}

/** An .ico whose pictures are PNGs, as Windows has read them since Vista: a head, an entry a picture, the pictures. */
function icon(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

await provideBrowser();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] });
const page = await browser.newPage();
const pictures = [];
for (const size of windowsSizes) pictures.push({ size, png: await drawn(page, size) });
writeFileSync(folder('app.ico'), icon(pictures));
mkdirSync(folder('linux'), { recursive: true });
for (const size of linuxSizes) writeFileSync(folder('linux', `${size}x${size}.png`), await drawn(page, size));
await browser.close();
