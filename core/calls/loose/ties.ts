import type { LegEnded, LegStart } from '../../said/facts.ts';
import type { Thread, ThreadEvent } from './thread.ts';
import { isLegStart } from './thread.ts';

/**
 * An agent may send a caller on through a call of his own: he consults somebody, or goes into a queue, and then joins the two.
 * Until then that call's events go by its id, and afterwards by the caller's. The end of his call names the caller's
 * (document 004), and ties the two.
 */
type Names = ReadonlyMap<string, string>;

/** The same thread, every call in it by the caller's id. `via` keeps the id by which something was told. */
export function byCallersId(thread: Thread): Thread {
  const names = namesIn(thread);
  return names.size === 0 ? thread : { ...thread, events: thread.events.map((event) => named(event, names)) };
}

function namesIn({ events }: Thread): Names {
  const names = new Map<string, string>();
  for (const event of events) {
    if (event.kind !== 'leg-ended' || event.transferredCall === undefined) continue;
    const call = rootOf(callOfLeg(events, event.transferredCall), names);
    if (call !== event.id && isCall(events, event.id, call)) names.set(event.id, call);
  }
  return names;
}

/** What is named may be the agent's own part of the call. */
function callOfLeg(events: readonly ThreadEvent[], id: string): string {
  const start = events.find((event) => isLegStart(event) && event.leg === id && event.linked !== undefined);
  return start !== undefined && isLegStart(start) && !isQueued(events, id) ? (start.linked ?? id) : id;
}

/** Whether an id is that of a call, and not of one agent's part of the call that it is tied to. */
function isCall(events: readonly ThreadEvent[], id: string, call: string): boolean {
  if (events.some((event) => isLegStart(event) && event.leg === id && event.linked === call)) return false;
  return (
    isQueued(events, id) ||
    events.some((event) => isLegStart(event) && (event.linked === id || (event.leg === id && isOwnCall(event))))
  );
}

function isQueued(events: readonly ThreadEvent[], id: string): boolean {
  return events.some((event) => event.kind === 'call-queued' && event.call === id);
}

function isOwnCall({ kind, linked }: LegStart): boolean {
  return kind === 'leg-dialled' && linked === undefined;
}

function rootOf(id: string, names: Names): string {
  let root = id;
  for (let next = names.get(root); next !== undefined && next !== id; next = names.get(root)) root = next;
  return root;
}

function named(event: ThreadEvent, names: Names): ThreadEvent {
  switch (event.kind) {
    case 'call-queued':
    case 'call-left':
    case 'presumed-gone': {
      const call = rootOf(event.call, names);
      return call === event.call ? event : { ...event, call, via: event.call };
    }
    case 'leg-ringing':
    case 'leg-answered':
    case 'leg-dialled':
      return namedStart(event, names);
    case 'leg-ended':
      return namedEnd(event, names);
    case 'presumed-free':
      return event;
  }
}

function namedStart(event: LegStart, names: Names): LegStart & { readonly via?: string } {
  const { leg, linked } = event;
  if (linked !== undefined && names.has(linked)) return { ...event, linked: rootOf(linked, names), via: linked };
  if (!names.has(leg)) return event;
  // His own call is a part of the caller's now; phones that rang by its id ring for the caller.
  const root = rootOf(leg, names);
  return isOwnCall(event) ? { ...event, linked: root, via: leg } : { ...event, leg: root, via: leg };
}

function namedEnd(event: LegEnded, names: Names): LegEnded & { readonly call?: string } {
  return names.has(event.id) ? { ...event, call: rootOf(event.id, names) } : event;
}
