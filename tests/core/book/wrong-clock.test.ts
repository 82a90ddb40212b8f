import { describe, expect, it } from 'vitest';
import type { Fact } from '#core/said/facts';
import { bookOf, legOf, passagesAt, pbx, phonesAt, after } from '../../support/facts.ts';

/** The phone system's clock is so many seconds ahead (less than nothing: behind). */
const errors = [-290, -120, -70, -30, -15, -6, 0, 6, 15, 30, 120, 290];

describe.each(errors)('with a phone system whose clock is off by %i s', (error) => {
  const stamped = <Told extends Fact & { readonly at: number }>(fact: Told): Told => ({
    ...fact,
    happenedAt: Math.floor((fact.at + error * 1_000) / 1_000) * 1_000,
    precision: 1_000,
  });
  const leg = legOf('1.1');

  it('who is answered is answered', () => {
    const facts = [pbx.queued(0, '1.1'), stamped(pbx.rings(5, '201', leg)), stamped(pbx.answers(10, '201', leg))];
    expect(passagesAt(bookOf(facts), 11)).toEqual([expect.stringMatching(/^1\.1 support answered after \d+$/)]);
    const over = [...facts, pbx.ends(70, leg.leg, 60), pbx.ends(70, '1.1')];
    expect(passagesAt(bookOf(over), 80)).toEqual([expect.stringMatching(/^1\.1 support answered after \d+$/)]);
    expect(phonesAt(bookOf(over), 80)).toEqual([]);
  });

  it('who is answered in the second queue is answered there', () => {
    const facts = [pbx.queued(0, '1.1'), pbx.left(30, '1.1'), pbx.queued(30, '1.1', 'sales')];
    const served = [stamped(pbx.rings(32, '204', leg)), stamped(pbx.answers(37, '204', leg))];
    expect(passagesAt(bookOf([...facts, ...served]), 40)).toEqual([
      '1.1 support overflowed after 30',
      expect.stringMatching(/^1\.1 sales answered after \d+$/),
    ]);
  });

  it('who hangs up after a phone has rung out is lost', () => {
    const facts = [pbx.queued(0, '1.1'), stamped(pbx.rings(5, '201', leg)), pbx.ends(7, leg.leg), pbx.ends(20, '1.1')];
    expect(passagesAt(bookOf(facts), 30)).toEqual(['1.1 support abandoned after 20']);
    expect(phonesAt(bookOf(facts), 30)).toEqual([]);
  });

  it('a phone that is hung up is free', () => {
    const own = { leg: '7.1' };
    for (const begin of [pbx.answers(5, '201', own), pbx.dials(5, '201', own), pbx.rings(5, '201', own)]) {
      expect(phonesAt(bookOf([stamped(begin), pbx.ends(9, '7.1')]), 10)).toEqual([]);
    }
  });
});

it('an answer whose time stamp is that of the whole call (document 004) came when it was heard of', () => {
  const leg = legOf('1.1');
  const before = { happenedAt: after(-70), precision: 1_000 };
  const facts = [
    pbx.queued(0, '1.1'),
    { ...pbx.rings(5, '201', leg), ...before },
    { ...pbx.answers(10, '201', leg), ...before },
  ];
  expect(passagesAt(bookOf(facts), 11)).toEqual(['1.1 support answered after 10']);
});

it('a report that is repeated until it is heard, after the end of its leg, is of the leg that ended', () => {
  const leg = legOf('1.1');
  const late = { ...pbx.answers(90, '201', leg), happenedAt: after(10), precision: 1_000 };
  const facts = [pbx.queued(0, '1.1'), pbx.ends(60, leg.leg, 50), late];
  expect(passagesAt(bookOf(facts), 91)).toEqual(['1.1 support answered after 10']);
  expect(phonesAt(bookOf(facts), 91)).toEqual([]);
});

it('a ring that is reported late, by its own time stamp, is no sign of life after the hang-up', () => {
  const leg = legOf('1.1');
  const late = { ...pbx.rings(20, '201', leg), happenedAt: after(5), precision: 1_000 };
  expect(passagesAt(bookOf([pbx.queued(0, '1.1'), pbx.ends(12, '1.1'), late]), 21)).toEqual([
    '1.1 support abandoned after 12',
  ]);
});
