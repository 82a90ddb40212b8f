import { expect, test } from 'vitest';
import { createTurnedAwayBook } from '#hub/base/turned-away';

const zone = 'Europe/Copenhagen';
const at = (second: number): number => Date.parse('2026-11-18T08:00:00Z') + second * 1_000;
const sentence = (words: string) => ({ da: `${words} (da)`, en: words });

test('what makes no sense is told from the first one on, a wrong secret from the third', () => {
  const book = createTurnedAwayBook();
  book.add('pbx', 'rejected', at(0), sentence('No such queue.'));
  for (const second of [1, 2]) book.add('pbx', 'secret', at(second), sentence('Wrong secret.'));
  expect(book.of('pbx', zone)).toStrictEqual([
    { why: 'rejected', count: 1, lastAt: '2026-11-18T09:00:00.000+01:00', sentence: sentence('No such queue.') },
  ]);
  book.add('pbx', 'secret', at(3), sentence('Wrong secret.'));
  expect(book.of('pbx', zone).map(({ why, count }) => [why, count])).toStrictEqual([
    ['secret', 3],
    ['rejected', 1],
  ]);
  expect(book.of('other', zone)).toStrictEqual([]);
});

test('of each kind how many, and the newest first; of more than six kinds the newest six', () => {
  const book = createTurnedAwayBook();
  for (const kind of [1, 2, 3, 4, 5, 6, 7, 2]) book.add('pbx', 'rejected', at(kind), sentence(`Kind ${kind}.`));
  expect(book.of('pbx', zone).map(({ sentence: { en }, count }) => `${en} ${count}`)).toStrictEqual([
    'Kind 2. 2',
    'Kind 7. 1',
    'Kind 6. 1',
    'Kind 5. 1',
    'Kind 4. 1',
    'Kind 3. 1',
  ]);
});

test('strangers and connections without room are told from the third one on', () => {
  const book = createTurnedAwayBook();
  for (const second of [1, 2]) {
    book.stranger(at(second));
    book.dropped('webhooks', at(second));
  }
  expect(book.notices(zone)).toStrictEqual([]);
  book.stranger(at(3));
  book.dropped('webhooks', at(4));
  expect(book.notices(zone)).toStrictEqual([
    { kind: 'strangers', count: 3, lastAt: '2026-11-18T09:00:03.000+01:00' },
    { kind: 'dropped', port: 'webhooks', count: 3, lastAt: '2026-11-18T09:00:04.000+01:00' },
  ]);
});

test('after other settings what they may have put right begins anew', () => {
  const book = createTurnedAwayBook();
  for (const second of [1, 2, 3]) {
    for (const source of ['pbx', 'spare']) book.add(source, 'rejected', at(second), sentence('No such queue.'));
    book.stranger(at(second));
    book.dropped('board', at(second));
  }
  book.clear([]);
  expect(book.notices(zone)).toHaveLength(2);
  book.clear(['pbx']);
  expect([book.of('pbx', zone), book.notices(zone)]).toStrictEqual([[], []]);
  expect(book.of('spare', zone)).toMatchObject([{ count: 3 }]);
});
