import type { AlertEvent } from '#core/alerts/open-alert';
import type { MessageWay } from './settings.ts';

/** What is to be told on one way. */
export interface Saying {
  readonly change: 'raised' | 'up' | 'cleared';
  readonly event: AlertEvent;
}

/** By way: the alerts that were told of and are not over. */
export type OpenTold = { readonly [way: string]: readonly string[] };

/** So many alerts are open at once: one a queue and condition, and one a phone system. */
const mostOpen = 2_000;

/**
 * Of what became of alerts just now, what is told outside: that one was raised or went up, where it is said at all (not in quiet
 * hours), and the end of what was told. That one is still open is not said again: others than those who can act read it too.
 */
export function sayingsFor(
  { id: way, severities, queues }: MessageWay,
  events: readonly AlertEvent[],
  told: OpenTold,
): { readonly sayings: readonly Saying[]; readonly told: OpenTold } {
  let open = told[way] ?? [];
  const sayings: Saying[] = [];
  for (const event of events) {
    const { queue } = event.subject;
    if (queue !== undefined && queues !== undefined && !queues.includes(queue)) continue;
    if (event.change === 'cleared' && open.includes(event.id)) {
      open = open.filter((id) => id !== event.id);
      sayings.push({ change: 'cleared', event });
    }
    if ((event.change === 'raised' || event.change === 'up') && severities.includes(event.severity)) {
      if (!events.some((other) => other.change === 'said' && other.id === event.id && other.at === event.at)) continue;
      if (!open.includes(event.id)) open = [...open, event.id].slice(-mostOpen);
      sayings.push({ change: event.change, event });
    }
  }
  return { sayings, told: { ...told, [way]: open } };
}
