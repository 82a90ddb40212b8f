import { numberNames } from '#core/said/numbers';
import type { Provenance, Queue } from '#core/board/queue';
import { expect, test } from 'vitest';
import { cardNumbers } from '../../../renderer/sources/number-list.ts';
import { originGroups, originRows } from '../../../renderer/sources/origins.ts';
import { aQueue } from '../queues.ts';
import { at } from './sources.ts';

const from = (source: string, more: Partial<Provenance> = {}): Provenance => ({
  source,
  asOf: at,
  stale: false,
  estimated: false,
  ...more,
});

function queueFrom(id: string, others: Partial<Queue['provenance']> = {}): Queue {
  const provenance = Object.fromEntries(numberNames.map((name) => [name, from('pbx')])) as Queue['provenance'];
  return aQueue(id, { provenance: { ...provenance, ...others } });
}

test('every number of a tile has its column, and only one', () => {
  const ofTiles = numberNames.filter((name) => !cardNumbers.includes(name));
  expect(originGroups.flatMap(({ names }) => names).toSorted()).toEqual(ofTiles.toSorted());
});

test('neighbours of one group from one source are one bar; every column is covered', () => {
  const [row] = originRows([queueFrom('a', { agentsOther: from('swan') })]);
  expect(row?.origins.map(({ source, names }) => [source, names.length])).toEqual([
    ['pbx', 2],
    ['pbx', 2],
    ['swan', 1],
    ['pbx', 7],
  ]);
});

test('the same source in another state is another bar', () => {
  const queue = queueFrom('a', {
    longestWaitSeconds: from('pbx', { estimated: true }),
    answeredToday: from('pbx', { stale: true }),
    lostToday: from('pbx', { unknown: 'notSaid', stale: true }),
    answerRate: { ...from('pbx'), source: null, unknown: 'notProvided' },
  });
  const [row] = originRows([queue]);
  expect(
    row?.origins.map(({ source, isStale, precision, unknown }) => [source, isStale, precision, unknown]),
  ).toMatchObject([
    ['pbx', false, 'exact', undefined],
    ['pbx', false, 'estimated', undefined],
    ['pbx', false, 'exact', undefined],
    ['pbx', true, 'exact', undefined],
    ['pbx', false, 'exact', 'notSaid'],
    [null, false, 'exact', 'notProvided'],
    ['pbx', false, 'exact', undefined],
  ]);
});

test("queues that are alike share a row, in the board's order", () => {
  const odd = { lostToday: from('swan') };
  const rows = originRows([queueFrom('a'), queueFrom('b', odd), queueFrom('c'), queueFrom('d', odd)]);
  expect(rows.map(({ queues }) => queues.map(({ id }) => id))).toEqual([
    ['a', 'c'],
    ['b', 'd'],
  ]);
});

test('for whom a source stands in makes a bar of its own', () => {
  const [row] = originRows([queueFrom('a', { lostToday: from('pbx', { insteadOf: 'swan' }) })]);
  expect(row?.origins.map(({ names, insteadOf }) => [names.length, insteadOf])).toEqual([
    [2, undefined],
    [3, undefined],
    [1, undefined],
    [1, 'swan'],
    [5, undefined],
  ]);
});
