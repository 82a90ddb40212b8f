import type { Picture } from '#core/board/queue';
import { expect, test } from 'vitest';
import { createToldSoFar, type Told } from '../../../renderer/connection/told-so-far.ts';
import { aPicture, aQueue } from '../queues.ts';

const event = (name: string, payload: unknown): Told => ({
  kind: 'event',
  event: { name, data: JSON.stringify(payload) },
});

function told() {
  let now = 0;
  const soFar = createToldSoFar(() => now);
  return { soFar, pass: (milliseconds: number) => (now += milliseconds) };
}

/** The picture that a newcomer is told first. */
function pictureOf(all: readonly Told[]): Picture {
  const [first] = all;
  if (first?.kind !== 'event' || first.event.name !== 'snapshot') throw new Error('He hears no snapshot.');
  return JSON.parse(first.event.data) as Picture;
}

test('who comes before anything was heard is told nothing', () => {
  const { soFar } = told();
  expect(soFar.forNewcomer()).toEqual([]);
  soFar.hear(event('update', aPicture([aQueue('a')])));
  expect(soFar.forNewcomer()).toEqual([]);
});

test('who comes late hears one snapshot with every update in it, then that the connection is open', () => {
  const { soFar } = told();
  soFar.hear(event('snapshot', aPicture([aQueue('a'), aQueue('b')])));
  soFar.hear({ kind: 'connection', connection: { state: 'open' } });
  const update = aPicture([aQueue('b', { callsWaiting: 3 }), aQueue('c')]);
  soFar.hear(event('update', update));
  const all = soFar.forNewcomer();
  const picture = pictureOf(all);
  expect(picture.queues.map(({ id, callsWaiting }) => [id, callsWaiting])).toEqual([
    ['a', 0],
    ['b', 3],
    ['c', 0],
  ]);
  expect(picture.total).toEqual(update.total);
  expect(all.slice(1)).toEqual([{ kind: 'connection', connection: { state: 'open' } }]);
});

test('a new snapshot puts away what was before, and the end of catching up is one of its updates', () => {
  const { soFar } = told();
  soFar.hear(event('snapshot', { ...aPicture([aQueue('a')]), catchingUp: { done: 0.5 } }));
  soFar.hear(event('update', aPicture([])));
  expect(pictureOf(soFar.forNewcomer())).not.toHaveProperty('catchingUp');
  soFar.hear(event('snapshot', aPicture([aQueue('b')])));
  expect(pictureOf(soFar.forNewcomer()).queues.map(({ id }) => id)).toEqual(['b']);
});

test('handed on later, a picture says the time of now: screens set their clock by it', () => {
  const { soFar, pass } = told();
  soFar.hear(event('snapshot', aPicture([aQueue('a')], '2026-11-18T09:14:38.000+01:00')));
  pass(90_000);
  expect(Date.parse(pictureOf(soFar.forNewcomer()).at)).toBe(Date.parse('2026-11-18T09:16:08.000+01:00'));
});

test('of any other event the newest is handed on', () => {
  const { soFar } = told();
  soFar.hear(event('snapshot', aPicture([])));
  soFar.hear(event('other', 1));
  soFar.hear(event('other', 2));
  expect(soFar.forNewcomer().slice(1)).toEqual([event('other', 2)]);
});
