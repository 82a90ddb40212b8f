import type { Instant } from '#core/instant';
import { second } from '#core/instant';
import type { GroundEvent } from '../ground-events.ts';
import type { SwanState, SwanUser } from './state.ts';

interface Over {
  readonly queue: string;
  readonly at: Instant;
  /** `null`: nobody answered. */
  readonly waitedSeconds: number | null;
}

const descriptions = { available: 'Disponible', busy: 'Ocupado', ringing: 'Sonando', pause: 'Descanso' } as const;

/**
 * What a SWAN would know at any time of a day of the pretended call centre (`simulateDay`): who waits, what each phone
 * does, and the totals since `since`. Queues keep their ids. Cheapest when asked in order of time.
 */
export function swanOf(
  events: readonly GroundEvent[],
  members: { readonly [queue: string]: readonly string[] },
): (now: Instant, since: Instant) => SwanState {
  const waiting = new Map<string, { readonly queue: string; readonly entry: Instant }>();
  const [ringing, talking] = [new Map<string, string>(), new Map<string, string>()];
  const over: Over[] = [];
  const agents = [...new Set(Object.values(members).flat())].toSorted();
  let next = 0;

  function leaves(passage: string | null, at: Instant, outcome: 'answered' | 'abandoned' | 'elsewhere'): void {
    const stay = passage === null ? undefined : waiting.get(passage);
    if (passage === null || stay === undefined) return;
    waiting.delete(passage);
    const waitedSeconds = outcome === 'answered' ? (at - stay.entry) / second : null;
    if (outcome !== 'elsewhere') over.push({ queue: stay.queue, at, waitedSeconds });
  }

  function happens(event: GroundEvent): void {
    switch (event.kind) {
      case 'entered':
        return void waiting.set(event.passage, { queue: event.queue, entry: event.at });
      case 'left':
        return leaves(event.passage, event.at, 'elsewhere');
      case 'hungUp':
        return leaves(event.passage, event.at, 'abandoned');
      case 'rings':
        return void ringing.set(event.leg, event.agent);
      case 'stoppedRinging':
        return void ringing.delete(event.leg);
      case 'answered':
        ringing.delete(event.leg);
        talking.set(event.leg, event.agent);
        return leaves(event.passage, event.at, 'answered');
      case 'dialled':
        return void talking.set(event.leg, event.agent);
      case 'legEnded':
        return void talking.delete(event.leg);
      case 'callerGone':
        return;
    }
  }

  function user(extension: string): SwanUser {
    const isIn = (legs: ReadonlyMap<string, string>): boolean => [...legs.values()].includes(extension);
    const status = isIn(talking) ? 'busy' : isIn(ringing) ? 'ringing' : 'available';
    return { extension, name: `Agent ${extension}`, status, description: descriptions[status] };
  }

  return (now, since) => {
    for (let event = events[next]; event !== undefined && event.at <= now; event = events[next]) {
      happens(event);
      next += 1;
    }
    const counted = over.filter(({ at }) => at >= since);
    const queues = Object.entries(members).map(([queue, extensions]) => {
      const own = counted.filter((call) => call.queue === queue);
      const answeredAfterSeconds = own.flatMap(({ waitedSeconds }) => waitedSeconds ?? []);
      return [
        queue,
        {
          members: extensions,
          waiting: [...waiting.values()].filter((stay) => stay.queue === queue).length,
          answeredAfterSeconds,
          abandoned: own.length - answeredAfterSeconds.length,
        },
      ] as const;
    });
    return { queues: Object.fromEntries(queues), users: agents.map(user) };
  };
}
