import type { Instant } from '#core/time/instant';
import type { GroundEvent } from '../ground-events.ts';
import type { PresenceSaid } from '../run/demo-events.ts';

/** An agent says what he does, apart from his calls: a break, writing up, at work again, gone home. */
export interface Presence extends PresenceSaid {
  readonly kind: 'presence';
}

/** What happens in the call centre that is behind a pretended switch. */
export type Happening = GroundEvent | Presence;

/** All that happens there, and when. */
export interface Story {
  /** From `from` (inclusive) to `to` (exclusive), in order of time. */
  between(from: Instant, to: Instant): readonly Happening[];
}

/** The story of events that are known in advance. At the same instant, what somebody says comes after what happened. */
export function storyOf(events: readonly GroundEvent[], presences: readonly PresenceSaid[] = []): Story {
  const all = inOrder(events, presences);
  const firstFrom = (instant: Instant): number => {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.at ?? Infinity) < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { between: (from, to) => all.slice(firstFrom(from), firstFrom(to)) };
}

/** Both lists are in order of time each. */
function inOrder(events: readonly GroundEvent[], presences: readonly PresenceSaid[]): readonly Happening[] {
  const said = presences.map((presence): Happening => ({ kind: 'presence', ...presence }));
  // Sorting keeps the order of what is equal.
  return [...events, ...said].sort((one, other) => one.at - other.at);
}

/** The queue of a stay: `call/queue`. */
export function queueOf(passage: string): string {
  return passage.slice(passage.lastIndexOf('/') + 1);
}
