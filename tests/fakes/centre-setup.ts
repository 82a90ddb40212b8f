import type { LeaveReason } from '#core/said/facts';
import type { Milliseconds } from '#core/time/instant';
import type { Rules } from '#core/book/rules';
import { startOfDay } from '../truth/local-time.ts';
import { twoHumpedDay } from './arrivals.ts';
import type { Arrival } from './arrivals.ts';

/** One queue of the pretended call centre. It serves first in, first out. */
export interface QueueSetup {
  readonly id: string;
  /** Where a colleague sends a caller who is to wait here. */
  readonly localNumber: string;
  readonly members: readonly string[];
  readonly ringing: 'oneAtATime' | 'all';
  /** A phone rings that long; then the next agent's. */
  readonly ringSeconds: number;
  /** As many wait already: the next one overflows at once. `null`: no limit. */
  readonly mostWaiting: number | null;
  /** Who waited that long is let go as soon as no phone rings for him. `null`: never. */
  readonly timeoutSeconds: number | null;
  /** Where those go whom the queue lets go: another queue, or away for that reason. */
  readonly letsGoTo: { readonly queue: string } | { readonly reason: LeaveReason };
  /** Open hours, `from` inclusive, `to` exclusive, in hours after midnight; `null`: always. */
  readonly open: { readonly from: number; readonly to: number } | null;
}

/** How the agents work. */
export interface AgentHabits {
  /** The share of phones that are answered. */
  readonly answers: number;
  /** After a conversation no call from a queue for that long. Flexfone does not tell. */
  readonly wrapUpSeconds: number;
  /** After a phone rang out no call from a queue for that long. */
  readonly restSeconds: number;
}

/** A whole day of a call centre, as plain data. The same setup gives the same events. */
export interface CentreSetup {
  readonly timeZone: string;
  /** `2026-11-18`. */
  readonly day: string;
  readonly seed: number;
  /** Everything happens on whole multiples of this: 1000, so that a time stamp in whole seconds is exact; or 1. */
  readonly tick: Milliseconds;
  readonly queues: readonly QueueSetup[];
  readonly habits: AgentHabits;
  readonly arrivals: readonly Arrival[];
}

export interface LifelikeOptions {
  readonly calls?: number;
  readonly seed?: number;
  readonly day?: string;
  readonly timeZone?: string;
  readonly tick?: Milliseconds;
  readonly ringing?: QueueSetup['ringing'];
}

/** Two queues that share agents and overflow into each other, with as many agents as the calls need, and no more. */
export function lifelikeCentre(options: LifelikeOptions = {}): CentreSetup {
  const { calls = 1000, seed = 1, day = '2026-11-18', timeZone = 'Europe/Copenhagen', tick = 1000 } = options;
  const agents = Array.from({ length: Math.max(4, Math.round(calls / 155)) }, (_, index) => String(201 + index));
  const third = Math.floor(agents.length / 3);
  const common = { ringing: options.ringing ?? 'oneAtATime', ringSeconds: 15, mostWaiting: 20 } as const;
  const queues: QueueSetup[] = [
    {
      ...common,
      id: 'hallmonitor',
      localNumber: '8001',
      members: agents.slice(0, agents.length - third),
      timeoutSeconds: 120,
      letsGoTo: { queue: 'switchpay' },
      open: null,
    },
    {
      ...common,
      id: 'switchpay',
      localNumber: '8002',
      members: agents.slice(third),
      timeoutSeconds: 150,
      letsGoTo: { reason: 'voicemail' },
      open: { from: 6, to: 20 },
    },
  ];
  const midnight = startOfDay(day, timeZone);
  const arrivals = twoHumpedDay({ midnight, seed, calls, queues: queues.map((queue) => queue.id), agents });
  return { timeZone, day, seed, tick, queues, habits: { answers: 0.85, wrapUpSeconds: 10, restSeconds: 6 }, arrivals };
}

/** The rules that the truth and the product count this centre by. */
export function rulesOf(setup: CentreSetup, changes: Partial<Rules['queues'][number]> = {}): Rules {
  return {
    timeZone: setup.timeZone,
    queues: setup.queues.map((queue) => ({
      id: queue.id,
      name: queue.id,
      agents: queue.members,
      serviceLevelSeconds: 20,
      shortAbandonSeconds: 0,
      maxWaitSeconds: 3600,
      order: 'fifo',
      alerts: { longestWaitSeconds: {}, callsWaiting: {} },
      ...changes,
    })),
  };
}
