import { describe, expect, it } from 'vitest';
import { missedInFull, missedShort } from '../../../renderer/words/missed.ts';
import { languages } from '../../../renderer/words/words.ts';

const zone = 'Europe/Copenhagen';
const once = { since: '2026-11-20T10:02:11+01:00', until: '2026-11-20T10:05:40+01:00', answered: 3, lost: 1 };
const again = { since: '2026-11-20T12:31:00+01:00', until: '2026-11-20T12:33:20+01:00', answered: 2, lost: 0 };

describe('what went by while a connection was lost', () => {
  const da = languages.da;

  it('is said with its times, and with what the counters tell', () => {
    expect(missedShort([once], zone, da)).toBe('afbrudt kl. 10:02–10:05');
    expect(missedInFull([once], zone, da)).toBe(
      'Forbindelsen til telefonsystemet var afbrudt kl. 10:02–10:05. Besvarede imens: 3. Mistede: 1. Deres ventetid kendes ikke.',
    );
  });

  it('adds up several, and names the last', () => {
    expect(missedShort([once, again], zone, da)).toBe('afbrudt 2 gange i dag');
    expect(missedInFull([once, again], zone, da)).toContain('Besvarede imens: 5. Mistede: 1.');
  });

  it('says so where one of them could not be counted', () => {
    const unknown = { ...again, lost: null };
    expect(missedInFull([once, unknown], zone, da)).toContain('kan ikke oplyse alt, hvad der skete imens');
  });

  it('says nothing where nothing was missed', () => {
    expect(missedShort([], zone, da)).toBeUndefined();
    expect(missedInFull([], zone, da)).toBeUndefined();
  });
});
