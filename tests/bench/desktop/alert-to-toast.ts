import { setTimeout as pause } from 'node:timers/promises';
import type { AlertsReport } from '#core/alerts/alert';
import type { Benchmark } from '../benchmark.ts';
import { distribution, quantile } from '../statistics.ts';
import { twoQueues } from '#tests/e2e/desktop/desktop';
import { atDesk } from '#tests/e2e/kiosk/stand-in';
import { withDesktop } from './with-desktop.ts';

const samples = 60;
/** Warned of when somebody has waited for a second, and of nothing else. */
const alerts = {
  longestWaitSeconds: { warning: 1, critical: 3_600 },
  callsWaiting: { warning: 3_000, critical: 6_000 },
  forSeconds: 0,
  clearAfterSeconds: 0,
};

/** From the moment at which an alert is true, by the passing of time alone, to the toast that the system is asked for. */
export const alertToToast: Benchmark = {
  name: 'alert-to-toast',
  run: () =>
    withDesktop(async (desktop, host) => {
      await desktop.configure({ ...twoQueues, queues: twoQueues.queues.map((queue) => ({ ...queue, alerts })) });
      const { app } = await desktop.start();
      const times: number[] = [];
      for (let sample = 0; sample < samples; sample += 1) {
        await pause(Math.random() * 100);
        await desktop.flexfone.enter('hallmonitor', `call-${sample}`);
        await pause(1_500);
        const { alerts: open } = (await (
          await fetch(`http://127.0.0.1:${desktop.ports.board}/api/alerts`)
        ).json()) as AlertsReport;
        const [alert] = open;
        const toast = (await atDesk(app, 'toasts')).at(-1);
        if (alert === undefined || toast?.id !== alert.id) throw new Error('An alert was not told in time.');
        times.push(toast.shownAt - Date.parse(alert.raisedAt));
        await desktop.flexfone.ended(`call-${sample}`);
        await pause(500);
      }
      return {
        measured: {
          ...distribution(times),
          host,
          conditions: 'the longest wait reaches its limit while nothing comes in; the board and the tray are shown',
        },
        against: 'the moment that the alert itself says',
        reach: 'p99 <= 50 ms',
        reached: quantile(times, 0.99) <= 50,
      };
    }),
};
