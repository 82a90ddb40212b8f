import { expect, it } from 'vitest';
import { outboundAfter, noOwnCallsYet, outboundOfDay } from '#core/outbound/outbound';
import { figuresOf } from '#core/outbound/sums';
import type { Fact } from '#core/said/facts';
import { pbx } from '#tests/support/facts';

const zone = 'Europe/Copenhagen';
const hour = 3_600;

function after(...facts: readonly Fact[]) {
  return facts.reduce((known, fact) => outboundAfter(known, fact, zone), noOwnCallsYet);
}

/** `agent: calls, ended, reached, seconds` on a day; the calls of `pbx` are of 18 November 2026, from ten o'clock on. */
function on(day: string, ...facts: readonly Fact[]): readonly string[] {
  return [...outboundOfDay(after(...facts), day)]
    .filter(([, { calls }]) => calls > 0)
    .map(([agent, { calls, ended, reached, talkTime }]) => `${agent}: ${calls} ${ended} ${reached} ${talkTime / 1_000}`)
    .toSorted();
}

const today = '2026-11-18';
const dialled = pbx.dials(0, '0201', { leg: '9.1' });

const rows: readonly (readonly [name: string, facts: readonly Fact[], expected: readonly string[]])[] = [
  ['nobody called', [], []],
  ['a call that goes on', [dialled], ['0201: 1 0 0 0']],
  ['a call that was answered', [dialled, pbx.ends(80, '9.1', 65)], ['0201: 1 1 1 65']],
  ['a call that nobody answered', [dialled, pbx.ends(30, '9.1', 0)], ['0201: 1 1 0 0']],
  ['a part of a second is talk', [dialled, pbx.ends(30, '9.1', 0.4)], ['0201: 1 1 1 0.4']],
  ['an end without a word of how long', [dialled, pbx.ends(30, '9.1')], ['0201: 1 0 0 0']],
  ['dialling told twice', [dialled, pbx.dials(9, '0201', { leg: '9.1' }), pbx.ends(80, '9.1', 65)], ['0201: 1 1 1 65']],
  ['an end told twice', [dialled, pbx.ends(80, '9.1', 65), pbx.ends(85, '9.1', 65)], ['0201: 1 1 1 65']],
  [
    'two ends that differ, the longer counts',
    [dialled, pbx.ends(80, '9.1', 0), pbx.ends(81, '9.1', 65)],
    ['0201: 1 1 1 65'],
  ],
  ['and in the other order', [dialled, pbx.ends(80, '9.1', 65), pbx.ends(81, '9.1', 0)], ['0201: 1 1 1 65']],
  ['the end overtook the dialling', [pbx.ends(0, '9.1', 12), pbx.dials(4, '0201', { leg: '9.1' })], ['0201: 1 1 1 12']],
  [
    'an end of long ago is of another call',
    [pbx.ends(0, '9.1', 12), pbx.dials(70, '0201', { leg: '9.1' })],
    ['0201: 1 0 0 0'],
  ],
  ['an end alone', [pbx.ends(0, '9.1', 12)], []],
  [
    'a call that came in',
    [pbx.rings(0, '0201', { leg: '9.1' }), pbx.answers(5, '0201', { leg: '9.1' }), pbx.ends(60, '9.1', 55)],
    [],
  ],
  ['a call that is sent on', [dialled, { ...pbx.sendsOn(60, '9.1'), durationSeconds: 50 } as Fact], ['0201: 1 1 1 50']],
  [
    'two agents',
    [dialled, pbx.dials(1, '201', { leg: '9.2' }), pbx.ends(9, '9.2', 3)],
    ['0201: 1 0 0 0', '201: 1 1 1 3'],
  ],
  [
    'an id that comes again when the call is over',
    [dialled, pbx.ends(80, '9.1', 65), pbx.dials(300, '0201', { leg: '9.1' })],
    ['0201: 2 1 1 65'],
  ],
  [
    'an id that comes again after an end that was never told',
    [dialled, pbx.dials(4 * hour + 1, '204', { leg: '9.1' })],
    ['0201: 1 0 0 0', '204: 1 0 0 0'],
  ],
  ['an end of tomorrow with the id of today', [dialled, pbx.ends(5 * hour, '9.1', 65)], ['0201: 1 0 0 0']],
  ['a late end of a call that is over', [dialled, pbx.ends(10, '9.1', 3), pbx.ends(200, '9.1', 99)], ['0201: 1 1 1 3']],
  ['nobody talks for longer than a day', [dialled, pbx.ends(10, '9.1', 1e12)], ['0201: 1 1 1 86400']],
];

