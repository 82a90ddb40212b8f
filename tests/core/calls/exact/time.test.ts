import { describe, expect, it } from 'vitest';
import { nextChange } from '#core/board/picture';
import type { Fact } from '#core/said/facts';
import { livedAt } from '#tests/support/changes';
import { after, bookOf, legOf, pbx, phonesAt, rulesWith, shown, tellsExactly } from '#tests/support/facts';
import { waitingIn } from '#tests/support/waiting';

const hour = 3_600;
const rules = rulesWith({ maxWaitSeconds: 600 });
const told = (...facts: readonly Fact[]) => bookOf(facts, rules, tellsExactly);
const lives = (facts: readonly Fact[], seconds: number) => livedAt(facts, seconds, rules);

describe('nobody waits longer than the queue’s longest wait', () => {
  const waiting = pbx.queued(0, '1');

  it('then he is lost, which is concluded and not told', () => {
    expect(lives([waiting], 600)).toEqual(['1 support waiting']);
    expect(lives([waiting], 600.001)).toEqual(['1 support abandoned after 600, inferred']);
    expect(shown(told(waiting), 700)).toMatchObject({ callsWaiting: 0, lostToday: 1, inferredLostToday: 1 });
    expect(nextChange(told(waiting), after(500), Infinity)).toBe(after(600.001));
  });

  it('and any later sign of life puts it right', () => {
    expect(lives([waiting, pbx.answers(900, '201', legOf('1'))], 901)).toEqual(['1 support answered after 900']);
    expect(lives([waiting, pbx.left(900, '1')], 901)).toEqual(['1 support overflowed after 900']);
    expect(lives([waiting, pbx.ends(900, '1')], 901)).toEqual(['1 support abandoned after 900']);
    const rung = [waiting, pbx.rings(900, '201', legOf('1'))];
    expect(lives(rung, 901)).toEqual(['1 support waiting']);
    expect(phonesAt(told(...rung), 901)).toEqual(['201 ringing']);
    // From then on he may wait as long again.
    expect(lives(rung, 1_500)).toEqual(['1 support waiting']);
    expect(lives(rung, 1_500.001)).toEqual(['1 support abandoned after 1500, inferred']);
  });

  it('a list that names him shows that he waits, and an entry by itself is a new call', () => {
    expect(lives([waiting, { ...pbx.queued(700, '1'), atLeast: true }], 701)).toEqual(['1 support waiting']);
    expect(lives([waiting, { ...pbx.queued(700, '1'), happenedAt: after(0) }], 701)).toEqual(['1 support waiting']);
    expect(lives([waiting, pbx.queued(700, '1')], 701)).toEqual([
      '1 support abandoned after 600, inferred',
      '1 support waiting',
    ]);
  });

  it('long after that his id is another’s', () => {
    const late = (seconds: number) => lives([waiting, pbx.answers(seconds, '201', legOf('1'))], seconds + 1);
    expect(late(1_200)).toEqual(['1 support answered after 1200']);
    expect(late(1_200.001)).toEqual(['1 support abandoned after 600, inferred']);
  });

  it('however much time passes at once', () => {
    const book = told(waiting, pbx.queued(10, '2', 'sales'), pbx.left(20, '2', 'sales'));
    expect(shown(book, 100 * hour)).toMatchObject({ callsWaiting: 0 });
    expect(nextChange(told(waiting, pbx.queued(99 * hour, '3')), after(99 * hour), Infinity)).toBe(
      after(99 * hour + 20.001),
    );
  });
});

describe('a leg whose end was lost with the connection', () => {
  it('rings for an hour at most, and is talked into for four', () => {
    const ring = pbx.rings(0, '201', { leg: '7' });
    expect(phonesAt(told(ring), hour - 0.001)).toEqual(['201 ringing']);
    expect(phonesAt(told(ring), hour)).toEqual([]);
    const talk = pbx.dials(0, '201', { leg: '7' });
    expect(phonesAt(told(talk), 4 * hour - 0.001)).toEqual(['201 talking']);
    expect(phonesAt(told(talk), 4 * hour)).toEqual([]);
  });

  it('leaves the call answered, and its talk without an end', () => {
    const story = [pbx.queued(0, '1'), pbx.answers(5, '201', legOf('1'))];
    expect(lives(story, 5 * hour)).toEqual(['1 support answered after 5']);
    expect(lives([...story, pbx.ends(5 * hour, '1')], 6 * hour)).toEqual(['1 support answered after 5']);
  });

  it('no longer rings for him who waits', () => {
    const slow = rulesWith({ maxWaitSeconds: 3 * hour });
    const book = bookOf([pbx.queued(0, '1'), pbx.rings(0, '201', legOf('1'))], slow, tellsExactly);
    expect(waitingIn(book, 'support')).toMatchObject([{ ringing: true }]);
    expect(shown(book, hour + 1).callsWaiting).toBe(1);
    const later = bookOf(
      [pbx.queued(0, '1'), pbx.rings(0, '201', legOf('1')), pbx.names(hour + 1, '9', 'N')],
      slow,
      tellsExactly,
    );
    expect(waitingIn(later, 'support')).toMatchObject([{ call: '1', ringing: false }]);
  });
});

describe.each([hour, -hour, 365 * 24 * hour])('when the clock is set by %i s', (by) => {
  it('everything still open moves with it', () => {
    const story = [
      pbx.queued(0, '1'),
      pbx.queued(10, '2'),
      pbx.answers(20, '201', legOf('2')),
      pbx.rings(30, '202', legOf('1')),
      pbx.clockSet(60 + by, by),
    ];
    expect(shown(told(...story), 90 + by)).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 90 });
    expect(lives([...story, pbx.answers(100 + by, '202', legOf('1')), pbx.ends(110 + by, '2')], 120 + by)).toEqual([
      '1 support answered after 100',
      '2 support answered after 10',
    ]);
    expect(lives(story, 600 + by)[0]).toBe('1 support waiting');
    expect(lives(story, 601 + by)[0]).toBe('1 support abandoned after 600, inferred');
  });
});
