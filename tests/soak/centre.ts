import type { Rules } from '#core/book/rules';
import type { Instant } from '#core/time/instant';
import { hour, minute } from '#core/time/instant';
import { type Arrival, twoHumpedDay } from '../fakes/arrivals.ts';
import { simulateDay } from '../fakes/call-centre.ts';
import type { CentreSetup, QueueSetup } from '../fakes/centre-setup.ts';
import { lifelikeCentre } from '../fakes/centre-setup.ts';
import type { GroundEvent } from '../fakes/ground-events.ts';
import { startOfDay } from '../truth/local-time.ts';

export const timeZone = 'Europe/Copenhagen';
/** Who waits exactly 20 s is late, so that all that time alone changes happens on whole seconds, as everything else here. */
const serviceLevelSeconds = 19.999;

/** Two queues that Flexfone calls about and that share agents, and one that SWAN is asked about, with agents of its own. */
export const called = ['hallmonitor', 'switchpay'] as const;
export const polled = 'frontdesk';

const common = { ringing: 'oneAtATime', ringSeconds: 15, mostWaiting: 12 } as const;
const agents = ['201', '202', '203', '204', '205'];
const calledQueues: readonly QueueSetup[] = [
  {
    ...common,
    id: 'hallmonitor',
    localNumber: '8001',
    members: agents.slice(0, 3),
    timeoutSeconds: 120,
    letsGoTo: { queue: 'switchpay' },
    open: null,
  },
  {
    ...common,
    id: 'switchpay',
    localNumber: '8002',
    members: agents.slice(2),
    timeoutSeconds: 150,
    letsGoTo: { reason: 'voicemail' },
    open: { from: 6, to: 20 },
  },
];
const polledQueues: readonly QueueSetup[] = [
  {
    ...common,
    id: polled,
    localNumber: '8003',
    members: ['301', '302', '303'],
    timeoutSeconds: null,
    letsGoTo: { reason: 'voicemail' },
    open: null,
  },
];

export const membersOf = (id: string): readonly string[] =>
  [...calledQueues, ...polledQueues].find((queue) => queue.id === id)?.members ?? [];

/** The called queues by the rules that the truth and the product count them by. */
export const rules: Rules = {
  timeZone,
  queues: calledQueues.map(({ id, members }) => ({
    id,
    name: id,
    agents: members,
    serviceLevelSeconds,
    shortAbandonSeconds: 5,
    maxWaitSeconds: 3_600,
    order: 'fifo',
    alerts: { longestWaitSeconds: {}, callsWaiting: {} },
  })),
};

/** Calls to queues on a day of the week, from Monday. */
const callsADay = [420, 380, 350, 380, 400, 60, 20];

export interface CentreDay {
  readonly called: readonly GroundEvent[];
  readonly polled: readonly GroundEvent[];
}

/** What happens on a day, with a stretch in which nobody calls because the phone system is down. */
export function centreDay(day: string, seed: number, down: { from: Instant; to: Instant } | null): CentreDay {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const calls = callsADay[weekday] ?? 0;
  const isUp = ({ at }: Arrival): boolean => down === null || at < down.from || at >= down.to;
  return {
    called: eventsOf(day, seed, calls, calledQueues, isUp),
    polled: eventsOf(day, seed + 1, Math.round(calls / 4), polledQueues, () => true),
  };
}

function eventsOf(
  day: string,
  seed: number,
  calls: number,
  queues: readonly QueueSetup[],
  isUp: (arrival: Arrival) => boolean,
): readonly GroundEvent[] {
  const midnight = startOfDay(day, timeZone);
  const plan = { midnight, seed, calls, queues: queues.map(({ id }) => id) };
  const all = twoHumpedDay({ ...plan, agents: [...new Set(queues.flatMap(({ members }) => members))] });
  // A day is a world for itself: nobody talks past midnight.
  const within = all.filter((arrival) => arrival.at < midnight + 22 * hour && isUp(arrival));
  // A few call at night, on the night on which the clocks change too.
  const atNight = within.slice(0, 3).map((arrival, index) => ({
    ...arrival,
    kind: 'queue' as const,
    target: queues[0]?.id ?? '',
    afterwards: 'hangUp' as const,
    talkSeconds: 100,
    at: midnight + 90 * minute + index * 37 * minute,
  }));
  const base = lifelikeCentre({ calls: 1, day, seed, timeZone });
  const setup: CentreSetup = {
    ...base,
    queues,
    arrivals: [...atNight, ...within].toSorted((one, other) => one.at - other.at),
  };
  const events = simulateDay(setup);
  const last = events.at(-1)?.at ?? 0;
  if (last > midnight + 23 * hour) throw new Error(`Somebody still talks at the end of ${day}, seed ${seed}.`);
  return events;
}
