import { expect, test } from 'vitest';
import { plainNotes } from '#electron/updates/notes';

test('what is new is plain text, whatever its maker wrote', () => {
  expect(plainNotes('Hurtigere start\n\n\n\nFærre fejl')).toBe('Hurtigere start\n\nFærre fejl');
  const html = '<h2>0.2.0</h2><ul><li>One</li><li>Two <b>bold</b></li></ul><script>alert(1)</script>';
  expect(plainNotes(html)).toBe('0.2.0\n• One\n• Two bold\nalert(1)');
  const several = [
    { version: '0.3.0', note: 'Third' },
    { version: '0.2.0', note: null },
  ];
  expect(plainNotes(several)).toBe('0.3.0\nThird\n\n0.2.0');
  expect(plainNotes(null)).toBe('');
  expect(plainNotes(undefined)).toBe('');
  expect(plainNotes('x'.repeat(4_000))).toBe('x'.repeat(4_000));
  expect(plainNotes('x'.repeat(4_001))).toBe(`${'x'.repeat(4_000)} …`);
});
