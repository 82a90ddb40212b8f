import { describe, expect, it } from 'vitest';
import type { Book } from '#core/book/book';
import { apply, createBook, fold } from '#core/book/book';
import { sizeOf } from '#core/calls/loose/forgotten';
import type { Fact } from '#core/said/facts';
import { totalsOf } from '#core/book/tally';
import { dayOf } from '#core/time/zone';
import { after, bookOf, legOf, loosely, pbx, rulesWith } from '../../../support/facts.ts';

/** How many entries the book holds, of every kind. */
function entries({ calls, tally, presences }: Book) {
  const { open, index, memory, due } = loosely(calls);
  const { young, old, forgotten } = memory;
  return {
    inDetail: open.size + young.threads.size + old.threads.size,
    ids: index.size + young.index.size + old.index.size,
    forgotten: forgotten.reduce((sum, { calls }) => sum + sizeOf(calls), 0),
    days: tally.days.length,
    waiting: Object.values(tally.waiting).reduce((sum, { size }) => sum + size, 0),
    due: due.size,
    agents: tally.phones.size + presences.everywhere.size,
  };
}

/** A call that enters, is answered by turns and ends, all within a minute. */
function withCall(book: Book, seconds: number, call: string): Book {
  const leg = legOf(call);
  const agent = call.endsWith('1') ? '201' : '202';
  return [
    pbx.queued(seconds, call),
    pbx.rings(seconds + 1, agent, leg),
    pbx.answers(seconds + 10, agent, leg),
    pbx.ends(seconds + 40, leg.leg, 30),
  ].reduce(apply, book);
}

const today = (book: Book, seconds: number) =>
  totalsOf(book.tally, dayOf(after(seconds), 'Europe/Copenhagen'), 'support');

describe('after 30,000 calls within the hour', () => {
  const count = 30_000;
  let book = createBook(rulesWith());
  // Ten calls in a second, each over before the next begins in the order of telling: what is counted is what is kept.
  for (let number = 0; number < count; number += 1) book = withCall(book, number / 10, `17.${number}`);
  const later = count / 10 + 60;

  it('the book keeps a bounded number in detail, and of the others no more than that they were', () => {
    const size = entries(book);
    expect(size.inDetail).toBeLessThanOrEqual(8_000);
    expect(size.ids).toBeLessThanOrEqual(16_000);
    expect(size.inDetail + size.forgotten).toBe(count);
    expect(size).toMatchObject({ days: 1, waiting: 0, agents: 0 });
  });

  it('the totals have all of them', () => {
    expect(today(book, later)).toMatchObject({
      offered: count,
      answered: count,
      waiting: 0,
      answerWait: count * 10_000,
    });
  });

  it('the id of a call that is forgotten in detail is a new call’s, and its end says nothing', () => {
    const leg = legOf('17.0');
    const ended = pbx.left(later, '17.0');
    expect(fold(book, ended)).toEqual({ book, news: false, changes: [] });
    expect(today(withCall(book, later, '17.0'), later).answered).toBe(count + 1);
    // The end of a leg names only the leg: it may be of a call to come, but as it stands it changes no number.
    const { tally, calls } = apply(book, pbx.ends(later, leg.leg, 30));
    expect({ tally, open: loosely(calls).open }).toEqual({ tally: book.tally, open: loosely(book.calls).open });
  });

  it('so is the id of one that is still known', () => {
    expect(today(withCall(book, later, `17.${count - 5_000}`), later).answered).toBe(count + 1);
  });

  it('a new call counts as ever', () => {
    expect(today(withCall(book, later, '17.30001'), later).answered).toBe(count + 1);
  });
});

describe('a call that is over', () => {
  it('is found and put right by a late word for an hour at least', () => {
    const lost = bookOf([pbx.queued(0, '1.1'), pbx.ends(30, '1.1')]);
    const busy = Array.from({ length: 100 }, (_, number) => number);
    const later = busy.reduce((book, number) => withCall(book, 60 + number * 35, `2.${number}`), lost);
    const put = apply(later, pbx.answers(3_600, '201', legOf('1.1')));
    expect(today(later, 3_600)).toMatchObject({ answered: 100, abandoned: 1 });
    expect(today(put, 3_600)).toMatchObject({ answered: 101, abandoned: 0 });
  });

  it('is in the book once, however often it comes back to life', () => {
    let book = createBook(rulesWith());
    for (let number = 0; number < 20; number += 1) {
      book = apply(book, pbx.queued(number * 100, '1.1', number % 2 === 0 ? 'support' : 'sales'));
      book = apply(book, pbx.ends(number * 100 + 50, '1.1'));
    }
    expect(entries(book)).toMatchObject({ inDetail: 1, ids: 1, forgotten: 0 });
  });
});

