import { describe, expect, it } from 'vitest';
import { advance } from '#core/book/book';
import { totalsOf } from '#core/book/tally';
import { after, bookOf, legOf, phonesAt, pbx } from '../../support/facts.ts';
import { waitingIn } from '#tests/support/waiting';

const day = 24 * 3_600;
const totals = (book: ReturnType<typeof bookOf>, date: string, queue: string = 'support') =>
  totalsOf(book.tally, date, queue);

describe('who waits', () => {
  it('is listed by entry, though the entries are told in another order', () => {
    const book = bookOf([pbx.queued(20, '1.2'), { ...pbx.queued(21, '1.1'), at: after(10) }, pbx.queued(30, '1.3')]);
    expect(waitingIn(book, 'support').map(({ call }) => call)).toEqual(['1.1', '1.2', '1.3']);
  });

  it('is in the list of his own queue only, and of one queue at a time', () => {
    const book = bookOf([pbx.queued(0, '1.1'), pbx.queued(30, '1.1', 'sales')]);
    expect(waitingIn(book, 'support')).toEqual([]);
    expect(waitingIn(book, 'sales')).toMatchObject([{ call: '1.1', entry: after(30) }]);
  });

  it('keeps his place while phones ring for him and ring out', () => {
    const rung = [pbx.queued(0, '1.1'), pbx.queued(5, '1.2'), pbx.rings(10, '201', legOf('1.1'))];
    expect(waitingIn(bookOf(rung), 'support')).toMatchObject([
      { call: '1.1', ringing: true },
      { call: '1.2', ringing: false },
    ]);
    expect(waitingIn(bookOf([...rung, pbx.ends(25, '1.1-a')]), 'support')).toMatchObject([
      { call: '1.1', ringing: false },
      { call: '1.2', ringing: false },
    ]);
  });
});

describe('the totals', () => {
  it('are of the day of the entry, though the answer comes after midnight', () => {
    const midnight = 14 * 3_600;
    const book = bookOf([pbx.queued(midnight - 30, '1.1'), pbx.answers(midnight + 30, '201', legOf('1.1'))]);
    expect(totals(book, '2026-11-18')).toMatchObject({ offered: 1, answered: 1, answerWait: 60_000 });
    expect(totals(book, '2026-11-19').offered).toBe(0);
  });

  it('are kept apart by queue', () => {
    const book = bookOf([pbx.queued(0, '1.1'), pbx.queued(5, '1.2', 'sales'), pbx.ends(9, '1.2')]);
    expect(totals(book, '2026-11-18')).toMatchObject({ offered: 1, waiting: 1 });
    expect(totals(book, '2026-11-18', 'sales')).toMatchObject({ offered: 1, abandoned: 1 });
    expect(totals(book, '2026-11-18', 'night').offered).toBe(0);
  });

  it('of days long past are dropped: the newest four stay', () => {
    const book = bookOf(
      Array.from({ length: 10 }, (_, index) => [
        pbx.queued(index * day, `1.${index}`),
        pbx.ends(index * day + 60, `1.${index}`),
      ]).flat(),
    );
    expect(book.tally.days.map((known) => known.day).toSorted()).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ]);
    expect(totals(book, '2026-11-27').abandoned).toBe(1);
    expect(totals(book, '2026-11-18').offered).toBe(0);
  });
});

describe('the phones in use', () => {
  it('are counted a leg each, and gone with their last leg', () => {
    const facts = [pbx.answers(5, '201', { leg: '1.1' }), pbx.rings(10, '201', { leg: '1.2' })];
    expect(phonesAt(bookOf(facts), 15)).toEqual(['201 ringing', '201 talking']);
    const book = bookOf([...facts, pbx.ends(20, '1.1'), pbx.ends(21, '1.2')]);
    expect(book.tally.phones.size).toBe(0);
  });

  it('do not ring for ever where nobody says that they stopped', () => {
    const book = bookOf([pbx.rings(0, '201', { leg: '1.1' })]);
    expect(phonesAt(book, 179)).toEqual(['201 ringing']);
    expect(phonesAt(book, 180)).toEqual([]);
  });

  it('are not talked into for ever', () => {
    const book = bookOf([pbx.answers(0, '201', { leg: '1.1' })]);
    expect(phonesAt(book, 4 * 3_600 - 1)).toEqual(['201 talking']);
    expect(phonesAt(book, 4 * 3_600)).toEqual([]);
  });

  it('never go below nothing, however late the end of one is told again', () => {
    const facts = [
      pbx.answers(5, '201', { leg: '1.1' }),
      pbx.ends(20, '1.1'),
      pbx.ends(28, '1.1'),
      pbx.ends(90, '1.1'),
    ];
    expect(bookOf(facts).tally.phones.size).toBe(0);
    expect(advance(bookOf(facts), after(day)).tally.phones.size).toBe(0);
  });
});
