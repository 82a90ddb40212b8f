import { expect, test } from 'vitest';
import type { CallerKept } from '#core/callers/caller';
import { erasedWords, keptWords } from '../../../renderer/callers/kept-words.ts';
import { languages } from '../../../renderer/words/words.ts';

const nothing: CallerKept = { inputs: 0, firstAt: null, lastAt: null, lostCalls: 0, lines: null, leftOut: 0 };
const said = (kept: Partial<CallerKept>, language: 'da' | 'en' = 'da') =>
  keptWords({ ...nothing, ...kept }, 'Europe/Copenhagen', languages[language]);

test('what is kept of a number is a plain sentence', () => {
  const firstAt = '2026-11-16T09:00:00+01:00';
  expect(said({})).toBe('Der er ikke gemt noget om det nummer.');
  expect(said({ inputs: 1, firstAt, lastAt: firstAt })).toBe(
    'Der er gemt 1 besked fra telefonsystemet om nummeret, fra 16. november kl. 09:00.',
  );
  expect(said({ inputs: 1234, firstAt, lastAt: '2026-11-18T10:30:00+01:00', lostCalls: 1 })).toBe(
    'Der er gemt 1.234 beskeder fra telefonsystemet om nummeret, fra 16. november kl. 09:00 til 18. november kl. 10:30. Det står på 1 linje i listen over mistede opkald fra i dag og i går.',
  );
  expect(said({ inputs: 2, firstAt, lastAt: '2026-11-16T10:30:00+01:00', lostCalls: 2 }, 'en')).toBe(
    '2 messages of the phone system about the number are kept, from 16 November 09:00 to 10:30. It stands in 2 lines of the list of lost calls of today and yesterday.',
  );
});

test('what was erased is said, and which copies are not', () => {
  expect(erasedWords({ inputs: 1, copies: [] }, languages.da)).toBe(
    'Nummeret er slettet, i 1 besked og på listen over mistede opkald. Antallet af besvarede og mistede opkald er det samme.',
  );
  expect(erasedWords({ inputs: 3, copies: ['a.ndjson', 'b.ndjson'] }, languages.en)).toContain(
    'The number still stands in a.ndjson, b.ndjson: these are copies',
  );
});
