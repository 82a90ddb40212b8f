import { expect, test } from 'vitest';
import { replacedSource } from '../../../renderer/sources/replaced.ts';
import { aSource } from './sources.ts';

const live = aSource('live');
const silent = aSource('live', { state: 'stale' });
const polled = aSource('polled', { freshness: 'polled' });
const history = aSource('history', { freshness: 'history' });

test.each([
  ['a live one that is silent, by a polled one', [silent, polled], 'polled', 'live'],
  ['a polled one that fails, by a history', [{ ...polled, state: 'failing' as const }, history], 'history', 'polled'],
  [
    'the first of two alike, by the second',
    [{ ...polled, id: 'first', state: 'stale' as const }, polled],
    'polled',
    'first',
  ],
  ['nobody, where the usual one speaks', [live, polled], 'live', undefined],
  ['nobody, where the fresher one is well', [live, polled], 'polled', undefined],
  [
    'nobody, where only one that goes after it is silent',
    [{ ...history, state: 'stale' as const }, live],
    'live',
    undefined,
  ],
  [
    'nobody, where the second of two alike is silent',
    [polled, { ...polled, id: 'second', state: 'stale' as const }],
    'polled',
    undefined,
  ],
  ['nobody, by one that is silent itself', [silent, { ...polled, state: 'stale' as const }], 'polled', undefined],
  ['nobody, by nobody', [silent], null, undefined],
] as const)('stood in for: %s', (_what, sources, speaker, replaced) => {
  expect(replacedSource('lostToday', 'a', speaker, sources)?.id).toBe(replaced);
});

test('nobody stands in for a source that never knew the number, or the queue', () => {
  expect(
    replacedSource('lostToday', 'a', 'polled', [{ ...silent, provides: ['callsWaiting'] }, polled]),
  ).toBeUndefined();
  expect(replacedSource('lostToday', 'a', 'polled', [{ ...silent, queues: ['b'] }, polled])).toBeUndefined();
});
