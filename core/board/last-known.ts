import type { Instant } from '../time/instant.ts';
import { dayOf, toIso } from '../time/zone.ts';
import type { Queue } from './queue.ts';
import type { Choice } from './source-choice.ts';

/**
 * What was known of today before its source was silent for too long: for a sentence with its time, and never for a figure.
 * Nothing where it is another day's, or where the figure is known.
 */
export function lastKnownOf(
  answered: Choice | undefined,
  lost: Choice | undefined,
  now: Instant,
  zone: string,
): Pick<Queue, 'lastKnown'> {
  const view = answered?.offer.view;
  if (answered === undefined || view === undefined || view.age !== 'expired' || answered.isUnheard) return {};
  if (view.asOf === null || dayOf(view.asOf, zone) !== dayOf(now, zone)) return {};
  const answeredToday = answered.offer.figures.answeredToday.value;
  if (answeredToday === null) return {};
  const isSame = lost !== undefined && lost.offer.view.id === view.id;
  const lostToday = isSame ? lost.offer.figures.lostToday.value : null;
  return { lastKnown: { at: toIso(view.asOf, zone), answeredToday, lostToday } };
}
