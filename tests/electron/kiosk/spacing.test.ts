import { expect, test } from 'vitest';
import { createSpacing } from '#electron/kiosk/spacing';

test('a dozen causes in a minute are put right soon, more only now and then, until it is calm again', () => {
  let now = 0;
  const spacing = createSpacing(() => now);
  for (let cause = 0; cause < 12; cause += 1) {
    expect(spacing.next()).toBe(1_500);
    now += 2_000;
  }
  expect(spacing.next()).toBe(15_000);
  now += 61_000;
  expect(spacing.next()).toBe(1_500);
});
