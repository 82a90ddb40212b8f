// `node build/draw-icons.mjs`: the program's icon from its two drawings, as Windows and Linux want it, and the picture beside the
// installer's pages. Its results are kept in the repository, since packaging needs no browser; it is run when a drawing changes.
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

const sidebarSize = { width: 164, height: 314 };

/** Its pixels, row by row from the top: red, green, blue and opacity of each. */
async function sidebarPixels(page) {
  const font = readFileSync(
    inRoot('node_modules/@fontsource/barlow-condensed/files/barlow-condensed-latin-600-normal.woff2'),
  ).toString('base64');
  const face = `@font-face { font-family: 'Barlow Condensed'; font-weight: 600; src: url(data:font/woff2;base64,${font}) }`;
  await page.setViewportSize(sidebarSize);
  await page.setContent(
    `<style>${face}</style><body style="margin:0">${readFileSync(folder('app', 'sidebar.svg'), 'utf8')}</body>`,
  );
  await page.evaluate(() => document.fonts.ready);
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ([address, { width, height }]) => {
      const image = await createImageBitmap(await (await fetch(address)).blob());
      const context = new OffscreenCanvas(width, height).getContext('2d');
      context.drawImage(image, 0, 0);
      return [...context.getImageData(0, 0, width, height).data];
    },
    [`data:image/png;base64,${picture}`, sidebarSize],
  );
}

/** A .bmp of 24 bits, which is all that NSIS reads: two heads, then the rows from the bottom up, each filled up to four bytes. */
function bitmap(pixels, { width, height }) {
  const row = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + row * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (y * width + x);
      const [red, green, blue] = pixels.slice(at, at + 3);
      file.set([blue, green, red], 54 + row * (height - 1 - y) + 3 * x);
    }
  }
  return file;
}

await provideBrowser();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] });
const page = await browser.newPage();
const pictures = [];
for (const size of windowsSizes) pictures.push({ size, png: await drawn(page, size) });
writeFileSync(folder('app.ico'), icon(pictures));
mkdirSync(folder('linux'), { recursive: true });
for (const size of linuxSizes) writeFileSync(folder('linux', `${size}x${size}.png`), await drawn(page, size));
writeFileSync(folder('sidebar.bmp'), bitmap(await sidebarPixels(page), sidebarSize));
await browser.close();
