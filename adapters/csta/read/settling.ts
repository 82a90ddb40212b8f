import { those, withValue } from '#adapters/csta-xml/records';
import type { Fact } from '#core/said/facts';
import type { Instant, Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import { withCall } from './calls.ts';
import { extentOf, followedAsTold } from './followed.ts';
import type { Call, Known, Stay } from './known.ts';
import type { Place, Reading } from './place.ts';
import { asideKey } from './snapshots.ts';

/** After so long the switch has listed what it lists: the answers do not say how many are to come. */
const settledAfter: Milliseconds = 2 * second;

/** A connection began, or the switch says that it lost messages: what was known is to be told again. */
export function unsettled(known: Known, at: Instant): Known {
  return { ...known, connection: known.connection + 1, settling: { since: at, snapshots: 0 }, aside: {} };
}

/** Whether time alone has settled it. */
export function isDue({ settling }: Known, at: Instant): boolean {
  return settling !== null && at - settling.since >= settledAfter;
}

/** Whether each device that is watched was listed. */
export function isListed({ settling, watched, gaps }: Known): boolean {
  const unlisted = Object.values(gaps ?? {}).filter((gap) => gap === 'from-now').length;
  return settling !== null && watched > 0 && settling.snapshots + unlisted >= watched;
}

/**
 * Who was not told of since is gone, and nobody saw how. Of agents without a call it is now known that they have none; and
 * where all was listed, of queues without a caller that nobody waits there. But not of those that are not followed, nor of any where a
 * request was refused and it was not written down which.
 */
export function settled(known: Known, place: Place): Reading {
  const { connection } = known;
  let next: Known = { ...known, settling: null };
  const facts: Fact[] = [];
  const agents = new Set<string>();
  const lines = new Set<string>();
  for (const [id, call] of Object.entries(known.calls)) {
    const kept = seenOf(call, connection);
    if (kept === call) continue;
    for (const [queue, stay] of missing(call.stays, kept.stays)) {
      lines.add(queue);
      next = { ...next, aside: withValue(next.aside, asideKey(id, queue), stay) };
    }
    for (const [agent, phone] of missing(call.phones, kept.phones)) {
      agents.add(agent);
      if (phone.leg !== null) facts.push({ kind: 'leg-ended', ...place.base, id: phone.leg, transferred: false });
    }
    next = withCall(next, id, kept);
  }
  const isComplete = known.refused === 0 || known.watched >= place.queues.length + place.agents.length;
  const isTold = (device: string | undefined): boolean =>
    known.gaps === null ? isComplete : extentOf(known, device) === 'all';
  const listed = isListed(known) ? place.queues.filter((queue) => isTold(place.deviceOf(queue))) : [];
  for (const queue of new Set([...listed, ...lines])) {
    facts.push({ kind: 'waiting-listed', ...place.base, queue, calls: lineOf(next, queue) });
  }
  const followed = followedAsTold(next, isComplete, place);
  return {
    known: followed.known,
    facts: [...facts, ...followed.facts],
    agents: [...new Set([...place.agents.filter(isTold), ...agents])],
  };
}

function seenOf(call: Call, connection: number): Call {
  const stays = those(call.stays, ({ seen }) => seen === connection);
  const phones = those(call.phones, ({ seen }) => seen === connection);
  return stays === call.stays && phones === call.phones ? call : { stays, phones };
}

function missing<Value>(
  before: { readonly [key: string]: Value },
  after: { readonly [key: string]: Value },
): readonly (readonly [string, Value])[] {
  return Object.entries(before).filter(([key]) => !Object.hasOwn(after, key));
}

function lineOf({ calls }: Known, queue: string): readonly string[] {
  const stays = Object.values(calls).map((call): Stay | undefined => call.stays[queue]);
  return stays.flatMap((stay) => stay?.passage ?? []);
}
