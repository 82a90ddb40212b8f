import { describe, expect, test } from 'vitest';
import { layoutFor } from '../../../renderer/board/layout.ts';

test.each([
  [1, 1920, 1080, 1, 'wide'],
  [2, 1920, 1080, 2, 'square'],
  [2, 1080, 1920, 1, 'square'],
  [3, 1920, 1080, 3, 'tall'],
  [4, 1920, 1080, 2, 'wide'],
  [8, 1280, 720, 4, 'square'],
  [10, 1920, 1080, 5, 'tall'],
  [12, 3840, 2160, 4, 'wide'],
  [12, 1080, 1920, 3, 'square'],
] as const)('%i queues on %i × %i stand in %i columns of %s tiles', (count, width, height, columns, shape) => {
  expect(layoutFor(count, width, height)).toMatchObject({ columns, shape });
});

describe('from one queue to twelve', () => {
  test.each(Array.from({ length: 12 }, (_, index) => index + 1))('%i have a place each', (count) => {
    const { columns, rows } = layoutFor(count, 1920, 1080);
    expect(columns * rows).toBeGreaterThanOrEqual(count);
    expect(columns * (rows - 1)).toBeLessThan(count);
  });
});
