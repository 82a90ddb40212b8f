import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snapped } from '#electron/strip/snap';
import { stripView } from '#electron/strip/strip-view';
import type { Alert } from '#core/alerts/alert';
import { aQueue } from '../../renderer/queues.ts';
import { anAlert, aView, iso, noon } from '../tray/views.ts';

test('a queue says how it is, and whether somebody took it', () => {
  expect(stripView(aView({ alerts: [anAlert()] }), noon)).toMatchObject({
    queues: [
      { id: 'hallmonitor', severity: 'calm', isTaken: false, callsWaiting: 1, firstSince: iso(18), oldSince: null },
      { id: 'switchpay', severity: 'critical', isTaken: false, callsWaiting: 6, firstSince: iso(154) },
    ],
    toastFailed: false,
    isMuted: false,
    lostSince: null,
  });
  const acknowledged = { at: iso(1), by: null };
  expect(stripView(aView({ alerts: [anAlert({ acknowledged })] }), noon).queues[1]).toMatchObject({ isTaken: true });
});

test('of many queues four fit: those that want somebody come first', () => {
  const queues = Array.from({ length: 9 }, (_, index) => aQueue(`q${index}`));
  const alerts = [
    anAlert({ id: 'w', queue: 'q5', severity: 'warning' } as Partial<Alert>),
    anAlert({ queue: 'q8' } as Partial<Alert>),
  ];
  expect(stripView(aView({ queues, alerts }), noon).queues.map(({ id }) => id)).toEqual(['q8', 'q5', 'q0', 'q1']);
});

test('let go near an edge it lies there, elsewhere where it was put, and never beyond the screen', () => {
  const area = { x: 0, y: 0, width: 1_920, height: 1_040 };
  const strip = { x: 0, y: 0, width: 420, height: 44 };
  expect(snapped({ ...strip, x: 20, y: 500 }, area)).toMatchObject({ x: 0, y: 500 });
  expect(snapped({ ...strip, x: 700, y: 985 }, area)).toMatchObject({ x: 700, y: 996 });
  expect(snapped({ ...strip, x: 5_000, y: -300 }, area)).toMatchObject({ x: 1_500, y: 0 });
  const number = fc.integer({ min: -5_000, max: 5_000 });
  fc.assert(
    fc.property(number, number, (x, y) => {
      const placed = snapped({ ...strip, x, y }, area);
      expect(placed.x >= 0 && placed.x + 420 <= 1_920 && placed.y >= 0 && placed.y + 44 <= 1_040).toBe(true);
      expect(snapped(placed, area)).toEqual(placed);
    }),
  );
});