it.each(rows)('%s', (_name, facts, expected) => {
  expect(on(today, ...facts)).toEqual(expected);
});

it('a call belongs to the day on which it was dialled, however late it is told and however long it lasts', () => {
  // Ten o'clock and 13:59:30 later, with a word that comes after midnight.
  const late = 14 * hour;
  const told: Fact = { ...pbx.dials(late + 4, '0201', { leg: '9.1' }), happenedAt: dialled.at + (late - 30) * 1_000 };
  const facts = [told, pbx.ends(late + 600, '9.1', 590)];
  expect(on(today, ...facts)).toEqual(['0201: 1 1 1 590']);
  expect(on('2026-11-19', ...facts)).toEqual([]);
  // Told without a time first, and with one in a repeat.
  const untimed = pbx.dials(late + 2, '0201', { leg: '9.1' });
  expect(on('2026-11-19', untimed)).toEqual(['0201: 1 0 0 0']);
  expect(on(today, untimed, told)).toEqual(['0201: 1 0 0 0']);
  expect(on('2026-11-19', untimed, told)).toEqual([]);
});

it('a repeat with the same stamp is one, however late it comes', () => {
  const stamped = (seconds: number): Fact => ({
    ...pbx.dials(seconds, '0201', { leg: '9.1' }),
    happenedAt: dialled.at,
  });
  expect(on(today, stamped(0), pbx.ends(20, '9.1', 5), stamped(900))).toEqual(['0201: 1 1 1 5']);
});

it('a call on its way moves with our own clock, and one that is over does not', () => {
  const day = 24 * hour;
  const over = [pbx.dials(-60, '204', { leg: '9.2' }), pbx.ends(-50, '9.2', 7)];
  const facts = [...over, dialled, pbx.clockSet(day + 5, day), pbx.ends(day + 60, '9.1', 40)];
  expect(on(today, ...facts)).toEqual(['204: 1 1 1 7']);
  expect(on('2026-11-19', ...facts)).toEqual(['0201: 1 1 1 40']);
});

it('each hour of the night on which the clocks are set back is its own', () => {
  // 25 October 2026, 00:30 UTC is 02:30 for the first time, and an hour later again.
  const first = Date.parse('2026-10-25T00:30:00Z');
  const at = (time: number, leg: string): Fact => ({ ...pbx.dials(0, '0201', { leg }), at: time });
  const { days } = after(at(first, '1'), at(first + 3_600_000, '2'));
  expect(days.map(({ day }) => day)).toEqual(['2026-10-25']);
  expect(days[0]?.hours.size).toBe(2);
});

it('keeps four days, and of more agents than there is room for those who were there first', () => {
  const week = Array.from({ length: 7 }, (_each, index) => pbx.dials(index * 24 * hour, '0201', { leg: `1.${index}` }));
  expect(after(...week).days.map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24']);
  const crowd = Array.from({ length: 20_050 }, (_each, index) => pbx.dials(0, `a${index}`, { leg: `2.${index}` }));
  const known = after(...crowd);
  expect(outboundOfDay(known, today).size).toBe(20_000);
  const { young, old } = known.own.calls;
  expect(young.size + old.size).toBeLessThanOrEqual(40_000);
});

it('the share is of the calls whose end was told, and 100 only where it is exactly that', () => {
  const sums = { calls: 3_001, ended: 3_000, reached: 2_999, talkTime: 2_999_000 };
  expect(figuresOf(sums)).toMatchObject({ reachedRate: 99.9, talkSeconds: 2_999, avgTalkSeconds: 1 });
  const none = figuresOf({ calls: 2, ended: 0, reached: 0, talkTime: 0 });
  expect(none).toMatchObject({ reachedRate: null, avgTalkSeconds: null, talkSeconds: 0 });
});
