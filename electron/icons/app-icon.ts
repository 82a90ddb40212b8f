import { colour, createCanvas, rounded, type Canvas } from './canvas.ts';

/** The sizes that Windows wants of a program's icon, in pixels. */
export const appIconSizes = [16, 20, 24, 32, 40, 48, 64, 256] as const;

/** The program's own icon, as `renderer/icon.svg` has it: three that wait, the first the longest, the last one new. */
export function drawAppIcon(size: number): Canvas {
  const canvas = createCanvas(size);
  const unit = size / 64;
  // Where a pixel is large, edges lie on pixels.
  const onPixels = (value: number) => (size < 64 ? Math.round(value * unit) : value * unit);
  canvas.fill(rounded(0, 0, size, size, 12 * unit), colour('#0e1114'));
  for (const [left, top, paint] of [
    [12, 14, '#f4f1ea'],
    [27, 28, '#f4f1ea'],
    [42, 40, '#56b4e9'],
  ] as const) {
    const y = onPixels(top);
    const radius = size < 32 ? 0 : 3 * unit;
    canvas.fill(rounded(onPixels(left), y, onPixels(10), onPixels(52) - y, radius), colour(paint));
  }
  return canvas;
}
