import { numberNames } from '#core/said/numbers';
import type { Provenance, Queue } from '#core/board/queue';
import { expect, test } from 'vitest';
import { gapsOf, voiceOf } from '../../../renderer/sources/gaps.ts';
import { tileNumbers } from '../../../renderer/sources/number-list.ts';
import { aQueue } from '../queues.ts';
import { aSource, at } from './sources.ts';

const from = (source: string | null, more: Partial<Provenance> = {}): Provenance => ({
  source,
  asOf: source === null ? null : at,
  stale: false,
  estimated: false,
  ...more,
});

/** A queue whose numbers are all of `source`, but for these. */
function queueFrom(id: string, source: string, others: Partial<Queue['provenance']> = {}): Queue {
  const provenance = Object.fromEntries(numberNames.map((name) => [name, from(source)])) as Queue['provenance'];
  return aQueue(id, { provenance: { ...provenance, ...others } });
}

const without = (...names: readonly (typeof numberNames)[number][]) =>
  numberNames.filter((name) => !names.includes(name));
const nobody = from(null, { unknown: 'notProvided' });

test('what nobody knows costs a tile; what another knows comes from there; the worst first', () => {
  const source = aSource('pbx', { provides: without('lostToday', 'agentsOther', 'serviceLevel') });
  const others = { lostToday: from('soluno'), serviceLevel: from('soluno'), agentsOther: nobody };
  expect(gapsOf(source, [queueFrom('a', 'pbx', others), queueFrom('b', 'pbx', others)])).toEqual([
    { cost: { kind: 'unknown' }, names: ['agentsOther'], queues: null },
    { cost: { kind: 'known', from: 'soluno' }, names: ['lostToday', 'serviceLevel'], queues: null },
  ]);
});

test('queues that differ are told apart', () => {
  const source = aSource('pbx', { provides: without('agentsOther') });
  const queues = [queueFrom('a', 'pbx', { agentsOther: nobody }), queueFrom('b', 'pbx', { agentsOther: from('swan') })];
  expect(gapsOf(source, queues)).toEqual([
    { cost: { kind: 'unknown' }, names: ['agentsOther'], queues: ['a'] },
    { cost: { kind: 'known', from: 'swan' }, names: ['agentsOther'], queues: ['b'] },
  ]);
});

test('of queues that it does not tell of, it misses nothing', () => {
  const source = aSource('pbx', { provides: without('agentsOther'), queues: ['a'] });
  const queues = [queueFrom('a', 'pbx', { agentsOther: from('swan') }), queueFrom('b', 'swan')];
  expect(gapsOf(source, queues)).toEqual([
    { cost: { kind: 'known', from: 'swan' }, names: ['agentsOther'], queues: null },
  ]);
});

test('what another will say once it is heard is awaited; a day without calls is known', () => {
  const source = aSource('pbx', { provides: without('answerRate', 'agentsOther') });
  const queue = queueFrom('a', 'pbx', {
    agentsOther: from('swan', { unknown: 'notHeardYet' }),
    answerRate: from('soluno', { unknown: 'noCallsYet' }),
  });
  expect(gapsOf(source, [queue]).map(({ cost }) => cost)).toEqual([
    { kind: 'awaited', from: 'swan' },
    { kind: 'known', from: 'soluno' },
  ]);
});

test('who knows everything misses nothing', () => {
  expect(gapsOf(aSource('pbx'), [queueFrom('a', 'pbx')])).toEqual([]);
});

test('a source speaks for the numbers that come from it now, and not for those that it cannot say', () => {
  const queues = [
    queueFrom('a', 'pbx', { agentsOther: from('swan'), lostToday: from('pbx', { unknown: 'tooOld' }) }),
    queueFrom('b', 'swan'),
  ];
  expect(voiceOf(aSource('pbx'), queues)).toEqual({ numbers: tileNumbers.length - 2, queues: 1 });
  expect(voiceOf(aSource('swan'), queues)).toEqual({ numbers: tileNumbers.length + 1, queues: 2 });
  expect(voiceOf(aSource('soluno'), queues)).toEqual({ numbers: 0, queues: 0 });
});
