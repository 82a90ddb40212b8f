import type { Instant } from '#core/time/instant';
import type { Arrival } from './arrivals.ts';
import type { QueueSetup } from './centre-setup.ts';
import type { Agent, Floor, Leg } from './floor.ts';

/** A caller in the queues. */
export interface Caller {
  readonly call: string;
  readonly arrival: Arrival;
  /** The queues that he has been in, in order; none twice. */
  readonly visited: string[];
}

/** A caller's place in one queue. */
interface Place {
  readonly caller: Caller;
  readonly queue: Queue;
  readonly passage: string;
  readonly enteredAt: Instant;
  readonly ringing: Set<Leg>;
  timeIsUp: boolean;
}

interface Queue {
  readonly setup: QueueSetup;
  readonly members: readonly Agent[];
  /** The oldest first. */
  readonly places: Place[];
  newestEntry: Instant;
  /** Who comes in at the next moments, one at each. */
  readonly atTheDoor: { sooner: Caller[]; later: Caller[]; letInAt: Instant; isOpening: boolean };
}

export interface WaitingRoom {
  readonly enter: (caller: Caller, queue: string) => void;
  /** Gives the free agents to the oldest callers. To be called whenever an agent may have become free. */
  readonly dispatch: () => void;
}

/** The queues. `answered` is told of each agent who picks up. */
export function newWaitingRoom(
  floor: Floor,
  setups: readonly QueueSetup[],
  midnight: Instant,
  answered: (caller: Caller, leg: Leg) => void,
): WaitingRoom {
  const queues = new Map<string, Queue>();
  for (const setup of setups) {
    const members = setup.members.flatMap((id) => floor.agents.get(id) ?? []);
    queues.set(setup.id, {
      setup,
      members,
      places: [],
      newestEntry: -Infinity,
      atTheDoor: { sooner: [], later: [], letInAt: -Infinity, isOpening: false },
    });
  }
  const waits = (place: Place): boolean => place.queue.places.includes(place);
  const names = (place: Place): { at: Instant; call: string; queue: string; passage: string } => ({
    at: floor.now(),
    call: place.caller.call,
    queue: place.queue.setup.id,
    passage: place.passage,
  });

  function enter(caller: Caller, id: string): void {
    const queue = queues.get(id);
    if (queue === undefined) throw new Error(`no queue ${id}`);
    const now = floor.now();
    // Two entries at the same instant would leave open who is first.
    if (queue.newestEntry >= now) return waitAtTheDoor(caller, queue);
    queue.newestEntry = now;
    caller.visited.push(id);
    const passage = `${caller.call}/${id}`;
    const place: Place = { caller, queue, passage, enteredAt: now, ringing: new Set(), timeIsUp: false };
    const full = queue.places.length >= (queue.setup.mostWaiting ?? Infinity);
    queue.places.push(place);
    floor.emit({ kind: 'entered', ...names(place), caller: caller.arrival.number });
    const { open, timeoutSeconds } = queue.setup;
    if (open !== null && (now < midnight + open.from * 3_600_000 || now >= midnight + open.to * 3_600_000)) {
      return letGo(place, 'closed');
    }
    if (full) return letGo(place, 'overflow');
    floor.after(caller.arrival.patienceSeconds, () => hangUp(place));
    if (timeoutSeconds !== null) floor.after(timeoutSeconds, () => timeOut(place));
    dispatch();
  }

  /** Whoever found somebody entering goes before those who have been at the door already when it was opened. */
  function waitAtTheDoor(caller: Caller, { setup, atTheDoor }: Queue): void {
    (atTheDoor.letInAt === floor.now() ? atTheDoor.later : atTheDoor.sooner).push(caller);
    openSoon(setup.id, atTheDoor);
  }

  function openSoon(id: string, door: Queue['atTheDoor']): void {
    if (door.isOpening) return;
    door.isOpening = true;
    floor.after(0, () => letIn(id));
  }

  function letIn(id: string): void {
    const queue = queues.get(id);
    if (queue === undefined) throw new Error(`no queue ${id}`);
    const door = queue.atTheDoor;
    door.isOpening = false;
    door.letInAt = floor.now();
    door.later.unshift(...door.sooner);
    door.sooner = [];
    const first = queue.newestEntry < floor.now() ? door.later.shift() : undefined;
    if (first !== undefined) enter(first, id);
    if (door.later.length > 0) openSoon(id, door);
  }

  const isFree = (agent: Agent): boolean => agent.legs.size === 0 && agent.queueFrom <= floor.now();

  /** The callers of all queues by age, for as long as their queue is served: a long line costs nothing where nobody is free. */
  function* oldestFirst(isServed: (queue: Queue) => boolean): Generator<Place> {
    const lines = [...queues.values()].map((queue) => ({ queue, next: 0 }));
    for (;;) {
      let oldest: (typeof lines)[number] | undefined;
      for (const line of lines) {
        const [place, known] = [line.queue.places[line.next], oldest?.queue.places[oldest.next]];
        if (place === undefined || !isServed(line.queue)) continue;
        if (known === undefined || place.enteredAt < known.enteredAt) oldest = line;
      }
      const place = oldest?.queue.places[oldest.next];
      if (oldest === undefined || place === undefined) return;
      oldest.next += 1;
      yield place;
    }
  }

  function dispatch(): void {
    for (const place of oldestFirst((queue) => queue.members.some(isFree))) {
      const { setup, members, places: line } = place.queue;
      if (setup.ringing === 'oneAtATime' ? place.ringing.size > 0 : line[0] !== place) continue;
      const free = members.filter(isFree);
      free.sort((one, other) => one.idleSince - other.idleSince);
      for (const agent of setup.ringing === 'all' ? free : free.slice(0, 1)) ring(place, agent);
    }
  }

  function ring(place: Place, agent: Agent): void {
    const leg = floor.ring(agent, place.caller.call, 'queue', place.passage, place.caller.arrival.number);
    place.ringing.add(leg);
    const { ringSeconds } = place.queue.setup;
    const answers = floor.random.chance(floor.habits.answers);
    floor.after(answers ? floor.random.between(1, ringSeconds * 0.7) : ringSeconds, () => {
      if (!place.ringing.delete(leg)) return;
      if (answers) answer(place, leg);
      else ringOut(place, leg);
    });
  }

  function answer(place: Place, leg: Leg): void {
    leave(place);
    floor.answer(leg);
    for (const other of place.ringing) floor.stopRinging(other, 'answeredElsewhere');
    place.ringing.clear();
    answered(place.caller, leg);
    dispatch();
  }

  function ringOut(place: Place, leg: Leg): void {
    floor.stopRinging(leg, 'rangOut');
    floor.after(floor.habits.restSeconds, dispatch);
    if (place.timeIsUp && place.ringing.size === 0) letGo(place, 'timeout');
    dispatch();
  }

  function timeOut(place: Place): void {
    if (!waits(place)) return;
    place.timeIsUp = true;
    if (place.ringing.size === 0) letGo(place, 'timeout');
  }

  function hangUp(place: Place): void {
    if (!waits(place)) return;
    leave(place);
    floor.emit({ kind: 'hungUp', ...names(place), whileRinging: place.ringing.size > 0 });
    for (const leg of place.ringing) floor.stopRinging(leg, 'callerHungUp');
    place.ringing.clear();
    dispatch();
  }

  function letGo(place: Place, why: 'timeout' | 'overflow' | 'closed'): void {
    leave(place);
    const { letsGoTo } = place.queue.setup;
    if (why !== 'closed' && 'queue' in letsGoTo && !place.caller.visited.includes(letsGoTo.queue)) {
      floor.emit({ kind: 'left', ...names(place), reason: why, toQueue: letsGoTo.queue });
      return enter(place.caller, letsGoTo.queue);
    }
    const reason = why === 'closed' ? 'closed' : 'reason' in letsGoTo ? letsGoTo.reason : 'voicemail';
    floor.emit({ kind: 'left', ...names(place), reason, toQueue: null });
    const { call } = place.caller;
    floor.after(floor.random.between(5, 40), () => floor.emit({ kind: 'callerGone', at: floor.now(), call }));
  }

  function leave(place: Place): void {
    place.queue.places.splice(place.queue.places.indexOf(place), 1);
    // The next caller moves up, and where all phones ring they ring for him.
    if (place.queue.setup.ringing === 'all') floor.at(floor.now(), dispatch);
  }

  return { enter, dispatch };
}
