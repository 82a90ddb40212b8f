import type { Block } from './manager.ts';

interface Stay {
  readonly queue: string;
  readonly joinedAt: number;
}

/** What was heard of a queue: with the hub, and while it heard nothing. */
export interface Heard {
  entered: number;
  answered: number;
  hungUp: number;
  letGo: number;
  /** Talks of which the agent was taken out of the queue meanwhile, or while his phone rang for them: Asterisk 22 never counts them. */
  removedInTalk: number;
  /** Of those who were answered, in seconds. */
  readonly waits: number[];
}

const nothing = (): Heard => ({ entered: 0, answered: 0, hungUp: 0, letGo: 0, removedInTalk: 0, waits: [] });

/** Hears everything, and knows when the hub does. */
export function newWitness() {
  const stays = new Map<string, Stay>();
  const hangUps = new Set<string>();
  const counts = new Map<string, Heard>();
  let isHeard = false;

  const of = (queue: string, heard: boolean): Heard => {
    const key = `${queue} ${heard}`;
    const known = counts.get(key) ?? nothing();
    counts.set(key, known);
    return known;
  };
  const left = (queue: string, uniqueid: string): void => {
    const stay = stays.get(`${queue} ${uniqueid}`);
    if (stay === undefined) return;
    stays.delete(`${queue} ${uniqueid}`);
    // Whoever leaves without an answer by the next event of his left by himself: the answer comes at once.
    leaving.set(`${queue} ${uniqueid}`, stay);
    of(queue, isHeard).letGo += 1;
  };
  const leaving = new Map<string, Stay>();
  const talking = new Set<string>();
  const removed = new Set<string>();

  function hear(event: Block): void {
    const [name, queue, uniqueid] = [event.get('Event') ?? '', event.get('Queue') ?? '', event.get('Uniqueid') ?? ''];
    const key = `${queue} ${uniqueid}`;
    switch (name) {
      case 'HangupRequest':
        hangUps.add(uniqueid);
        return;
      case 'QueueCallerJoin':
        stays.set(key, { queue, joinedAt: performance.now() });
        of(queue, isHeard).entered += 1;
        return;
      case 'QueueCallerAbandon':
        stays.delete(key);
        of(queue, isHeard)[hangUps.has(uniqueid) ? 'hungUp' : 'letGo'] += 1;
        return;
      case 'QueueCallerLeave':
        return left(queue, uniqueid);
      case 'AgentConnect': {
        const heard = of(queue, isHeard);
        const stay = leaving.get(key) ?? stays.get(key);
        if (leaving.delete(key)) heard.letGo -= 1;
        heard.answered += 1;
        const member = `${queue} ${event.get('Interface')}`;
        talking.add(member);
        if (removed.has(member)) heard.removedInTalk += 1;
        if (stay !== undefined) heard.waits.push((performance.now() - stay.joinedAt) / 1_000);
        return;
      }
      case 'AgentComplete':
        talking.delete(`${queue} ${event.get('Interface')}`);
        return;
      case 'QueueMemberAdded':
        removed.delete(`${queue} ${event.get('Interface')}`);
        return;
      case 'QueueMemberRemoved':
        removed.add(`${queue} ${event.get('Interface')}`);
        if (talking.has(`${queue} ${event.get('Interface')}`)) of(queue, isHeard).removedInTalk += 1;
    }
  }

  return {
    hear,
    /** From now on the hub hears it too, or does not. */
    listens: (does: boolean) => void (isHeard = does),
    heard: (queue: string) => of(queue, true),
    missed: (queue: string) => of(queue, false),
  };
}
