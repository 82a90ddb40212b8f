import { expect, test } from 'vitest';
import { tonesOf } from '../../../renderer/sounds/chimes.ts';

const tune = (kind: keyof typeof tonesOf) => tonesOf[kind].map(({ hertz }) => hertz);

test('three kinds that one tells apart: two that rise, three that rise twice, two that fall', () => {
  const [low = 0, high = 0] = tune('warning');
  expect(high).toBeGreaterThan(low);
  const critical = tune('critical');
  expect(critical.slice(0, 3)).toEqual(critical.slice(3));
  expect(critical.slice(0, 3)).toEqual(critical.slice(0, 3).toSorted((one, other) => one - other));
  const [first = 0, last = 0] = tune('source');
  expect(last).toBeLessThan(first);
});

test('each is short, and lies where small loudspeakers and old ears hear it', () => {
  for (const tones of Object.values(tonesOf)) {
    const ends = tones.map(({ at, seconds }) => at + seconds);
    expect(Math.max(...ends)).toBeLessThan(2);
    for (const { hertz } of tones) expect(hertz > 300 && hertz < 2_000).toBe(true);
  }
});
