import type { StripQueue, StripView } from '#core/board/bridge';
import { isUntaken, severityOf, type DeskView } from '../tray/desk-view.ts';

/** More do not fit on a strip: those that want somebody come first, else it is the configured order. */
const most = 4;

export function stripView(view: DeskView, now: number): StripView {
  const rank = ({ severity, isTaken }: StripQueue) =>
    isTaken || severity === 'calm' ? 2 : severity === 'warning' ? 1 : 0;
  const all = view.queues.map((queue): StripQueue => {
    const severity = severityOf(view, queue.id);
    const own = view.alerts.filter((alert) => alert.queue === queue.id);
    const { stale, asOf } = queue.provenance.callsWaiting;
    return {
      id: queue.id,
      name: queue.name,
      severity: severity ?? 'calm',
      isTaken: severity !== null && !own.some((alert) => isUntaken(alert, now)),
      callsWaiting: queue.callsWaiting,
      firstSince: queue.waitingSince?.[0] ?? null,
      oldSince: stale ? asOf : null,
    };
  });
  const chosen = all.length <= most ? all : all.toSorted((one, other) => rank(one) - rank(other)).slice(0, most);
  return {
    queues: chosen,
    toastFailed: view.toastFailed,
    isMuted: view.mutedUntil > now,
    lostSince: view.lostSince,
  };
}
