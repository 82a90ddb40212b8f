import { Counter, Gauge, type Registry } from 'prom-client';
import type { AlertDesk } from './alert-desk.ts';

/** What Prometheus is told of the alerts. */
export function addAlerts(registers: Registry[], alerts: Pick<AlertDesk, 'report' | 'said'>): void {
  new Gauge({
    name: 'wallboard_alerts_open',
    help: 'Alerts that are open, by what they are about, and whether somebody has taken them.',
    labelNames: ['kind', 'about', 'severity', 'acknowledged'],
    registers,
    collect() {
      this.reset();
      for (const { kind, queue, source, severity, acknowledged } of alerts.report().alerts) {
        this.inc({ kind, about: queue ?? source, severity, acknowledged: String(acknowledged !== null) });
      }
    },
  });
  new Counter({
    name: 'wallboard_alerts_said_total',
    help: 'How often people were told of an alert since the hub started.',
    labelNames: ['kind', 'severity'],
    registers,
    collect() {
      this.reset();
      for (const { kind, severity, count } of alerts.said()) this.inc({ kind, severity }, count);
    },
  });
}
