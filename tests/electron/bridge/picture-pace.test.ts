import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Picture, Queue } from '#core/board/queue';
import { createPicturePace } from '#electron/bridge/picture-pace';

const queue = (id: string, callsWaiting: number) => ({ id, callsWaiting }) as Queue;
const picture = (at: number, ...queues: readonly Queue[]) => ({ at: `${at}`, queues }) as unknown as Picture;

function aPage() {
  const sent: [string, Picture][] = [];
  const pace = createPicturePace((kind, one) => void sent.push([kind, one]));
  return { pace, sent };
}

test('a page that follows is told each picture at once', () => {
  const { pace, sent } = aPage();
  for (const at of [1, 2, 3]) {
    pace.tell('update', picture(at, queue('a', at)));
    expect(sent).toHaveLength(at);
    pace.taken();
  }
  expect(sent.map(([, { at }]) => at)).toEqual(['1', '2', '3']);
});

test('one that does not is told no more until it has taken the last, and then all changes of meanwhile as one', () => {
  const { pace, sent } = aPage();
  pace.tell('update', picture(1, queue('a', 1)));
  for (let at = 2; at <= 1_000; at += 1) pace.tell('update', picture(at, queue(at % 2 === 0 ? 'a' : 'b', at)));
  expect(sent).toHaveLength(1);
  pace.taken();
  expect(sent.slice(1)).toEqual([['update', picture(1_000, queue('b', 999), queue('a', 1_000))]]);
  pace.taken();
  expect(sent).toHaveLength(2);
});

test('a board that is new meanwhile stays so, with what has changed since', () => {
  const { pace, sent } = aPage();
  pace.tell('update', picture(1, queue('gone', 1)));
  pace.tell('update', picture(2, queue('gone', 2)));
  pace.tell('snapshot', picture(3, queue('a', 3), queue('b', 3)));
  pace.tell('update', picture(4, queue('a', 4)));
  pace.taken();
  expect(sent[1]).toEqual(['snapshot', picture(4, queue('a', 4), queue('b', 3))]);
});

test('however slowly it reads, it ends up with the newest of each queue', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('update' as const), ids: fc.subarray(['a', 'b', 'c']) }),
    fc.record({ kind: fc.constant('snapshot' as const), ids: fc.constant(['a', 'b', 'c']) }),
    fc.constant({ kind: 'taken' as const, ids: [] }),
  );
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const [shown, newest] = [new Map<string, number>(), new Map<string, number>()];
      let underWay = 0;
      const pace = createPicturePace((_kind, { queues }) => {
        underWay += 1;
        for (const { id, callsWaiting } of queues) shown.set(id, callsWaiting ?? -1);
      });
      const taken = (): void => {
        underWay = 0;
        pace.taken();
      };
      steps.forEach(({ kind, ids }, at) => {
        if (kind === 'taken') return taken();
        for (const id of ids) newest.set(id, at);
        pace.tell(kind, picture(at, ...ids.map((id) => queue(id, at))));
        expect(underWay).toBeLessThanOrEqual(1);
      });
      taken();
      taken();
      expect(shown).toEqual(newest);
    }),
  );
});