it('a call of no queue leaves nothing behind once it is forgotten', () => {
  const own = [0, 1, 2, 3].flatMap((hour) => [
    pbx.dials(hour * 4_000, '201', { leg: `own.${hour}` }),
    pbx.ends(hour * 4_000 + 60, `own.${hour}`, 60),
  ]);
  expect(entries(bookOf(own))).toMatchObject({ inDetail: 2, forgotten: 0, days: 0 });
});

describe('a late word that puts a call right', () => {
  const minute = 60;
  const over = (seconds: number, call: string) => [pbx.queued(seconds, call), pbx.ends(seconds + 0.1, call)];
  /** Whether the first of the calls, lost, turns out to have been answered when that is told so many seconds later. */
  const isPutRight = (seconds: number, ...others: readonly Fact[]) =>
    today(bookOf([...over(0, 'first'), ...others, pbx.answers(seconds, '201', legOf('first'))]), seconds).answered ===
    1;

  it('finds it though nearly eight thousand were over since, within the hour', () => {
    const others = Array.from({ length: 7_990 }, (_, index) => over(1 + index * 0.3, `x${index}`)).flat();
    expect(isPutRight(2_500, ...others)).toBe(true);
  });

  it('finds it for nearly two hours, however few were over since', () => {
    const others = [59, 60, 119].flatMap((at) => over(at * minute, `x${at}`));
    expect(isPutRight(119.5 * minute, ...others)).toBe(true);
  });

  it('finds it no more after that', () => {
    const others = [60, 120].flatMap((at) => over(at * minute, `x${at}`));
    expect(isPutRight(120.5 * minute, ...others)).toBe(false);
  });
});

describe('the id of a call that is forgotten in detail', () => {
  const hour = 3_600;
  /** A call each hour on the hour, the first of which is to come again. */
  const hours = (count: number) =>
    bookOf(
      Array.from({ length: count + 1 }, (_, index) => [
        pbx.queued(index * hour, `h${index}`),
        pbx.ends(index * hour + 1, `h${index}`),
      ]).flat(),
    );
  const isNew = (afterHours: number) => fold(hours(Math.floor(afterHours)), pbx.left(afterHours * hour, 'h0')).news;

  it('is known for two days', () => {
    expect([3.5, 24.5, 25.5, 47.5, 48.5, 72.5].map(isNew)).toEqual([false, false, false, false, true, true]);
  });
});

describe('a year of quiet days', () => {
  const dayLong = 24 * 3_600;
  const callsADay = 5;

  function days(count: number): Book {
    let book = createBook(rulesWith());
    for (let number = 0; number < count * callsADay; number += 1) {
      const day = Math.floor(number / callsADay);
      book = withCall(book, day * dayLong + (number % callsADay) * 1_800, `${day}.${number}`);
      book = apply(book, pbx.dials(day * dayLong + 9_000, '203', { leg: `own.${day}` }));
      book = apply(book, pbx.ends(day * dayLong + 9_060, `own.${day}`));
    }
    return book;
  }

  it('leaves a book no bigger than a few days do', () => {
    const year = entries(days(365));
    const week = entries(days(7));
    expect(year).toEqual(week);
    expect(year).toMatchObject({ days: 4, waiting: 0, agents: 0 });
    expect(year.inDetail).toBeLessThanOrEqual(2 * callsADay);
    expect(year.forgotten).toBeLessThanOrEqual(4 * 2 * callsADay);
  });

  it('remembers for a day at least that a call was', () => {
    const book = days(10);
    const forgotten = pbx.left(9 * dayLong - 1, '8.40');
    expect(fold(book, { ...forgotten, at: after(9 * dayLong + 9_100) }).news).toBe(false);
  });
});
