import { expect, test } from 'vitest';
import { columnsFor } from '../../../renderer/board/columns.ts';

test.each([
  [1, 1920, 1080, 1],
  [2, 1920, 1080, 2],
  [2, 1080, 1920, 1],
  [3, 1920, 1080, 3],
  [4, 1920, 1080, 2],
  [6, 1920, 1080, 3],
  [12, 1920, 1080, 4],
  [12, 1080, 1920, 3],
])('%i queues on %i × %i stand in %i columns', (queues, width, height, columns) => {
  expect(columnsFor(queues, width, height)).toBe(columns);
});
