import type { Queue } from '#core/board/queue';
import { deskWords, filled, stopwatch, timeOfDay } from '../words/words.ts';
import { severityOf, type DeskView } from './desk-view.ts';

/** Windows shows no more characters. */
const longest = 127;
/** A name is cut to this, where all queues would not fit else. */
const shortName = 12;

const signs = { critical: '▲ ', warning: '△ ' };

/** A queue in one line: `▲ SwitchPay: 6, 2:34`. */
function queueLine(view: DeskView, queue: Queue, now: number, name = queue.name): string {
  const words = deskWords(view.setup.language).tray;
  const severity = severityOf(view, queue.id);
  const sign = severity === null ? '' : signs[severity];
  if (queue.callsWaiting === null) return `${sign}${name}: ${words.unknown}`;
  const first = queue.waitingSince?.[0];
  const wait = first === undefined ? '' : `, ${stopwatch((now - Date.parse(first)) / 1_000)}`;
  return `${sign}${name}: ${queue.callsWaiting}${wait}`;
}

function rank(view: DeskView, { id, callsWaiting }: Queue): number {
  const severity = severityOf(view, id);
  return (severity === 'critical' ? 2_000_000 : severity === 'warning' ? 1_000_000 : 0) + (callsWaiting ?? 0);
}

/** What the icon says when one points at it: each queue in a line, the worst first where there is no room for all. */
export function tooltip(view: DeskView, now: number): string {
  const { tray } = deskWords(view.setup.language);
  const notes: string[] = [];
  if (view.lostSince !== null) notes.push(filled(tray.noHub, { time: timeOfDay(view.lostSince, view.setup) }));
  if (view.hasTrouble) notes.push(tray.trouble);
  if (view.toastFailed) notes.push(tray.notShown);
  if (view.mutedUntil > now) notes.push(filled(tray.muted, { time: timeOfDay(view.mutedUntil, view.setup) }));
  const whole = [...view.queues.map((queue) => queueLine(view, queue, now)), ...notes].join('\n');
  if (whole !== '' && whole.length <= longest) return whole;

  const lines = view.queues
    .toSorted((one, other) => rank(view, other) - rank(view, one))
    .map((queue) => queueLine(view, queue, now, cut(queue.name)));
  const rest = (from: number) => filled(tray.moreQueues, { count: lines.length - from });
  for (let shown = lines.length; shown >= 0; shown -= 1) {
    const some = [...lines.slice(0, shown), ...(shown < lines.length ? [rest(shown)] : []), ...notes].join('\n');
    if (some !== '' && some.length <= longest) return some;
  }
  return cutTo(notes[0] ?? deskWords(view.setup.language).program, longest);
}

const cut = (name: string) => cutTo(name, shortName);
const cutTo = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
