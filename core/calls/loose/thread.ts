import type { CallFact, LegStart } from '../../said/facts.ts';
import type { Instant, Milliseconds } from '../../time/instant.ts';
import { lateReport } from './windows.ts';

/**
 * The book's own conclusion that a waiting caller must be gone unreported: lost, or `unseen`, where it is not known how.
 * Any later sign of life undoes it.
 */
export interface PresumedGone {
  readonly kind: 'presumed-gone';
  readonly call: string;
  readonly at: Instant;
  readonly unseen: boolean;
}

/** The book's own conclusion that an agent must be free of the queue's calls that he had, though nobody said so. */
export interface PresumedFree {
  readonly kind: 'presumed-free';
  readonly agent: string;
  readonly at: Instant;
}

/** By which id it was told, where that is another than the caller's; and of an end, whose call it belongs to. */
interface Told {
  readonly via?: string;
  readonly call?: string;
}

export type ThreadEvent = (CallFact & Told) | (PresumedGone & Told) | PresumedFree;

/**
 * All that was said of ids that belong together: a queue call, its legs, their ends. In order of arrival. What became
 * of the call is never stored beside it but derived from it anew, so that no order of arrival can lead astray.
 */
export interface Thread {
  readonly key: string;
  /** As `spaced` makes them: with their source, since two phone systems may use the same ids. */
  readonly ids: readonly string[];
  readonly events: readonly ThreadEvent[];
}

export function isLegStart(event: ThreadEvent): event is LegStart & { readonly via?: string } {
  return event.kind === 'leg-ringing' || event.kind === 'leg-answered' || event.kind === 'leg-dialled';
}

/** The ids that a fact ties together. */
export function idsOf(fact: CallFact): readonly string[] {
  switch (fact.kind) {
    case 'call-queued':
    case 'call-left':
      return [fact.call];
    case 'leg-ended':
      return fact.transferredCall === undefined ? [fact.id] : [fact.id, fact.transferredCall];
    case 'leg-ringing':
    case 'leg-answered':
    case 'leg-dialled':
      return fact.linked === undefined || fact.linked === fact.leg ? [fact.leg] : [fact.leg, fact.linked];
  }
}

/** An id as the book knows it among those of all sources. */
export function spaced(source: string, id: string): string {
  return `${source}\u0000${id}`;
}

/** The phone system that told of it. */
export function sourceOf(thread: Thread): string {
  return thread.key.slice(0, thread.key.indexOf('\u0000'));
}

/**
 * One thread of several that turned out to be one: everything in order of arrival. `comesAgain`: its ids were another call's
 * before, which is over.
 */
export function joined(threads: readonly Thread[], fact: CallFact, comesAgain: boolean): Thread {
  const [only] = threads;
  if (threads.length === 1 && only !== undefined) return withIds(only, fact);
  const ids = new Set(threads.flatMap((thread) => thread.ids));
  for (const id of idsOf(fact)) ids.add(spaced(fact.source, id));
  const events = threads.flatMap((thread) => thread.events);
  events.sort((a, b) => a.at - b.at);
  const first = spaced(fact.source, idsOf(fact)[0] ?? '');
  const key = only?.key ?? (comesAgain ? `${first}\u0000${fact.at}` : first);
  return { key, ids: [...ids], events };
}

function withIds(thread: Thread, fact: CallFact): Thread {
  const added = idsOf(fact)
    .map((id) => spaced(fact.source, id))
    .filter((id) => !thread.ids.includes(id));
  return added.length === 0 ? thread : { ...thread, ids: [...thread.ids, ...added] };
}

/** A call that rings many phones for an hour says the same hundreds of times; older rings no longer matter. */
const mostEvents = 300;

/** No call has so many legs that they carry so many ids. */
const mostIds = 500;

/** Whether more was told of it than of any call there is: somebody plays with us, and each event costs all before it. */
export function isTooMuch({ ids, events }: Thread): boolean {
  return ids.length > mostIds || events.length > mostEvents;
}

/** The thread with one event more. */
export function extended(thread: Thread, event: ThreadEvent): Thread {
  const events = [...thread.events, event];
  if (events.length <= mostEvents) return { ...thread, events };
  const old = events.slice(0, mostEvents / 2).filter(({ kind }) => kind !== 'leg-ringing' && kind !== 'leg-ended');
  return { ...thread, events: [...old, ...events.slice(mostEvents / 2)] };
}

/** When it happened, as well as is known: the phone system's word, else the arrival. */
export function happened(event: ThreadEvent): Instant {
  return 'happenedAt' in event && event.happenedAt !== undefined ? event.happenedAt : event.at;
}

/**
 * Where it stands among the others. A time stamp in whole seconds says only "within this second", so it stands at that
 * second's end. A phone system's clock may be wrong by minutes, and only requests close to each other overtake one
 * another: so never after its own arrival, and not long before it either.
 */
export function standing(event: ThreadEvent): Instant {
  if (!('happenedAt' in event) || event.happenedAt === undefined) return event.at;
  const coarse = (event.precision ?? 1) - 1;
  return Math.min(event.at, Math.max(event.happenedAt + coarse, event.at - lateReport));
}

/** The same thread with everything moved in time: the hub's clock was set. */
export function shifted(thread: Thread, by: Milliseconds): Thread {
  const events = thread.events.map((event) => {
    const moved = { ...event, at: event.at + by };
    return 'happenedAt' in moved && moved.happenedAt !== undefined
      ? { ...moved, happenedAt: moved.happenedAt + by }
      : moved;
  });
  return { ...thread, events };
}
