import { expect, test } from 'vitest';
import { asFile, shownLines } from '../../../renderer/diagnostics/as-file.ts';

test('one text with each part under its title, and what was left out', () => {
  const report = {
    at: '2026-11-18T11:00:00.000+01:00',
    parts: [
      { name: 'log', text: 'one\ntwo', leftOut: 3 },
      { name: 'settings', text: '', leftOut: 0 },
    ],
  } as const;
  expect(asFile(report, (name) => name.toUpperCase())).toBe(
    '2026-11-18T11:00:00.000+01:00\n\n===== LOG =====\n(3)\none\ntwo\n\n===== SETTINGS =====\n\n',
  );
});

test('of many lines the newest are shown', () => {
  expect(shownLines('')).toEqual({ lines: 0, count: 0 });
  expect(shownLines('one\ntwo')).toEqual({ lines: 2, count: 2 });
  expect(shownLines('x\n'.repeat(2_999).concat('x'))).toEqual({ lines: 2_000, count: 3_000 });
});
