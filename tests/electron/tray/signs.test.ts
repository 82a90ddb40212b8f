import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Alert, AlertKind } from '#core/alerts/alert';
import { alertsByLevel } from '#electron/tray/alerts-by-level';
import { untaken } from '#electron/tray/desk-view';
import { muteUntil } from '#electron/tray/mute';
import { createSayings } from '#electron/tray/sayings';
import { toastText } from '#electron/tray/toast-text';
import { tooltip } from '#electron/tray/tooltip';
import { trayLook } from '#electron/tray/tray-look';
import { aQueue } from '../../renderer/queues.ts';
import { anAlert, aView, iso, noon } from './views.ts';

const taken = { acknowledged: { at: iso(5), by: 'Anna' } };

describe('the icon', () => {
  test('is calm without an alert, and when somebody took all there are', () => {
    expect(trayLook(aView(), noon)).toEqual({ kind: 'calm' });
    expect(trayLook(aView({ alerts: [anAlert(taken)] }), noon)).toEqual({ kind: 'calm' });
    expect(trayLook(aView({ alerts: [anAlert({ snoozedUntil: iso(-60) })] }), noon)).toEqual({ kind: 'calm' });
  });

  test('has the worst that nobody took, with those who wait there', () => {
    const warning = anAlert({ id: 'w', queue: 'hallmonitor', severity: 'warning' } as Partial<Alert>);
    expect(trayLook(aView({ alerts: [warning, anAlert()] }), noon)).toEqual({ kind: 'critical', waiting: 6 });
    expect(trayLook(aView({ alerts: [warning, anAlert(taken)] }), noon)).toEqual({ kind: 'warning', waiting: 1 });
    const both = [
      anAlert({ id: 'h', queue: 'hallmonitor' } as Partial<Alert>),
      anAlert(),
      anAlert({ id: 'b', kind: 'callsWaiting' }),
    ];
    expect(trayLook(aView({ alerts: both }), noon)).toEqual({ kind: 'critical', waiting: 7 });
    expect(trayLook(aView({ alerts: [anAlert({ snoozedUntil: iso(1) })] }), noon).kind).toBe('critical');
  });

  test('knows no number where nobody does', () => {
    const queues = [aQueue('switchpay', { callsWaiting: null, waitingSince: null })];
    expect(trayLook(aView({ queues, alerts: [anAlert()] }), noon)).toEqual({ kind: 'critical', waiting: null });
  });

  test('is hatched while nothing is heard: no hub, no start, a silent source', () => {
    const source = anAlert({ source: 'pbx', queue: undefined, kind: 'source' } as Partial<Alert>);
    expect(trayLook(aView({ lostSince: noon, alerts: [anAlert()] }), noon).kind).toBe('stale');
    expect(trayLook(aView({ hasTrouble: true }), noon).kind).toBe('stale');
    expect(trayLook(aView({ alerts: [source] }), noon).kind).toBe('stale');
    expect(trayLook(aView({ alerts: [source, anAlert()] }), noon).kind).toBe('critical');
  });
});

describe('the tooltip', () => {
  test('has a queue in a line, and what else is to be known', () => {
    expect(tooltip(aView({ alerts: [anAlert()] }), noon)).toBe('HallMonitor: 1, 0:18\n▲ SwitchPay: 6, 2:34');
    const view = aView({ toastFailed: true, mutedUntil: noon + 15 * 60_000 });
    expect(tooltip(view, noon)).toBe(
      'HallMonitor: 1, 0:18\nSwitchPay: 6, 2:34\nWindows viste ikke sidste besked\nlydløs til 12.57',
    );
    expect(tooltip(aView({ queues: [], lostSince: noon }), noon)).toBe('Ingen forbindelse siden 12.42');
  });

  test('of twelve queues the worst come first, and the rest is counted', () => {
    const queues = Array.from({ length: 12 }, (_, index) =>
      aQueue(`q${index}`, { name: `Kundeservice nummer ${index}`, callsWaiting: index }),
    );
    const text = tooltip(aView({ queues, alerts: [anAlert({ queue: 'q3' } as Partial<Alert>)] }), noon);
    expect(text.split('\n')[0]).toBe('▲ Kundeservic…: 3');
    expect(text.split('\n')[1]).toBe('Kundeservic…: 11');
    expect(text.split('\n').at(-1)).toMatch(/^\+ \d+ køer$/);
    expect(text.length).toBeLessThanOrEqual(127);
  });

  test('never has more than Windows shows, and is never empty', () => {
    const queue = fc.record({
      name: fc.string({ minLength: 1, maxLength: 60 }),
      callsWaiting: fc.option(fc.nat(5_000)),
    });
    fc.assert(
      fc.property(
        fc.array(queue, { maxLength: 40 }),
        fc.boolean(),
        fc.boolean(),
        fc.nat(),
        (all, failed, lost, wait) => {
          const queues = all.map((given, index) => aQueue(`q${index}`, { ...given, waitingSince: [iso(wait % 1e7)] }));
          const text = tooltip(
            aView({ queues, toastFailed: failed, lostSince: lost ? noon : null, mutedUntil: noon + 1 }),
            noon,
          );
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThanOrEqual(127);
        },
      ),
    );
  });
});

