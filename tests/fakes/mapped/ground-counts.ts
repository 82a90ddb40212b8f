import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import { startOfDay, dayOf } from '../../truth/local-time.ts';
import type { GroundEvent } from '../ground-events.ts';
import { swanOf } from '../swan/ground-state.ts';
import type { SwanUser } from '../swan/state.ts';

/** What a phone system counts of one queue at a moment; totals since midnight. */
export interface GroundCounts {
  readonly queue: string;
  readonly waiting: number;
  readonly oldestSince: Instant | null;
  readonly answered: number;
  readonly lost: number;
  /** `null`: nobody was answered. */
  readonly averageWaitSeconds: number | null;
  readonly ready: number;
  readonly busy: number;
  readonly other: number;
}

export interface GroundState {
  readonly queues: readonly GroundCounts[];
  readonly users: readonly SwanUser[];
}

type Said = NonNullable<Parameters<typeof swanOf>[2]>[number];

const isBusy = ({ status }: SwanUser): boolean => status === 'busy' || status === 'ringing';

/** What is counted at any time of a simulated day. To be asked in order of time. `said`: what agents said of themselves. */
export function countsOf(
  events: readonly GroundEvent[],
  members: { readonly [queue: string]: readonly string[] },
  timeZone: string,
  said: readonly Said[] = [],
): (now: Instant) => GroundState {
  const stateAt = swanOf(events, members, said);
  const oldestAt = waitingOf(events);
  return (now) => {
    const { queues, users } = stateAt(now, startOfDay(dayOf(now, timeZone), timeZone));
    const counted = Object.entries(queues).map(([queue, { waiting, answeredAfterSeconds: waits, abandoned }]) => {
      const own = users.filter(({ extension }) => members[queue]?.includes(extension) === true);
      const busy = own.filter(isBusy).length;
      const ready = own.filter(({ status }) => status === 'available').length;
      return {
        queue,
        waiting,
        oldestSince: oldestAt(queue, now),
        answered: waits.length,
        lost: abandoned,
        averageWaitSeconds: waits.length === 0 ? null : waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
        ready,
        busy,
        other: own.length - busy - ready,
      };
    });
    return { queues: counted, users };
  };
}

/** For how long the oldest has waited. */
export function longestWait({ oldestSince }: GroundCounts, now: Instant): number {
  return oldestSince === null ? 0 : (now - oldestSince) / second;
}

function waitingOf(events: readonly GroundEvent[]): (queue: string, now: Instant) => Instant | null {
  const waiting = new Map<string, { readonly queue: string; readonly at: Instant }>();
  let next = 0;
  return (queue, now) => {
    for (let event = events[next]; event !== undefined && event.at <= now; event = events[next]) {
      next += 1;
      if (event.kind === 'entered') waiting.set(event.passage, event);
      else if (event.kind === 'left' || event.kind === 'hungUp' || event.kind === 'answered') {
        waiting.delete(event.passage ?? '');
      }
    }
    const since = [...waiting.values()].filter((stay) => stay.queue === queue).map(({ at }) => at);
    return since.length === 0 ? null : Math.min(...since);
  };
}
