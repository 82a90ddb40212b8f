import type { Provenance, Queue } from '#core/board/queue';
import { expect, test } from 'vitest';
import { isSameFigure } from '../../../renderer/board/same-figure.ts';
import { aQueue } from '../queues.ts';

/** A queue of whose answer rate this is known. */
function told(changes: Partial<Provenance>, more: Partial<Queue> = {}): Queue {
  const queue = aQueue('q', more);
  return { ...queue, provenance: { ...queue.provenance, answerRate: { ...queue.provenance.answerRate, ...changes } } };
}

const later = '2026-11-18T09:15:00.000+01:00';
const same = (before: Queue, after: Queue) => isSameFigure('answerRate', before, after);

test('a message in which the figure is as before, but heard of later, is the same', () => {
  expect(same(told({}), told({ asOf: later }))).toBe(true);
});

test('an old figure says since when it is old', () => {
  expect(same(told({ stale: true }), told({ stale: true, asOf: later }))).toBe(false);
});

test.each<Partial<Provenance>>([{ stale: true }, { estimated: true }, { unknown: 'tooOld' }, { source: 'other' }])(
  'what makes the figure another: %o',
  (changes) => {
    expect(same(told({}), told(changes))).toBe(false);
    expect(same(told(changes), told({}))).toBe(false);
  },
);

test('a label that names another limit is another', () => {
  const { limits } = aQueue('q');
  expect(same(told({}), told({}, { limits: { ...limits, serviceLevelSeconds: 30 } }))).toBe(false);
});

test('what becomes of other figures is nothing to this one', () => {
  const { provenance } = aQueue('q');
  const other = { provenance: { ...provenance, lostToday: { ...provenance.lostToday, stale: true } }, lostToday: 9 };
  expect(same(aQueue('q'), aQueue('q', other))).toBe(true);
});
