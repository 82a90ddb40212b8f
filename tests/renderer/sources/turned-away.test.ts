import { describe, expect, test } from 'vitest';
import type { TurnedAway } from '#core/board/queue';
import { lately, latelyText, turnedAwayText } from '../../../renderer/sources/turned-away.ts';
import { languages } from '../../../renderer/words/words.ts';
import { aSource } from './sources.ts';

const { da, en } = languages;
const zone = 'Europe/Copenhagen';
const now = Date.parse('2026-11-18T09:14:38+01:00');
const one = (changes: Partial<TurnedAway> = {}): TurnedAway => ({
  why: 'rejected',
  count: 1,
  lastAt: '2026-11-18T09:14:00+01:00',
  sentence: { da: 'Køen findes ikke.', en: 'There is no such queue.' },
  ...changes,
});

describe('the header', () => {
  test('says how many, and when the last one came', () => {
    const single = aSource('pbx', { turnedAway: [one()] });
    expect(latelyText(single, now, zone, da)).toBe('1 afvist kl. 09:14');
    const several = aSource('pbx', {
      turnedAway: [one({ count: 1_200 }), one({ why: 'secret', count: 3, lastAt: '2026-11-18T09:02:00+01:00' })],
    });
    expect(latelyText(several, now, zone, da)).toBe('1.203 afvist, senest kl. 09:14');
    expect(latelyText(several, now, zone, en)).toBe('1,203 turned away, last at 09:14');
  });

  test('says it for an hour after the last one', () => {
    const turnedAway = [one({ lastAt: '2026-11-18T08:14:38.001+01:00' }), one({ lastAt: '2026-11-18T08:14:38+01:00' })];
    expect(lately({ turnedAway }, now)).toStrictEqual({ count: 1, at: Date.parse('2026-11-18T08:14:38.001+01:00') });
    expect(lately({ turnedAway: turnedAway.slice(1) }, now)).toBeNull();
  });

  test('says nothing where nothing was, nor of a hub that does not tell', () => {
    expect(latelyText(aSource('pbx', { turnedAway: [] }), now, zone, da)).toBeNull();
    expect(lately({}, now)).toBeNull();
  });
});

test('in full: how many, the last one to the second, what was wrong and what to do', () => {
  expect(turnedAwayText(one({ count: 3 }), now, zone, da)).toBe(
    '3 henvendelser afvist, senest kl. 09:14:00. Køen findes ikke.',
  );
  expect(turnedAwayText(one(), now, zone, en)).toBe('1 request turned away at 09:14:00. There is no such queue.');
});
