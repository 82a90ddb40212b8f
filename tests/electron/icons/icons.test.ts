import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { appIconSizes, drawAppIcon } from '#electron/icons/app-icon';
import type { Canvas } from '#electron/icons/canvas';
import { toIco, toPng } from '#electron/icons/png';
import { drawTrayIcon, traySizes, type TrayLook } from '#electron/icons/tray-icon';

const at = ({ size, pixels }: Canvas, x: number, y: number) => [
  ...pixels.subarray((y * size + x) * 4, (y * size + x) * 4 + 4),
];
const text = ({ pixels }: Canvas) => Buffer.from(pixels).toString('base64');
/** How many pixels are nearly of this colour. */
const inkOf = ({ pixels }: Canvas, [red, green, blue]: readonly [number, number, number]) => {
  let count = 0;
  for (let index = 0; index < pixels.length; index += 4) {
    const isIt = [red, green, blue].every((value, place) => Math.abs((pixels[index + place] ?? 0) - value) < 12);
    if (isIt && (pixels[index + 3] ?? 0) > 200) count += 1;
  }
  return count;
};
const orange = [230, 159, 0] as const;
const vermillion = [245, 111, 4] as const;

test('a PNG holds each pixel as it was drawn, row by row', () => {
  const drawn = drawTrayIcon({ kind: 'warning', waiting: 4 }, 20, true);
  const png = toPng(drawn);
  expect(png.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
  expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([20, 20, 8, 6]);
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  for (let y = 0; y < 20; y += 1) {
    expect(rows[y * 81]).toBe(0);
    expect(rows.subarray(y * 81 + 1, (y + 1) * 81)).toEqual(Buffer.from(drawn.pixels.subarray(y * 80, (y + 1) * 80)));
  }
});

test('a Windows icon lists each picture where it lies', () => {
  const pictures = appIconSizes.map((size) => ({ size, png: toPng(drawAppIcon(size)) }));
  const ico = toIco(pictures);
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 8]);
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    const [length, offset] = [ico.readUInt32LE(entry + 8), ico.readUInt32LE(entry + 12)];
    expect(ico[entry]).toBe(size % 256);
    expect(ico.subarray(offset, offset + length)).toEqual(png);
  }
});

test.each(traySizes)('at %i pixels every state has a shape of its own, on both taskbars, in grey too', (size) => {
  const looks: TrayLook[] = [
    { kind: 'calm' },
    { kind: 'warning', waiting: 4 },
    { kind: 'critical', waiting: 4 },
    { kind: 'stale' },
  ];
  for (const isDark of [true, false]) {
    const drawn = looks.map((look) => drawTrayIcon(look, size, isDark));
    expect(new Set(drawn.map(text)).size).toBe(4);
    // Where colour is not seen, what is covered differs.
    const grey = drawn.map(({ pixels }) => {
      let sum = 0;
      for (let index = 0; index < pixels.length; index += 4) {
        const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(index, index + 4);
        sum += (0.2126 * red + 0.7152 * green + 0.0722 * blue) * (alpha / 255);
      }
      return Math.round(sum / (size * size));
    });
    expect(new Set(grey).size).toBe(4);
  }
});

test.each(traySizes)('at %i pixels every number from 0 to 99 looks otherwise than any other', (size) => {
  if (size > 64) return;
  const pictures = Array.from({ length: 100 }, (_, waiting) =>
    text(drawTrayIcon({ kind: 'critical', waiting }, size, true)),
  );
  expect(new Set(pictures).size).toBe(100);
  expect(text(drawTrayIcon({ kind: 'critical', waiting: 250 }, size, true))).toBe(pictures[99]);
});

test.each(traySizes)(
  'at %i pixels a warning has a coloured head, and a critical alert is coloured all over, with a rim',
  (size) => {
    const warning = drawTrayIcon({ kind: 'warning', waiting: 3 }, size, true);
    const critical = drawTrayIcon({ kind: 'critical', waiting: 3 }, size, false);
    expect(inkOf(warning, orange) / size ** 2).toBeGreaterThan(0.2);
    expect(inkOf(warning, orange) / size ** 2).toBeLessThan(0.35);
    expect(inkOf(critical, vermillion) / size ** 2).toBeGreaterThan(0.4);
    const middle = Math.floor(size / 2);
    expect(at(critical, middle, 0)).toEqual([20, 23, 26, 255]);
    expect(at(critical, 0, middle)).toEqual([20, 23, 26, 255]);
  },
);

test('without a known number there is none', () => {
  const black = [0, 0, 0] as const;
  expect(inkOf(drawTrayIcon({ kind: 'critical', waiting: null }, 32, true), black)).toBe(0);
  expect(inkOf(drawTrayIcon({ kind: 'critical', waiting: 8 }, 32, true), black)).toBeGreaterThan(40);
});

test('the digits of the smallest icons are drawn on whole pixels', () => {
  for (const size of [16, 20]) {
    const { pixels } = drawTrayIcon({ kind: 'critical', waiting: 58 }, size, true);
    const inside = [...pixels.keys()].filter((index) => {
      const [x, y] = [(index >> 2) % size, Math.floor((index >> 2) / size)];
      return index % 4 === 0 && x > 2 && y > 2 && x < size - 3 && y < size - 3;
    });
    const shades = new Set(inside.map((index) => [...pixels.subarray(index, index + 3)].join()));
    expect([...shades].toSorted()).toEqual(['0,0,0', '245,111,4']);
  }
});
