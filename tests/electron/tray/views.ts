import type { Alert } from '#core/alerts/alert';
import { nothingKnown, type DeskView } from '#electron/tray/desk-view';
import { aQueue } from '../../renderer/queues.ts';

export const noon = Date.parse('2026-11-20T12:42:00.000+01:00');
export const iso = (secondsBefore: number) => new Date(noon - secondsBefore * 1_000).toISOString();

export const anAlert = (changes: Partial<Alert> = {}): Alert =>
  ({
    id: 'a1',
    queue: 'switchpay',
    kind: 'longestWaitSeconds',
    severity: 'critical',
    since: iso(60),
    raisedAt: iso(55),
    acknowledged: null,
    snoozedUntil: null,
    ...changes,
  }) as Alert;

/** Two queues: one calm, in one six wait. */
export const aView = (changes: Partial<DeskView> = {}): DeskView => ({
  ...nothingKnown,
  queues: [
    aQueue('hallmonitor', { name: 'HallMonitor', callsWaiting: 1, waitingSince: [iso(18)] }),
    aQueue('switchpay', { name: 'SwitchPay', callsWaiting: 6, waitingSince: [iso(154), iso(100)], agentsReady: 0 }),
  ],
  sourceTitles: new Map([['pbx', 'Flexfone']]),
  ...changes,
});
