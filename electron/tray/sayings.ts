import type { Alert } from '#core/alerts/alert';
import { isUntaken } from './desk-view.ts';

/** Every so often what is open and untaken is said again, where the hub does not say when. Milliseconds. */
const againAfter = 300_000;

/** What is new in the open alerts. */
export interface Sayings {
  /** Those to be said now: raised, gone up, or open for so long again. */
  readonly said: readonly Alert[];
  /** The ids of those that are gone, or that somebody has taken: what was shown of them is taken away. */
  readonly over: readonly string[];
}

interface Known {
  readonly alert: Alert;
  readonly saidAt: number;
}

/**
 * Says of a hub's open alerts when a person is to be told. A hub elsewhere tells only what is open; told anew after a lost
 * connection, the same alert is not said twice. `saidByHub`: those of which the hub itself says that it is time. `now`: instants in milliseconds.
 */
export function createSayings(): (alerts: readonly Alert[], now: number, saidByHub?: ReadonlySet<string>) => Sayings {
  let known: ReadonlyMap<string, Known> = new Map();
  return (alerts, now, saidByHub) => {
    const next = new Map<string, Known>();
    const said: Alert[] = [];
    for (const alert of alerts) {
      const before = known.get(alert.id);
      const isNews = before === undefined || (before.alert.severity === 'warning' && alert.severity === 'critical');
      const isTime = isNews || now - before.saidAt >= againAfter;
      // A hub that says when knows of quiet hours, and how often it is wanted again.
      const isDue = isUntaken(alert, now) && (saidByHub?.has(alert.id) ?? isTime);
      if (isDue) said.push(alert);
      next.set(alert.id, { alert, saidAt: isDue ? now : (before?.saidAt ?? now) });
    }
    const over = [...known.keys()].filter((id) => {
      const alert = next.get(id)?.alert;
      return alert === undefined || !isUntaken(alert, now);
    });
    known = next;
    return { said, over };
  };
}
