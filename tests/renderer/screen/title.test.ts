import type { Queue } from '#core/board/queue';
import { expect, test } from 'vitest';
import { iconFor } from '../../../renderer/screen/icon.ts';
import { signOf } from '../../../renderer/screen/title.ts';
import { createBoardStore } from '../../../renderer/store.ts';
import { aPicture, aQueue } from '../queues.ts';

function sign(...queues: readonly Queue[]) {
  const store = createBoardStore();
  store.getState().snapshot(aPicture(queues));
  return signOf(store.getState());
}

test('a tab tells how many wait in all queues', () => {
  expect(sign(aQueue('a', { callsWaiting: 2 }), aQueue('b', { callsWaiting: 1 }))).toEqual({
    title: '(3) Opkaldstavle',
    looks: 'calm',
    count: 3,
  });
});

test('and the worst of them by name and in words', () => {
  const critical = aQueue('b', { callsWaiting: 6, level: 'critical', levelReason: 'longestWait' });
  const warning = aQueue('a', { level: 'warning', levelReason: 'callsWaiting' });
  expect(sign(warning, critical)).toEqual({
    title: '(6) Venter for længe: Queue b – Opkaldstavle',
    looks: 'critical',
    count: 6,
  });
});

test('what nobody knows is no calm', () => {
  expect(sign(aQueue('a', { callsWaiting: null }))).toMatchObject({ looks: 'unknown', count: null });
  const store = createBoardStore();
  store.getState().snapshot(aPicture([aQueue('a')]));
  store.getState().connect({ state: 'lost', since: 0 }, 1);
  expect(signOf(store.getState())).toEqual({
    title: 'Ingen forbindelse – Opkaldstavle',
    looks: 'unknown',
    count: null,
  });
  expect(signOf(createBoardStore().getState())).toMatchObject({ title: 'Opkaldstavle' });
});

test('the icon has the number in it, and another shape for each level', () => {
  const shown = (['calm', 'warning', 'critical', 'unknown'] as const).map((looks) =>
    decodeURIComponent(iconFor(looks, 7)),
  );
  expect(new Set(shown.map((icon) => icon.replaceAll(/fill="[^"]*"/g, ''))).size).toBe(4);
  expect(shown.every((icon) => icon.includes('>7<'))).toBe(true);
  expect(decodeURIComponent(iconFor('calm', 100))).toContain('>99+<');
  expect(decodeURIComponent(iconFor('unknown', null))).toContain('>–<');
});
