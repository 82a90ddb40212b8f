/** Red, green, blue and how much it covers, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** `#rrggbb` */
export function colour(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, 255];
}

/** How much of the pixel around a point a shape covers, from 0 to 1. Pixels, from the upper left corner. */
export type Shape = (x: number, y: number) => number;

/** Of an edge that is so far inside of the point (negative: the point is inside), the share that is covered. */
export const covered = (beyond: number): number => Math.max(0, Math.min(1, 0.5 - beyond));

/** A square picture of pixels. */
export interface Canvas {
  readonly size: number;
  /** Four bytes a pixel, row by row: red, green, blue, alpha. */
  readonly pixels: Uint8Array;
  /** Paints a shape, its edges smoothed. */
  fill(shape: Shape, paint: Colour): void;
  /** Paints one pixel, if it lies on the picture. */
  dot(x: number, y: number, paint: Colour): void;
}

export function createCanvas(size: number): Canvas {
  const pixels = new Uint8Array(size * size * 4);

  function blend(index: number, [red, green, blue, alpha]: Colour, share: number): void {
    const over = (alpha / 255) * share;
    const under = (pixels[index + 3] ?? 0) / 255;
    const all = over + under * (1 - over);
    if (all === 0) return;
    for (const [place, value] of [red, green, blue].entries()) {
      const before = pixels[index + place] ?? 0;
      pixels[index + place] = Math.round((value * over + before * under * (1 - over)) / all);
    }
    pixels[index + 3] = Math.round(all * 255);
  }

  return {
    size,
    pixels,
    fill(shape, paint) {
      for (let y = 0; y < size; y += 1) {
        for (let x = 0; x < size; x += 1) {
          const share = shape(x + 0.5, y + 0.5);
          if (share > 0) blend((y * size + x) * 4, paint, share);
        }
      }
    },
    dot(x, y, paint) {
      if (x >= 0 && y >= 0 && x < size && y < size) blend((y * size + x) * 4, paint, 1);
    },
  };
}

/** A rectangle, its corners rounded. */
export const rounded =
  (left: number, top: number, width: number, height: number, radius: number): Shape =>
  (x, y) => {
    const across = Math.abs(x - left - width / 2) - width / 2 + radius;
    const down = Math.abs(y - top - height / 2) - height / 2 + radius;
    return covered(Math.hypot(Math.max(0, across), Math.max(0, down)) + Math.min(0, Math.max(across, down)) - radius);
  };

export const both =
  (one: Shape, other: Shape): Shape =>
  (x, y) =>
    Math.min(one(x, y), other(x, y));

/** Stripes that rise to the right. */
export const stripes =
  (period: number, width: number): Shape =>
  (x, y) => {
    const along = x + y + (period - width) / 2;
    const fromMiddle = along - Math.floor(along / period) * period - period / 2;
    return covered((Math.abs(fromMiddle) - width / 2) / Math.SQRT2);
  };
