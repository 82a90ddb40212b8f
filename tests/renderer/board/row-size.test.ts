import { expect, test } from 'vitest';
import { figureSize } from '../../../renderer/board/row-size.ts';

test('figures that have room have their usual size', () => {
  expect(figureSize([{ figure: 2, label: 30 }], 20, 100)).toBe(20);
});

test('where figures are the wider part, they give way so far that they fit', () => {
  const columns = [
    { figure: 4, label: 10 },
    { figure: 6, label: 10 },
  ];
  expect(figureSize(columns, 20, 100)).toBe(10);
});

test('a word that is wider than its figure keeps its width, and the others share the rest', () => {
  const columns = [
    { figure: 1, label: 60 },
    { figure: 4, label: 10 },
  ];
  expect(figureSize(columns, 20, 100)).toBe(10);
});

test('never to nothing', () => {
  expect(figureSize([{ figure: 100, label: 500 }], 20, 10)).toBeGreaterThan(0);
});
