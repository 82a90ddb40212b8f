import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import type { CallClass } from './passage-truth.ts';

/** One stay in one queue as it really was. */
export interface Lived {
  readonly call: string;
  readonly queue: string;
  entry: Instant;
  class: CallClass;
  until: Instant | undefined;
  talkedUntil: Instant | undefined;
  /** Its caller went while nobody listened: it is in no class, and in the counters only. */
  unseen: boolean;
}

/** A call that went by while nobody listened. */
export interface Missed {
  readonly queue: string;
  readonly kind: 'answered' | 'abandoned';
  /** When somebody listened again; `undefined` while nobody does. */
  until: Instant | undefined;
}

/** Somebody who calls. */
export interface Caller {
  readonly id: string;
  stay: Lived | undefined;
  /** The passage that he was answered in, and the agent whose talk it is. */
  talk: { readonly lived: Lived | undefined; readonly agent: string } | undefined;
  readonly ringing: Set<string>;
}

export type Word = Fact extends infer One ? (One extends Fact ? Omit<One, 'source' | 'at'> : never) : never;

export const queues = ['support', 'sales'] as const;

export function legOf(caller: Caller, agent: string): { readonly leg: string; readonly linked: string } {
  return { leg: `${caller.id}@${agent}`, linked: caller.id };
}

export function legsOf(caller: Caller): readonly string[] {
  const talking = caller.talk === undefined ? [] : [caller.talk.agent];
  return [...caller.ringing, ...talking].map((agent) => legOf(caller, agent).leg);
}

/** A time in which nobody listened: the legs that were known before, and what the counters counted in it. */
interface Cut {
  readonly from: Instant;
  readonly legs: ReadonlySet<string>;
  readonly missed: readonly Missed[];
}

/** What a phone system tells somebody who listens again. Marks what was missed, and who waits, as told. */
export function snapshot(
  callers: readonly Caller[],
  cut: Cut,
  now: Instant,
  since: 'told' | 'unknown',
): readonly Word[] {
  const there = new Set(callers.flatMap(legsOf));
  const lists = queues.flatMap((queue) => queueNow(queue, callers, cut, now));
  // A talk out of which somebody was sent on comes before his entry, and is not the answer to it.
  const sentOn = callers.filter(({ stay }) => stay?.unseen === true).flatMap(talkOf);
  const entries = callers.flatMap((caller) => waitOf(caller, now, since));
  return [
    ...lists,
    ...sentOn,
    ...entries,
    ...[...cut.legs].filter((id) => !there.has(id)).map((id): Word => ({ kind: 'leg-ended', id, transferred: false })),
    ...callers.flatMap((caller) => [...caller.ringing].map((agent) => ringOf(caller, agent))),
    ...callers.filter(({ stay }) => stay === undefined).flatMap(talkOf),
  ];
}

function ringOf(caller: Caller, agent: string): Word {
  return { kind: 'leg-ringing', ...legOf(caller, agent), agent };
}

function talkOf(caller: Caller): readonly Word[] {
  const { talk } = caller;
  return talk === undefined ? [] : [{ kind: 'leg-answered', ...legOf(caller, talk.agent), agent: talk.agent }];
}

function queueNow(queue: string, callers: readonly Caller[], cut: Cut, now: Instant): readonly Word[] {
  const waiting = callers.filter(({ stay }) => stay?.queue === queue);
  const own = cut.missed.filter((each) => each.until === undefined && each.queue === queue);
  const count = (kind: Missed['kind']): number => own.filter((each) => each.kind === kind).length;
  const [answered, abandoned] = [count('answered'), count('abandoned')];
  for (const each of own) each.until = now;
  return [
    { kind: 'waiting-listed', queue, calls: waiting.map(({ id }) => id) },
    { kind: 'calls-missed', queue, from: cut.from, answered, abandoned },
  ];
}

function waitOf({ id, stay }: Caller, now: Instant, since: 'told' | 'unknown'): readonly Word[] {
  if (stay === undefined) return [];
  const isKnown = !stay.unseen;
  stay.unseen = false;
  if (since === 'told') return [{ kind: 'call-queued', call: id, queue: stay.queue, happenedAt: stay.entry }];
  // Whose beginning nobody can tell has waited since now at least.
  if (!isKnown) stay.entry = now;
  return [{ kind: 'call-queued', call: id, queue: stay.queue, atLeast: true }];
}
