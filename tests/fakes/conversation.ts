import type { Arrival } from './arrivals.ts';
import type { QueueSetup } from './centre-setup.ts';
import type { Agent, Floor, Leg } from './floor.ts';
import type { Transfer } from './ground-events.ts';
import type { Caller } from './waiting-room.ts';

/** What the conversations need of the rest of the centre. */
export interface Surroundings {
  readonly floor: Floor;
  readonly queues: readonly QueueSetup[];
  readonly enter: (caller: Caller, queue: string) => void;
  readonly dispatch: () => void;
}

/** A conversation with a caller has begun on `leg`; it goes on as his arrival says. `first`: nobody sent him on yet. */
export function converse(around: Surroundings, caller: Caller, leg: Leg, first: boolean): void {
  const { floor } = around;
  const { arrival } = caller;
  floor.after(arrival.talkSeconds, () => {
    switch (first ? arrival.afterwards : 'hangUp') {
      case 'hangUp':
        return finish(around, caller.call, leg);
      case 'blind':
        return sendBlind(around, caller, leg);
      case 'attended':
        return askColleague(around, caller, leg);
      case 'otherQueue':
        return sendToQueue(around, caller, leg);
    }
  });
}

function finish({ floor, dispatch }: Surroundings, call: string, leg: Leg): void {
  floor.end(leg, null);
  floor.emit({ kind: 'callerGone', at: floor.now(), call });
  freed(floor, dispatch);
}

function freed(floor: Floor, dispatch: () => void): void {
  dispatch();
  floor.after(floor.habits.wrapUpSeconds, dispatch);
}

function colleagueOf(floor: Floor, agent: Agent): Agent | undefined {
  const free = [...floor.agents.values()].filter((other) => other !== agent && other.legs.size === 0);
  return free.length === 0 ? undefined : floor.random.pick(free);
}

function sendBlind(around: Surroundings, caller: Caller, leg: Leg): void {
  const { floor, dispatch } = around;
  const colleague = colleagueOf(floor, leg.agent);
  if (colleague === undefined) return finish(around, caller.call, leg);
  floor.end(leg, transferOf('blind', caller, colleague.id));
  const next = floor.ring(colleague, caller.call, 'transfer', null, caller.arrival.number);
  freed(floor, dispatch);
  if (floor.random.chance(floor.habits.answers)) {
    floor.after(floor.random.between(1, 10), () => {
      floor.answer(next);
      converse(around, caller, next, false);
    });
    return;
  }
  floor.after(20, () => {
    floor.stopRinging(next, 'rangOut');
    floor.emit({ kind: 'callerGone', at: floor.now(), call: caller.call });
    freed(floor, dispatch);
  });
}

/** The caller is on hold, the agent calls a colleague, and hands over or comes back. */
function askColleague(around: Surroundings, caller: Caller, leg: Leg): void {
  const { floor, dispatch } = around;
  const colleague = colleagueOf(floor, leg.agent);
  if (colleague === undefined) return finish(around, caller.call, leg);
  const question = floor.dial(leg.agent, colleague.id);
  const asked = floor.ring(colleague, question.id, 'consult', null, leg.agent.id);
  if (floor.random.chance(floor.habits.answers)) {
    floor.after(floor.random.between(1, 10), () => {
      floor.answer(asked);
      floor.after(floor.random.between(5, 30), () => {
        const transfer = transferOf('attended', caller, colleague.id);
        floor.end(leg, transfer);
        floor.end(question, transfer);
        freed(floor, dispatch);
        converse(around, caller, asked, false);
      });
    });
    return;
  }
  floor.after(20, () => {
    floor.stopRinging(asked, 'rangOut');
    floor.end(question, null);
    freed(floor, dispatch);
    converse(around, caller, leg, false);
  });
}

function sendToQueue(around: Surroundings, caller: Caller, leg: Leg): void {
  const { floor, queues, enter, dispatch } = around;
  const next = queues.find((queue) => !caller.visited.includes(queue.id));
  if (next === undefined || caller.visited.length === 0) return finish(around, caller.call, leg);
  floor.end(leg, transferOf('queue', caller, next.localNumber));
  freed(floor, dispatch);
  floor.after(1, () => enter(caller, next.id));
}

function transferOf(way: Transfer['way'], caller: Caller, to: string): Transfer {
  return { way, call: caller.call, to };
}

/** A call to an employee's own number; an engaged one is not disturbed, and nothing is heard of it. */
export function callDirectly(around: Surroundings, arrival: Arrival): void {
  const { floor, dispatch } = around;
  const agent = floor.agents.get(arrival.target);
  if (agent === undefined || agent.legs.size > 0) return;
  const caller: Caller = { call: floor.newId(), arrival, visited: [] };
  const leg = floor.ring(agent, caller.call, 'direct', null, arrival.number);
  const answers = floor.random.chance(floor.habits.answers);
  floor.after(answers ? floor.random.between(1, 10) : Math.min(30, arrival.patienceSeconds), () => {
    if (answers) {
      floor.answer(leg);
      return converse(around, caller, leg, arrival.afterwards !== 'otherQueue');
    }
    floor.stopRinging(leg, 'callerHungUp');
    floor.emit({ kind: 'callerGone', at: floor.now(), call: caller.call });
    freed(floor, dispatch);
  });
}

/** An employee calls somebody. */
export function callOut({ floor, dispatch }: Surroundings, arrival: Arrival): void {
  const agent = floor.agents.get(arrival.target);
  if (agent === undefined || agent.legs.size > 0) return;
  const leg = floor.dial(agent, arrival.number ?? '86515151');
  floor.after(arrival.talkSeconds, () => {
    floor.end(leg, null);
    freed(floor, dispatch);
  });
}
