import { describe, expect, it } from 'vitest';
import { clockOffsetText } from '../../../renderer/sources/clock-offset.ts';
import { languages } from '../../../renderer/words/words.ts';
import { aSource } from './sources.ts';

const said = (language: 'da' | 'en', clockOffsetSeconds: number | null) =>
  clockOffsetText(aSource('pbx', { clockOffsetSeconds }), languages[language]);

describe('the clock of a phone system', () => {
  it.each([null, 0, 2, -2, 1.9])('is not worth a word where it is off by %s s', (off) => {
    expect(said('da', off)).toBeNull();
  });

  it('ahead', () => {
    expect(said('da', 2.1)).toBe('2 s foran tavlens ur. Tavlen retter tiderne efter det.');
    expect(said('en', 95.4)).toBe('1:35 ahead of the board’s clock. The board corrects its times by that.');
  });

  it('behind', () => {
    expect(said('da', -120)).toBe('2 min bagefter tavlens ur. Tavlen retter tiderne efter det.');
    expect(said('en', -12)).toBe('12 s behind the board’s clock. The board corrects its times by that.');
  });
});
