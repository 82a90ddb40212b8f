import { expect, test } from 'vitest';
import { lastHeardText } from '../../../renderer/sources/last-heard.ts';
import { languages } from '../../../renderer/words/words.ts';

const { da, en } = languages;
const now = Date.parse('2026-11-18T09:14:38+01:00');
const zone = 'Europe/Copenhagen';

test('of today: how long ago, and the time to the second', () => {
  expect(lastHeardText('2026-11-18T08:14:34Z', now, zone, da)).toBe('for 4 sek. siden, kl. 09:14:34');
  expect(lastHeardText('2026-11-18T08:14:34Z', now, zone, en)).toBe('4 s ago, at 09:14:34');
});

test('of another day: the day too, as the zone has it', () => {
  expect(lastHeardText('2026-11-17T22:59:59Z', now, zone, da)).toBe('for 9 timer siden, 17. november kl. 23:59:59');
  expect(lastHeardText('2026-11-17T23:00:00Z', now, zone, da)).toBe('for 9 timer siden, kl. 00:00:00');
});

test('never', () => {
  expect(lastHeardText(null, now, zone, da)).toBe('intet modtaget endnu');
});
