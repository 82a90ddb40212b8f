import type { Alert, Severity } from '#core/alerts/alert';
import type { BoardSetup } from '#core/board/bridge';
import type { Queue } from '#core/board/queue';

/** All that the signs on a desktop are made from: the tray, the taskbar, the strip, toasts and sounds. */
export interface DeskView {
  readonly queues: readonly Queue[];
  readonly alerts: readonly Alert[];
  readonly setup: BoardSetup;
  /** Since when no hub is heard, an instant in milliseconds; `null`: one is. */
  readonly lostSince: number | null;
  /** A hub in this process that cannot run. */
  readonly hasTrouble: boolean;
  /** What phone systems are called, by id. */
  readonly sourceTitles: ReadonlyMap<string, string>;
  /** Instant in milliseconds; past or 0: not muted. */
  readonly mutedUntil: number;
  /** Windows said that it did not show the last toast. */
  readonly toastFailed: boolean;
}

export const nothingKnown: DeskView = {
  queues: [],
  alerts: [],
  setup: { language: 'da', timeZone: 'Europe/Copenhagen', demo: false },
  lostSince: null,
  hasTrouble: false,
  sourceTitles: new Map(),
  mutedUntil: 0,
  toastFailed: false,
};

/** Nobody takes care of it, and nobody put it off. */
export const isUntaken = ({ acknowledged, snoozedUntil }: Alert, now: number): boolean =>
  acknowledged === null && (snoozedUntil === null || Date.parse(snoozedUntil) <= now);

/** Those that still want somebody, the worst first, then the oldest. */
export function untaken(alerts: readonly Alert[], now: number): readonly Alert[] {
  const rank = (severity: Severity) => (severity === 'critical' ? 0 : 1);
  return alerts
    .filter((alert) => isUntaken(alert, now))
    .toSorted(
      (one, other) =>
        rank(one.severity) - rank(other.severity) || Date.parse(one.raisedAt) - Date.parse(other.raisedAt),
    );
}

/** The worst that a queue has open, taken or not. */
export function severityOf(view: Pick<DeskView, 'alerts'>, queue: string): Severity | null {
  const own = view.alerts.filter((alert) => alert.queue === queue);
  if (own.some(({ severity }) => severity === 'critical')) return 'critical';
  return own.length > 0 ? 'warning' : null;
}

/** What an alert is about, as people call it. */
export function subjectOf(view: Pick<DeskView, 'queues' | 'sourceTitles'>, alert: Alert): string {
  if (alert.source !== undefined) return view.sourceTitles.get(alert.source) ?? alert.source;
  return view.queues.find(({ id }) => id === alert.queue)?.name ?? alert.queue;
}
