import { describe, expect, it } from 'vitest';
import { fold } from '#core/book/book';
import type { Fact } from '#core/said/facts';
import { bookOf, legOf, passagesAt, pbx, phonesAt, shown, rulesWith } from '../../support/facts.ts';

const hour = 3_600;
const day = 24 * hour;

describe.each([
  ['forwards by an hour', hour],
  ['backwards by an hour', -hour],
  ['forwards by a year', 365 * day],
  ['backwards by a year', -365 * day],
  ['forwards by ten seconds', 10],
])('when the clock is set %s', (_way, by) => {
  /** Two minutes have passed since ten; the clock shows it, then is set. */
  const set = (...facts: readonly Fact[]) => bookOf([...facts, pbx.clockSet(120 + by, by)]);
  const waiting = [pbx.queued(0, '1.1'), pbx.queued(30, '1.2')];

  it('who waits has waited as long as before, and nobody is lost', () => {
    const book = set(...waiting);
    expect(shown(book, 120 + by)).toMatchObject({ callsWaiting: 2, longestWaitSeconds: 120, lostToday: 0 });
    expect(shown(book, 150 + by)).toMatchObject({ callsWaiting: 2, longestWaitSeconds: 150, lostToday: 0 });
  });

  it('his answer comes after the wait that he had', () => {
    const book = [...waiting, pbx.clockSet(120 + by, by), pbx.answers(130 + by, '201', legOf('1.1'))];
    expect(passagesAt(bookOf(book), 140 + by)).toEqual(['1.1 support answered after 130', '1.2 support waiting']);
  });

  it('nobody’s patience is shorter or longer for it', () => {
    const rules = rulesWith({ maxWaitSeconds: 600 });
    const book = bookOf([pbx.queued(0, '1.1'), pbx.clockSet(120 + by, by)], rules);
    expect(passagesAt(book, 600 + by)).toEqual(['1.1 support waiting']);
    expect(passagesAt(book, 601 + by)).toEqual(['1.1 support abandoned after 600, inferred']);
  });

  it('phones ring and talk on, and end as they would have', () => {
    const facts = [pbx.answers(10, '201', { leg: '7.1' }), pbx.rings(60, '202', { leg: '7.2' })];
    expect(phonesAt(set(...facts), 120 + by)).toEqual(['201 talking', '202 ringing']);
    expect(phonesAt(set(...facts), 60 + 179 + by)).toEqual(['201 talking', '202 ringing']);
    expect(phonesAt(set(...facts), 60 + 180 + by)).toEqual(['201 talking']);
    expect(phonesAt(bookOf([...facts, pbx.clockSet(120 + by, by), pbx.ends(130 + by, '7.1')]), 140 + by)).toEqual([
      '202 ringing',
    ]);
  });

  it('a repeat is still a repeat', () => {
    const book = set(pbx.queued(100, '1.1'), pbx.rings(110, '201', legOf('1.1')));
    for (const fact of [pbx.queued(121 + by, '1.1'), pbx.rings(122 + by, '201', legOf('1.1'))]) {
      expect(fold(book, fact).news, fact.kind).toBe(false);
    }
  });

  it('the order of service is as it was', () => {
    const served = [...waiting, pbx.clockSet(120 + by, by), pbx.rings(130 + by, '201', legOf('1.2'))];
    expect(passagesAt(bookOf(served), 140 + by)).toEqual([
      '1.1 support abandoned after 130, inferred',
      '1.2 support waiting',
    ]);
  });
});

it('what is over stays where it was: a clock does not move yesterday', () => {
  const book = bookOf([pbx.queued(0, '1.1'), pbx.ends(30, '1.1'), pbx.clockSet(120 - hour, -hour)]);
  expect(passagesAt(book, 130 - hour)).toEqual(['1.1 support abandoned after 30']);
  expect(shown(book, 130 - hour).lostToday).toBe(1);
});

it('a clock set from the far future and back leaves today’s totals countable', () => {
  const future = 400 * day;
  const wrong = Array.from({ length: 6 }, (_, index) => [
    pbx.queued(future + index * day, `9.${index}`),
    pbx.ends(future + index * day + 60, `9.${index}`),
  ]).flat();
  const back = pbx.clockSet(0, -(future + 6 * day));
  const book = bookOf([...wrong, back, pbx.queued(10, '1.1'), pbx.ends(40, '1.1')]);
  expect(shown(book, 60).lostToday).toBe(1);
});
