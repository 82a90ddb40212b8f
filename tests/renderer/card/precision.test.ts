import { expect, test } from 'vitest';
import { precisionOf, shownPrecision } from '../../../renderer/card/precision.ts';
import { aQueue } from '../queues.ts';

const told = { source: 'swan', asOf: null, stale: false, estimated: true };
const { provenance } = aQueue('a');
const estimated = { ...provenance, longestWaitSeconds: told };

test('at least says more than estimated', () => {
  expect(precisionOf({ ...told, estimated: false })).toBe('exact');
  expect(precisionOf(told)).toBe('estimated');
  expect(precisionOf({ ...told, atLeast: true })).toBe('atLeast');
});

test('that nobody waits is no estimate, and what is unknown is none either', () => {
  const waiting = aQueue('a', { callsWaiting: 1, longestWaitSeconds: 0, provenance: estimated });
  expect(shownPrecision(waiting, 'longestWaitSeconds')).toBe('estimated');
  expect(shownPrecision({ ...waiting, callsWaiting: 0 }, 'longestWaitSeconds')).toBe('exact');
  expect(shownPrecision({ ...waiting, longestWaitSeconds: null }, 'longestWaitSeconds')).toBe('exact');
  expect(shownPrecision(waiting, 'callsWaiting')).toBe('exact');
});