describe('a toast', () => {
  test('says when, never for how long, and never a number of a caller', () => {
    expect(toastText(aView(), anAlert())).toEqual({
      title: '▲ SwitchPay: venter for længe',
      body: 'Den første kom i køen kl. 12.39.\n6 venter, ingen er ledig.',
    });
    const source = anAlert({ source: 'pbx', queue: undefined, kind: 'source', since: iso(600) } as Partial<Alert>);
    expect(toastText(aView(), source)).toEqual({
      title: '▲ Flexfone høres ikke',
      body: 'Tallene derfra er gamle. Siden kl. 12.32.',
    });
  });

  test.each(['da', 'en'] as const)('has words for every kind of alert: %s', (language) => {
    const kinds: AlertKind[] = [
      'longestWaitSeconds',
      'callsWaiting',
      'nobodyReady',
      'answerRate',
      'serviceLevel',
      'source',
    ];
    const setup = { language, timeZone: 'Europe/Copenhagen', demo: false };
    for (const kind of kinds) {
      for (const severity of ['warning', 'critical'] as const) {
        const { title, body } = toastText(aView({ setup, queues: [] }), anAlert({ kind, severity }));
        expect(`${title} ${body}`).not.toMatch(/undefined|\{\{/);
        expect(title).toContain('switchpay');
      }
    }
  });
});

describe('what is said', () => {
  test('is raised and gone up, once each, and again every five minutes', () => {
    const sayings = createSayings();
    const warning = anAlert({ severity: 'warning' });
    const said = (alerts: readonly Alert[], seconds: number) =>
      sayings(alerts, noon + seconds * 1_000).said.map(({ severity }) => severity);
    expect(said([warning], 0)).toEqual(['warning']);
    expect(said([warning], 1)).toEqual([]);
    expect(said([anAlert()], 2)).toEqual(['critical']);
    expect(said([anAlert({ severity: 'warning' })], 3)).toEqual([]);
    expect(said([anAlert()], 301)).toEqual(['critical']);
    expect(said([anAlert()], 600)).toEqual([]);
    expect(said([anAlert()], 601)).toEqual(['critical']);
  });

  test('is nothing of what somebody took or put off; and it is over then', () => {
    const sayings = createSayings();
    sayings([anAlert()], noon);
    expect(sayings([anAlert(taken)], noon + 1_000)).toEqual({ said: [], over: ['a1'] });
    expect(sayings([anAlert(taken)], noon + 900_000).said).toEqual([]);
    expect(sayings([], noon + 901_000)).toEqual({ said: [], over: ['a1'] });
    expect(sayings([], noon + 902_000)).toEqual({ said: [], over: [] });
    // Put off, and open still when that is over.
    sayings([anAlert({ snoozedUntil: iso(-900) })], noon);
    expect(sayings([anAlert({ snoozedUntil: iso(-900) })], noon + 901_000).said).toHaveLength(1);
  });
});

test('a hub that says when is followed: nothing in its quiet hours, and again as often as it wants', () => {
  const sayings = createSayings();
  const said = (ids: readonly string[], seconds: number) =>
    sayings([anAlert()], noon + seconds * 1_000, new Set(ids)).said.length;
  expect([said([], 0), said([], 900), said(['a1'], 901), said(['a1'], 902), said(['b2'], 903)]).toEqual([
    0, 0, 1, 1, 0,
  ]);
});

test('the worst come first, then the oldest', () => {
  const all = [
    anAlert({ id: 'w', severity: 'warning', raisedAt: iso(500) }),
    anAlert({ id: 'new', raisedAt: iso(5) }),
    anAlert({ id: 'old', raisedAt: iso(50) }),
  ];
  expect(untaken(all, noon).map(({ id }) => id)).toEqual(['old', 'new', 'w']);
});

test('of a hub that tells no alerts the levels of its queues are taken, one a queue', () => {
  const queues = [
    aQueue('a'),
    aQueue('b', { level: 'warning', levelReason: 'longestWait' }),
    aQueue('c', { level: 'critical', levelReason: 'callsWaiting' }),
  ];
  const first = alertsByLevel(queues, []);
  expect(first).toMatchObject([
    { queue: 'b', kind: 'longestWaitSeconds', severity: 'warning' },
    { queue: 'c', kind: 'callsWaiting', severity: 'critical' },
  ]);
  // What goes on is the same one, and keeps who took it.
  const kept = first.map((alert) => ({ ...alert, ...taken }));
  expect(alertsByLevel(queues, kept)).toEqual(kept);
  // What gets worse is to be taken again.
  const [, worse] = alertsByLevel([aQueue('c'), aQueue('b', { level: 'critical', levelReason: 'longestWait' })], kept);
  expect(worse).toBeUndefined();
  expect(alertsByLevel([aQueue('b', { level: 'critical', levelReason: 'longestWait' })], kept)).toMatchObject([
    { severity: 'critical', acknowledged: null },
  ]);
});

test('muted until tomorrow is until six in the morning of the zone, over a change of the clocks too', () => {
  const zone = 'Europe/Copenhagen';
  expect(muteUntil('quarter', noon, zone) - noon).toBe(900_000);
  expect(muteUntil('hour', noon, zone) - noon).toBe(3_600_000);
  expect(new Date(muteUntil('tomorrow', noon, zone)).toISOString()).toBe('2026-11-21T05:00:00.000Z');
  const before = Date.parse('2026-03-28T23:30:00.000+01:00');
  expect(new Date(muteUntil('tomorrow', before, zone)).toISOString()).toBe('2026-03-29T04:00:00.000Z');
});
