import type { Alert } from '#core/alerts/alert';

/** What a person at this desk can do about an alert. */
export interface Care {
  acknowledge(alert: Alert): void;
  snooze(alert: Alert, minutes: number): void;
}
