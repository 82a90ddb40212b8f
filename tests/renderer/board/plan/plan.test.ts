import { describe, expect, test } from 'vitest';
import { planFor } from '../../../../renderer/board/plan/plan.ts';
import { textsOf } from '../../../../renderer/board/plan/texts.ts';
import { languages } from '../../../../renderer/words/words.ts';

const texts = textsOf(languages.da);

/** The plan for so many tiles on a screen, with the room that header and edges leave. */
function plan(tiles: number, scale = 1, [width, height]: readonly [number, number] = [1920, 1080]) {
  const unit = Math.min(height / 100, (width * 0.75) / 100);
  const area = { width: width - 2.4 * unit, height: height - (6 * scale + 2.4) * unit };
  return { ...planFor({ tiles, area, screen: { width, height }, scale, texts, hasNotes: true }), unit };
}

const counts = Array.from({ length: 12 }, (_, index) => index + 1);

test.each([
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 2],
  [5, 3],
  [6, 3],
  [7, 4],
  [8, 4],
  [9, 3],
  [10, 4],
  [12, 4],
])('%i tiles stand in %i columns', (tiles, columns) => {
  expect(plan(tiles).columns).toBe(columns);
});

describe.each([0.85, 1, 1.2, 1.4])('at scale %f', (scale) => {
  test.each(counts)('%i tiles: a place each, and no hole in the last row', (tiles) => {
    const { columns, rows, tracks, spans } = plan(tiles, scale);
    expect(columns * rows).toBeGreaterThanOrEqual(tiles);
    expect(spans).toHaveLength(tiles);
    expect(spans.reduce((sum, span) => sum + span, 0)).toBe(rows * tracks);
  });

  test.each([1, 2, 3, 4])(
    '%i queues: the two figures are at least 9 hundredths of the height, lying or standing',
    (tiles) => {
      for (const screen of [
        [1920, 1080],
        [1280, 720],
        [1080, 1920],
        [1024, 768],
      ] as const) {
        expect(plan(tiles, scale, screen).big / screen[1]).toBeGreaterThanOrEqual(0.09);
      }
    },
  );
});

test('letters are fixed by distance, and the two figures are the same near and far', () => {
  for (const tiles of [1, 2, 3, 4]) {
    const [near, far] = [plan(tiles), plan(tiles, 1.4)];
    expect(near.label / near.unit).toBeCloseTo(4.86, 2);
    expect(far.label / near.label).toBeCloseTo(1.4, 2);
    expect(far.big).toBeGreaterThanOrEqual(0.85 * near.big);
    expect(far.big / far.unit).toBeGreaterThanOrEqual(12.7);
  }
});

test('where larger letters have no room, as many as fit are given, and that is said', () => {
  expect(plan(6, 1.4).scale).toBe(1.4);
  expect(plan(12, 1.4).scale).toBeLessThan(1.2);
  expect(plan(12, 1).scale).toBe(1);
});

test('what gives way goes in its order: notes, today, the bar, agents, the waiting line', () => {
  for (const scale of [0.85, 1, 1.2, 1.4]) {
    for (const tiles of counts) {
      const { hasNotes, today, hasDay, agents, lineHeight } = plan(tiles, scale);
      if (hasNotes) expect(today).not.toBeNull();
      if (today !== null) expect(hasDay).toBe(true);
      if (hasDay) expect(agents).not.toBeNull();
      if (agents === 'below') expect(lineHeight).toBeGreaterThan(0);
    }
  }
});
