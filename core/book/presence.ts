import { Map as PersistentMap } from 'immutable';
import type { AgentPresence, AgentSince, AgentStateChanged } from '../said/facts.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';

/** What was said of an agent apart from any call, and the phone system's own word for it. */
export interface Presence {
  readonly presence: AgentPresence;
  readonly reason: string | undefined;
  readonly since: Instant;
  /** From then on he is `next`; `Infinity`: until something else is said. */
  readonly until: Instant;
  /** Absent: ready. */
  readonly next: AgentStateChanged['next'];
}

/** What was said of all agents. A value. */
export interface Presences {
  readonly everywhere: PersistentMap<string, Presence>;
  /** By queue and agent: what holds in that queue alone. */
  readonly inQueue: PersistentMap<string, PersistentMap<string, Presence>>;
  /** It was told of whom a state is told: of who is not among them, none is known. Else he is somewhere, and not ready. */
  readonly isListed: boolean;
  /** Nobody's state changes by the passing of time before this. */
  readonly nextChange: Instant;
}

export const nothingSaid: Presences = {
  everywhere: PersistentMap(),
  inQueue: PersistentMap(),
  isListed: false,
  nextChange: Infinity,
};

/** What holds of an agent in a queue: what was said of him there, else in general. */
export function presenceIn({ everywhere, inQueue }: Presences, queue: string, agent: string): Presence | undefined {
  return inQueue.get(queue)?.get(agent) ?? everywhere.get(agent);
}

/** The same object where nothing new was said. */
export function withPresence(presences: Presences, fact: AgentStateChanged): Presences {
  const { queue, agent } = fact;
  const others =
    queue === undefined ? presences.everywhere : presences.inQueue.get(queue, PersistentMap<string, Presence>());
  const before = others.get(agent);
  const said = presenceOf(fact, before);
  if (before !== undefined && isSame(before, said)) return presences;
  const changed = others.set(agent, said);
  return {
    ...presences,
    ...(queue === undefined
      ? { everywhere: changed, inQueue: presences.inQueue }
      : { everywhere: presences.everywhere, inQueue: presences.inQueue.set(queue, changed) }),
    nextChange: Math.min(presences.nextChange, said.until),
  };
}

/** The same state said again goes on since it began. */
function presenceOf(fact: AgentStateChanged, before: Presence | undefined): Presence {
  const { presence, reason, until = Infinity, next } = fact;
  const at = Math.min(fact.at, fact.happenedAt ?? fact.at);
  return { presence, reason, since: before?.presence === presence ? before.since : at, until, next };
}

/** The same object where he is something else, or nothing new was said. */
export function withSince(presences: Presences, { agent, presence, since }: AgentSince): Presences {
  const before = presences.everywhere.get(agent);
  if (before === undefined || before.presence !== presence || before.since === since) return presences;
  return { ...presences, everywhere: presences.everywhere.set(agent, { ...before, since }) };
}

function isSame(a: Presence, b: Presence): boolean {
  return (
    a.presence === b.presence &&
    a.reason === b.reason &&
    a.until === b.until &&
    a.next?.presence === b.next?.presence &&
    a.next?.reason === b.next?.reason
  );
}

/** Without all who are not listed; the same object where all are. */
export function onlyOf(presences: Presences, agents: ReadonlySet<string>): Presences {
  const { everywhere, inQueue } = presences;
  const of = (some: PersistentMap<string, Presence>) => some.filter((_said, agent) => agents.has(agent));
  const kept = { ...presences, everywhere: of(everywhere), inQueue: inQueue.map(of), isListed: true };
  const isWhole =
    presences.isListed &&
    kept.everywhere.size === everywhere.size &&
    kept.inQueue.every((some, queue) => some.size === inQueue.get(queue)?.size);
  return isWhole ? presences : kept;
}

/** At a later time: whose state was for a while only is what he is after it. */
export function presencesAt(presences: Presences, now: Instant): Presences {
  if (now < presences.nextChange) return presences;
  return changed(presences, (said) => (said.until <= now ? after(said) : said));
}

function after({ until, next }: Presence): Presence {
  const { presence, reason } = next ?? { presence: 'ready', reason: undefined };
  return { presence, reason, since: until, until: Infinity, next: undefined };
}

/** After the hub's clock was set: what was for a while lasts as long as before. */
export function shiftedPresences(presences: Presences, by: Milliseconds): Presences {
  return changed(presences, (said) => ({ ...said, since: said.since + by, until: said.until + by }));
}

function changed({ everywhere, inQueue, isListed }: Presences, change: (said: Presence) => Presence): Presences {
  const next = { everywhere: everywhere.map(change), inQueue: inQueue.map((some) => some.map(change)) };
  const all = [next.everywhere, ...next.inQueue.values()];
  return {
    ...next,
    isListed,
    nextChange: Math.min(
      ...all.map(
        (some) =>
          some
            .valueSeq()
            .map(({ until }) => until)
            .min() ?? Infinity,
      ),
    ),
  };
}
