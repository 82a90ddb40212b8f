import { numberNames } from '#core/said/numbers';
import { describe, expect, test } from 'vitest';
import { alsoToday, figureFormula, figureLabel, figureMeaning } from '../../../renderer/card/explain.ts';
import { languages } from '../../../renderer/words/words.ts';
import { aQueue } from '../queues.ts';

const { da, en } = languages;
const now = Date.parse('2026-11-18T09:14:38+01:00');
const queue = aQueue('a', {
  callsWaiting: 2,
  waitingSince: ['2026-11-18T09:13:20+01:00', '2026-11-18T09:14:30+01:00'],
  agentsRinging: 1,
});
const formula = (name: (typeof numberNames)[number], words = da) =>
  figureFormula(queue, name, now, words)?.replaceAll(/\s/g, ' ');

describe('how a figure comes about, with the figures of this moment', () => {
  test.each([
    ['callsWaiting', 'Ældste først: 1:18 · 0:08'],
    ['agentsBusy', 'Hos 1 af dem ringer telefonen nu.'],
    ['lostToday', '127 besvarede, 8 mistede, 2 viderestillet'],
    ['answerRate', '127 besvarede af 135 = 94,1 %'],
    ['avgWaitSeconds', 'Gennemsnit af 127 besvarede = 1:12'],
    ['serviceLevel', 'Besvaret inden 20 s ÷ (besvarede + mistede efter 20 s + ventende over 20 s) = 88,2 %'],
    ['inferredLostToday', '1 af 8 mistede'],
    ['agentsReady', undefined],
  ] as const)('%s: %s', (name, text) => {
    expect(formula(name)).toBe(text);
  });

  test('in English too', () => {
    expect(formula('answerRate', en)).toBe('127 answered of 135 = 94.1%');
  });

  test('of an unknown figure there is none', () => {
    expect(figureFormula(aQueue('a', { answerRate: null }), 'answerRate', now, da)).toBeUndefined();
    expect(figureFormula(aQueue('a', { lostToday: null }), 'answerRate', now, da)).toBeUndefined();
  });
});

describe('beside the average wait', () => {
  test('stand the longest wait and the average talk of today', () => {
    expect(alsoToday(queue, now, da)).toBe('længste ventetid i dag: 4:10 · gns. taletid i dag: 3:05');
    expect(alsoToday(queue, now, en)).toBe('longest wait today: 4:10 · avg. talk today: 3:05');
  });

  test('the longest wait goes on with who waits now, where that is longer', () => {
    expect(alsoToday(queue, now + 4 * 60_000, en)).toContain('longest wait today: 5:18');
  });

  test('what is not known is a dash', () => {
    const unknown = aQueue('a', { longestWaitTodaySeconds: null, avgTalkSeconds: null });
    expect(alsoToday(unknown, now, en)).toBe('longest wait today: – · avg. talk today: –');
  });
});

test.each(numberNames)('%s has a label and a meaning in every language, without a hole in them', (name) => {
  for (const words of [da, en]) {
    for (const text of [figureLabel(queue, name, words), figureMeaning(queue, name, words)]) {
      expect(text).toMatch(/^.{3,}$/);
      expect(text).not.toMatch(/\{\{|figure\.|meaning\./);
    }
  }
});
