import { expect, test } from 'vitest';
import { intervalText } from '../../../renderer/sources/interval.ts';
import { languages } from '../../../renderer/words/words.ts';

test.each([
  [1, 'hvert sekund', 'every second'],
  [5, 'hvert 5. sekund', 'every 5 seconds'],
  [2.5, 'hvert 3. sekund', 'every 3 seconds'],
  [60, 'hvert minut', 'every minute'],
  [90, 'hvert 90. sekund', 'every 90 seconds'],
  [300, 'hvert 5. minut', 'every 5 minutes'],
  [305, 'hvert 5. minut', 'every 5 minutes'],
  [3_600, 'hver time', 'every hour'],
  [86_400, 'hver 24. time', 'every 24 hours'],
])('%d seconds: %s', (seconds, danish, english) => {
  expect(intervalText(seconds, languages.da)).toBe(danish);
  expect(intervalText(seconds, languages.en)).toBe(english);
});
