import { covered, type Shape } from './canvas.ts';

type Point = readonly [x: number, y: number];

/** A part of an ellipse, from one angle to the other in degrees, 0 to the right and 90 down. */
function arc(centre: Point, radii: Point, from: number, to: number): Point[] {
  const steps = 14;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return [centre[0] + radii[0] * Math.cos(angle), centre[1] + radii[1] * Math.sin(angle)];
  });
}

/** A ring that is longer than wide: two half circles and the lines between them. */
const ring = (top: number, bottom: number): Point[] => {
  const radius = Math.min(0.5, (bottom - top) / 2);
  const radii: Point = [0.5, radius];
  const round = [...arc([0.5, top + radius], radii, 180, 360), ...arc([0.5, bottom - radius], radii, 0, 180)];
  return [...round, round[0] as Point];
};

/** The lines that a pen draws, in a box from 0 to 1; the box is about half as wide as high. */
const strokes: readonly (readonly (readonly Point[])[])[] = [
  [ring(0, 1)],
  [
    [
      [0.12, 0.2],
      [0.56, 0],
      [0.56, 1],
    ],
  ],
  [[...arc([0.5, 0.28], [0.5, 0.28], 180, 375), [0, 1], [1, 1]]],
  [
    [...arc([0.5, 0.25], [0.47, 0.25], 190, 450), [0.36, 0.5]],
    [[0.36, 0.5], ...arc([0.5, 0.74], [0.5, 0.26], 270, 530)],
  ],
  [
    [
      [0.74, 1],
      [0.74, 0],
      [0, 0.72],
      [1, 0.72],
    ],
  ],
  [[[0.9, 0], [0.14, 0], [0.08, 0.46], ...arc([0.48, 0.68], [0.52, 0.32], 225, 525)]],
  [ring(0.42, 1), [[0, 0.72], ...arc([0.5, 0.5], [0.5, 0.5], 180, 300)]],
  [
    [
      [0, 0],
      [1, 0],
      [0.4, 1],
    ],
  ],
  [ring(0, 0.48), ring(0.48, 1)],
  [ring(0, 0.58), [[1, 0.28], ...arc([0.5, 0.5], [0.5, 0.5], 0, 120)]],
];

function distance(x: number, y: number, [x1, y1]: Point, [x2, y2]: Point): number {
  const [across, down] = [x2 - x1, y2 - y1];
  const length = across ** 2 + down ** 2;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * across + (y - y1) * down) / length));
  return Math.hypot(x - x1 - along * across, y - y1 - along * down);
}

/** A digit in this box, drawn with a pen of this width. Pixels. */
export function digit(value: number, left: number, top: number, width: number, height: number, pen: number): Shape {
  const half = pen / 2;
  const place = ([x, y]: Point): Point => [left + half + x * (width - pen), top + half + y * (height - pen)];
  const lines = (strokes[value] ?? []).map((line) => line.map(place));
  return (x, y) => {
    if (x < left - 1 || y < top - 1 || x > left + width + 1 || y > top + height + 1) return 0;
    let nearest = Infinity;
    for (const line of lines) {
      for (let index = 1; index < line.length; index += 1) {
        nearest = Math.min(nearest, distance(x, y, line[index - 1] as Point, line[index] as Point));
      }
    }
    return covered(nearest - half);
  };
}
