import type { Instant } from '#core/time/instant';
import { newAgenda } from './agenda.ts';
import type { AgentHabits } from './centre-setup.ts';
import type { GroundEvent, LegEnded, Purpose, Rings, StoppedRinging, Transfer } from './ground-events.ts';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';

/** An agent, his phone, and what occupies them. */
export interface Agent {
  readonly id: string;
  readonly legs: Set<Leg>;
  /** No call from a queue before this. */
  queueFrom: Instant;
  idleSince: Instant;
}

/** A leg that rings or is talked on. */
export interface Leg {
  readonly id: string;
  readonly agent: Agent;
  readonly call: string;
  readonly purpose: Purpose;
  readonly passage: string | null;
  readonly caller: string | null;
  readonly startedAt: Instant;
  answeredAt: Instant | null;
}

/** The room that everybody works in: the clock, the agents, the phones. Each step leaves its ground event. */
export interface Floor {
  readonly random: Random;
  readonly habits: AgentHabits;
  readonly events: GroundEvent[];
  readonly agents: ReadonlyMap<string, Agent>;
  readonly now: () => Instant;
  /** Acts after so many seconds, at the next tick at the earliest. */
  readonly after: (seconds: number, act: () => void) => void;
  readonly at: (instant: Instant, act: () => void) => void;
  readonly run: () => void;
  readonly newId: () => string;
  readonly emit: (event: GroundEvent) => void;
  readonly ring: (agent: Agent, call: string, purpose: Purpose, passage: string | null, caller: string | null) => Leg;
  readonly dial: (agent: Agent, number: string) => Leg;
  readonly stopRinging: (leg: Leg, why: StoppedRinging['why']) => void;
  readonly answer: (leg: Leg) => void;
  readonly end: (leg: Leg, transfer: Transfer | null) => void;
}

export function newFloor(seed: number, tick: number, habits: AgentHabits, agentIds: readonly string[]): Floor {
  const random = seededRandom(seed + 7_919);
  const agenda = newAgenda();
  const events: GroundEvent[] = [];
  const agents = new Map<string, Agent>();
  for (const id of agentIds) agents.set(id, { id, legs: new Set(), queueFrom: -Infinity, idleSince: -Infinity });
  let clock: Instant = -Infinity;
  let ids = 1000;

  const onTick = (instant: Instant): Instant => Math.ceil(instant / tick) * tick;
  const told = (leg: Leg): Omit<Rings, 'kind'> => ({
    at: clock,
    leg: leg.id,
    agent: leg.agent.id,
    call: leg.call,
    purpose: leg.purpose,
    passage: leg.passage,
    caller: leg.caller,
  });

  function pickUp(leg: Leg): Leg {
    leg.agent.legs.add(leg);
    return leg;
  }

  function putDown(leg: Leg, pauseSeconds: number): void {
    leg.agent.legs.delete(leg);
    leg.agent.idleSince = clock;
    leg.agent.queueFrom = Math.max(leg.agent.queueFrom, onTick(clock + pauseSeconds * 1000));
  }

  const floor: Floor = {
    random,
    habits,
    events,
    agents,
    now: () => clock,
    after: (seconds, act) => agenda.at(Math.max(onTick(clock + seconds * 1000), clock + tick), act),
    at: (instant, act) => agenda.at(Math.max(onTick(instant), clock), act),
    run: () => agenda.run((now) => (clock = now)),
    /** As Asterisk makes them (document 003: "12434346.4567"): a text, whose last noughts count. */
    newId: () => `${String(Math.floor(clock / 1000))}.${String((ids += 1))}`,
    emit: (event) => void events.push(event),
    ring(agent, call, purpose, passage, caller) {
      const leg = { id: floor.newId(), agent, call, purpose, passage, caller, startedAt: clock, answeredAt: null };
      floor.emit({ kind: 'rings', ...told(leg) });
      return pickUp(leg);
    },
    dial(agent, number) {
      const id = floor.newId();
      const fixed = { id, agent, call: id, purpose: 'outgoing', passage: null, caller: null } as const;
      const leg: Leg = { ...fixed, startedAt: clock, answeredAt: clock };
      floor.emit({ kind: 'dialled', ...told(leg), number });
      return pickUp(leg);
    },
    stopRinging(leg, why) {
      floor.emit({ kind: 'stoppedRinging', ...told(leg), why, rangFor: clock - leg.startedAt });
      putDown(leg, why === 'rangOut' ? habits.restSeconds : 0);
    },
    answer(leg) {
      leg.answeredAt = clock;
      floor.emit({ kind: 'answered', ...told(leg) });
    },
    end(leg, transfer) {
      const ended: LegEnded = {
        kind: 'legEnded',
        ...told(leg),
        talkedFor: clock - (leg.answeredAt ?? clock),
        transfer,
      };
      floor.emit(ended);
      putDown(leg, habits.wrapUpSeconds);
    },
  };
  return floor;
}
