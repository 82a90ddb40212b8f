import type { Alert, AlertKind, Severity } from '#core/alerts/alert';
import type { BoardState } from '../store.ts';
import { clockTime } from '../words/format.ts';
import type { Words } from '../words/words.ts';

/** What is wrong: `Venter for længe`. */
export const kindText = (kind: AlertKind, severity: Severity, { t }: Words): string =>
  t(`alert.kind.${severity}.${kind}`);

/** Where: the name of the queue or of the phone system; its id where it has none any more. */
export function placeText(
  { queue, source }: { readonly queue?: string | undefined; readonly source?: string | undefined },
  { queues, sources }: Pick<BoardState, 'queues' | 'sources'>,
): string {
  if (queue !== undefined) return queues.get(queue)?.name ?? queue;
  return sources.find(({ id }) => id === source)?.title ?? source ?? '';
}

/** Who took it, until when nobody hears of it, or since when it lasts. */
export function standingText({ acknowledged, snoozedUntil, since }: Alert, timeZone: string, { t }: Words): string {
  const time = (iso: string) => clockTime(Date.parse(iso), timeZone);
  if (acknowledged !== null) {
    const { at, by } = acknowledged;
    return by === null ? t('alert.taken', { time: time(at) }) : t('alert.takenBy', { name: by, time: time(at) });
  }
  return snoozedUntil === null
    ? t('alert.since', { time: time(since) })
    : t('alert.snoozedUntil', { time: time(snoozedUntil) });
}
