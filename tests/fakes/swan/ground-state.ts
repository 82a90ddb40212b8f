import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { GroundEvent } from '../ground-events.ts';
import type { SwanState, SwanUser } from './state.ts';

interface Over {
  readonly queue: string;
  readonly at: Instant;
  /** `null`: nobody answered. */
  readonly waitedSeconds: number | null;
}

/** What an agent said of himself, where somebody is simulated who does. */
interface Said {
  readonly at: Instant;
  readonly agent: string;
  readonly presence: 'ready' | 'wrapUp' | 'other' | 'loggedOut';
}

const descriptions = {
  available: 'Disponible',
  busy: 'Ocupado',
  ringing: 'Sonando',
  pause: 'Descanso',
  unavailable: 'Desconectado',
} as const;

/** Whose phone is quiet is what he said he is. The writing up after a call is a part of it. */
const quiet = { ready: 'available', wrapUp: 'busy', other: 'pause', loggedOut: 'unavailable' } as const;

/**
 * What a SWAN would know at any time of a day of the pretended call centre (`simulateDay`): who waits, what each phone
 * does, and the totals since `since`. Queues keep their ids. To be asked in order of time; both lists may grow meanwhile.
 */
export function swanOf(
  events: readonly GroundEvent[],
  members: { readonly [queue: string]: readonly string[] },
  presences: readonly Said[] = [],
): (now: Instant, since: Instant) => SwanState {
  const waiting = new Map<string, { readonly queue: string; readonly entry: Instant }>();
  const [ringing, talking] = [new Map<string, string>(), new Map<string, string>()];
  const said = new Map<string, Said['presence']>();
  const over: Over[] = [];
  const agents = [...new Set(Object.values(members).flat())].toSorted();
  let [next, nextSaid] = [0, 0];

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
    const status = isIn(talking) ? 'busy' : isIn(ringing) ? 'ringing' : quiet[said.get(extension) ?? 'ready'];
    return { extension, name: `Agent ${extension}`, status, description: descriptions[status] };
  }

  return (now, since) => {
    for (let event = events[next]; event !== undefined && event.at <= now; event = events[next]) {
      happens(event);
      next += 1;
    }
    for (let word = presences[nextSaid]; word !== undefined && word.at <= now; word = presences[nextSaid]) {
      said.set(word.agent, word.presence);
      nextSaid += 1;
    }
    const counted = over.filter(({ at }) => at >= since);
    const queues = Object.entries(members).map(([queue, extensions]) => {
      const own = counted.filter((call) => call.queue === queue);
      const answeredAfterSeconds = own.flatMap(({ waitedSeconds }) => waitedSeconds ?? []);
      return [
        queue,
        {
          // "Users logged on".
          members: extensions.filter((extension) => said.get(extension) !== 'loggedOut'),
          waiting: [...waiting.values()].filter((stay) => stay.queue === queue).length,
          answeredAfterSeconds,
          abandoned: own.length - answeredAfterSeconds.length,
        },
      ] as const;
    });
    return { queues: Object.fromEntries(queues), users: agents.map(user) };
  };
}
