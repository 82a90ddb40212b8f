import { expect, it } from 'vitest';
import { createBook, fold, type Book } from '#core/book/book';
import type { Fact } from '#core/said/facts';
import { toldLoosely } from '#core/said/tells';
import { legOf, loosely, pbx, rulesWith } from '../../../support/facts.ts';

const bounded = (openCalls: number): Book => createBook(rulesWith(), toldLoosely, { openCalls });

/** The book after all, and why which of them are not in it. */
function played(book: Book, facts: Iterable<Fact>) {
  const refused: unknown[] = [];
  let current = book;
  for (const fact of facts) {
    const folded = fold(current, fact);
    if (folded.refused !== undefined) refused.push(folded.refused);
    current = folded.book;
  }
  return { book: current, refused };
}

it('has no room for one more call than may be open; what is told of the others, and answered, is taken in', () => {
  const full = played(bounded(2), [pbx.queued(0, '1'), pbx.queued(1, '2'), pbx.queued(2, '3')]);
  expect(full.refused).toEqual(['open-calls']);
  const then = played(full.book, [
    pbx.rings(3, '201', legOf('1')),
    pbx.rings(3, '202', legOf('9')),
    pbx.answers(4, '201', legOf('1')),
    pbx.queued(5, '3'),
    pbx.queued(6, '4'),
    pbx.ends(7, '2'),
    pbx.queued(8, '4'),
  ]);
  expect(then.refused).toEqual(['open-calls', 'open-calls']);
  expect(loosely(then.book.calls).unanswered).toBe(2);
});

it('has no room for an answered one that comes back to wait', () => {
  const facts = [
    pbx.queued(0, '1'),
    pbx.answers(1, '201', legOf('1')),
    pbx.queued(20, '2'),
    pbx.queued(30, '1', 'sales'),
  ];
  expect(played(bounded(1), facts).book.tally.waiting['support']?.size).toBe(1);
});

it('has room for so many answered ones and no more', () => {
  function* answered() {
    for (let call = 0; call < 50_010; call += 1) yield pbx.answers(1, `a${call}`, legOf(String(call)));
  }
  const { book, refused } = played(bounded(5), answered());
  expect(refused).toEqual(Array.from({ length: 5 }, () => 'calls'));
  expect(loosely(book.calls).open.size).toBe(50_005);
});

it('does not let one call grow without end, by what is told of it or by ids that are tied to it', () => {
  function* often() {
    yield pbx.queued(0, '1');
    for (let index = 1; index < 3_000; index += 1)
      yield pbx.queued(index * 20, '1', index % 2 === 0 ? 'support' : 'sales');
  }
  const grown = played(bounded(5), often());
  expect(new Set(grown.refused)).toEqual(new Set(['one-call']));
  expect(
    Math.max(
      ...loosely(grown.book.calls)
        .open.map(({ thread }) => thread.events.length)
        .values(),
    ),
  ).toBeLessThan(1_100);
  function* tied() {
    yield pbx.queued(0, 'c');
    for (let index = 0; index < 900; index += 1)
      yield pbx.rings(index / 100, `a${index}`, { leg: `c-${index}`, linked: 'c' });
  }
  expect(new Set(played(bounded(5), tied()).refused)).toEqual(new Set(['one-call']));
});
