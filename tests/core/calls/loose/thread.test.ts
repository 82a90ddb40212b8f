import { describe, expect, it } from 'vitest';
import { extended, happened, idsOf, isLegStart, joined, shifted, spaced, standing } from '#core/calls/loose/thread';
import type { Thread } from '#core/calls/loose/thread';
import type { CallFact } from '#core/said/facts';
import { after, bookOf, legOf, loosely, passagesAt, pbx } from '../../../support/facts.ts';

const threadOf = (...facts: readonly CallFact[]): Thread =>
  facts.reduce<Thread>((thread, fact) => ({ ...joined([thread], fact, false), events: [...thread.events, fact] }), {
    key: 'pbx\u0000first',
    ids: [],
    events: [],
  });

describe('the ids that a fact ties together', () => {
  it('are the call’s, or the leg’s and the one that it is linked to', () => {
    expect(idsOf(pbx.queued(0, '1.1'))).toEqual(['1.1']);
    expect(idsOf(pbx.left(0, '1.1'))).toEqual(['1.1']);
    expect(idsOf(pbx.ends(0, '1.1-a'))).toEqual(['1.1-a']);
    expect(idsOf(pbx.rings(0, '201', legOf('1.1', 'a', 'linked')))).toEqual(['1.1-a', '1.1']);
    expect(idsOf(pbx.rings(0, '201', legOf('1.1', 'a', 'own')))).toEqual(['1.1']);
  });

  it('are named once where a leg is linked to itself', () => {
    expect(idsOf(pbx.rings(0, '201', { leg: '1.1', linked: '1.1' }))).toEqual(['1.1']);
  });

  it('of two phone systems never meet, however alike they look', () => {
    expect(spaced('pbx', '1.1')).not.toBe(spaced('old-pbx', '1.1'));
    expect(spaced('pbx', '1.1')).not.toBe(spaced('pbx1', '.1'));
    const elsewhere = { ...pbx.ends(10, '1.1'), source: 'old-pbx' };
    expect(passagesAt(bookOf([pbx.queued(0, '1.1'), elsewhere]), 20)).toEqual(['1.1 support waiting']);
  });
});

describe('threads that turn out to be one', () => {
  it('are told in order of arrival, with all their ids, under the first one’s key', () => {
    const one = threadOf(pbx.queued(0, '1.1'), pbx.ends(20, '1.1'));
    const other = { ...threadOf(pbx.rings(10, '201', { leg: 'a' })), key: 'pbx\u0000second' };
    const both = joined([one, other], pbx.answers(30, '201', { leg: 'a', linked: '1.1' }), false);
    expect(both.key).toBe(one.key);
    expect(both.events.map(({ at }) => at)).toEqual([after(0), after(10), after(20)]);
    expect(both.ids.toSorted()).toEqual([spaced('pbx', '1.1'), spaced('pbx', 'a')]);
  });

  it('count as one call, though its leg was thought to be a call of its own', () => {
    const leg = { leg: 'a', linked: 'b' };
    const facts = [pbx.queued(0, '1.1'), pbx.rings(5, '201', leg), pbx.answers(9, '201', { leg: 'a', linked: '1.1' })];
    expect(passagesAt(bookOf(facts), 20)).toEqual(['1.1 support answered after 9']);
    expect(loosely(bookOf(facts).calls).open.size).toBe(1);
  });
});

describe('a call that rings on and on', () => {
  const rings = (count: number) => Array.from({ length: count }, (_, index) => pbx.rings(index, '201', legOf('1.1')));
  const grown = (facts: readonly CallFact[]) =>
    facts.reduce<Thread>(extended, { key: 'pbx\u0000first', ids: [], events: [] }).events;

  it('holds three hundred events, and of the older half only those that are no rings', () => {
    expect(grown(rings(300))).toHaveLength(300);
    const trimmed = grown([pbx.queued(0, '1.1'), pbx.answers(1, '201', legOf('1.1')), ...rings(299)]);
    expect(trimmed).toHaveLength(2 + 151);
    expect(trimmed.slice(0, 2).map(({ kind }) => kind)).toEqual(['call-queued', 'leg-answered']);
    expect(trimmed.at(-1)?.at).toBe(after(298));
  });
});

describe('when something happened', () => {
  const rang = pbx.rings(10.4, '201', { leg: 'a' });

  it('is its arrival where the phone system does not say', () => {
    expect([happened(rang), standing(rang)]).toEqual([after(10.4), after(10.4)]);
  });

  it('is the phone system’s word where it says exactly', () => {
    const exact = { ...rang, happenedAt: after(9.7), precision: 1 };
    expect([happened(exact), standing(exact)]).toEqual([after(9.7), after(9.7)]);
  });

  it('stands at the end of a whole second, so that an answer does not come before an entry of the same second', () => {
    const coarse = { ...rang, happenedAt: after(9), precision: 1_000 };
    expect([happened(coarse), standing(coarse)]).toEqual([after(9), after(9.999)]);
  });

  it('never stands after its own arrival, whatever the phone system’s clock shows', () => {
    expect(standing({ ...rang, happenedAt: after(10), precision: 1_000 })).toBe(after(10.4));
    expect(standing({ ...rang, happenedAt: after(12), precision: 1_000 })).toBe(after(10.4));
  });

  it('stands no longer before its arrival than a report may be late', () => {
    expect(standing({ ...rang, happenedAt: after(-60), precision: 1_000 })).toBe(after(0.4));
  });
});

describe('a thread when the clock is set', () => {
  it('moves as a whole: the phone system’s times, too', () => {
    const thread = threadOf(pbx.queued(0, '1.1'), { ...pbx.rings(10, '201', legOf('1.1')), happenedAt: after(9) });
    const moved = shifted(thread, -3_600_000);
    expect(moved.events).toMatchObject([{ at: after(-3_600) }, { at: after(-3_590), happenedAt: after(-3_591) }]);
    expect('happenedAt' in (moved.events[0] ?? {})).toBe(false);
    expect(shifted(moved, 3_600_000)).toEqual(thread);
  });
});

it('a leg begins by ringing, answering or dialling, and by nothing else', () => {
  const starts = [
    pbx.rings(0, '201', { leg: 'a' }),
    pbx.answers(0, '201', { leg: 'a' }),
    pbx.dials(0, '201', { leg: 'a' }),
  ];
  expect(starts.every(isLegStart)).toBe(true);
  expect([pbx.queued(0, '1.1'), pbx.left(0, '1.1'), pbx.ends(0, 'a')].some(isLegStart)).toBe(false);
});
