import { expect, test } from 'vitest';
import { axisFor } from '../../../renderer/line/axis.ts';

const limits = { warning: 60, critical: 120 };

test('the highest limit stands at three quarters of the height', () => {
  expect(axisFor(limits, 0)).toEqual({ seconds: 160, isFar: false, warning: 0.375, critical: 0.75 });
});

test('it steps once when someone has waited far longer, and no more however long', () => {
  expect(axisFor(limits, 160).seconds).toBe(160);
  expect(axisFor(limits, 161)).toEqual(axisFor(limits, 40_000));
  expect(axisFor(limits, 161)).toMatchObject({ isFar: true, seconds: 360 });
});

test('a limit that is not set has no line', () => {
  expect(axisFor({ warning: 30, critical: null }, 0)).toMatchObject({ warning: 0.75, critical: null });
  expect(axisFor({ warning: null, critical: null }, 0)).toMatchObject({ seconds: 160, warning: null, critical: null });
});
