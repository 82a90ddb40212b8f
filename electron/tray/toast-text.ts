import type { Alert } from '#core/alerts/alert';
import { deskWords, filled, timeOfDay } from '../words/words.ts';
import { subjectOf, type DeskView } from './desk-view.ts';

export interface ToastText {
  readonly title: string;
  readonly body: string;
}

/** What a toast says: when, not for how long, so that it is true whenever it is read. Never a caller's number. */
export function toastText(view: DeskView, alert: Alert): ToastText {
  const { toast } = deskWords(view.setup.language);
  const sign = alert.severity === 'critical' ? '▲' : '△';
  const title = `${sign} ${filled(toast[alert.kind][alert.severity], { queue: subjectOf(view, alert) })}`;
  const at = (iso: string) => ({ time: timeOfDay(Date.parse(iso), view.setup) });
  if (alert.source !== undefined) return { title, body: filled(toast.sourceHelp, at(alert.since)) };
  const queue = view.queues.find(({ id }) => id === alert.queue);
  const first = queue?.waitingSince?.[0];
  const when = first === undefined ? filled(toast.since, at(alert.since)) : filled(toast.firstCame, at(first));
  const now = [
    ...(queue === undefined || queue.callsWaiting === null
      ? []
      : [filled(toast.waitNow, { count: queue.callsWaiting })]),
    ...(queue?.agentsReady === 0 ? [toast.noneReady] : []),
  ].join(', ');
  return { title, body: now === '' ? when : `${when}\n${now}.` };
}
