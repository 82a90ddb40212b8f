/** Red, green, blue and how much it covers, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** `#rrggbb` */
export function colour(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, 255];
}

/** Whether a point lies in a shape. Pixels, from the upper left corner. */
export type Shape = (x: number, y: number) => boolean;

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

/** Each pixel is looked at in so many places across and down. */
const samples = 5;

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

  function coverage(shape: Shape, x: number, y: number): number {
    let inside = 0;
    for (let down = 0; down < samples; down += 1) {
      for (let across = 0; across < samples; across += 1) {
        if (shape(x + (across + 0.5) / samples, y + (down + 0.5) / samples)) inside += 1;
      }
    }
    return inside / samples ** 2;
  }

  return {
    size,
    pixels,
    fill(shape, paint) {
      for (let y = 0; y < size; y += 1) {
        for (let x = 0; x < size; x += 1) {
          const share = coverage(shape, x, y);
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
    if (x < left || y < top || x > left + width || y > top + height) return false;
    const across = Math.max(left + radius - x, x - (left + width - radius), 0);
    const down = Math.max(top + radius - y, y - (top + height - radius), 0);
    return across ** 2 + down ** 2 <= radius ** 2;
  };

export const both =
  (one: Shape, other: Shape): Shape =>
  (x, y) =>
    one(x, y) && other(x, y);

/** Stripes that rise to the right. */
export const stripes =
  (period: number, width: number): Shape =>
  (x, y) =>
    (((x + y) % period) + period) % period < width;
