import { deviceKey } from '#adapters/csta-xml/devices';
import { valueAt, withoutKey, withValue } from '#adapters/csta-xml/records';
import type { XmlElement } from '#adapters/xml';
import type { Fact, FollowedExtent } from '#core/said/facts';
import { gapsIn } from '../gaps.ts';
import type { Known } from './known.ts';
import type { Place, Reading } from './place.ts';
import { both, nothingNew } from './place.ts';

/** What our own talk with the switch wrote down of devices that it does not tell of. */
export function gapsKnown(known: Known, root: XmlElement, place: Place): Reading {
  const next: Known = { ...known, gaps: Object.fromEntries(gapsIn(root)) };
  return place.queues.reduce(
    (all, queue) => both(all, (each) => following(each, queue, extentOf(each, place.deviceOf(queue)), place)),
    nothingNew(next),
  );
}

/** How far a device is followed, as far as that was written down. */
export function extentOf({ gaps }: Known, device: string | undefined): FollowedExtent {
  return (device === undefined ? undefined : valueAt(gaps ?? {}, deviceKey(device))) ?? 'all';
}

/**
 * Where nothing was written down, a refusal may have been that of any device that is not watched: a queue that nothing was told
 * of yet may be it.
 */
export function followedAsTold(known: Known, isComplete: boolean, place: Place): Reading {
  if (known.gaps !== null) return nothingNew(known);
  return place.queues.reduce((all, queue) => {
    return both(all, (next) => {
      const extent = isComplete ? 'all' : isTold(next, queue) ? 'from-now' : 'nothing';
      return following(next, queue, extent, place);
    });
  }, nothingNew(known));
}

/** Somebody enters a queue of which it was not known whether it is followed: it is. */
export function isFollowed(known: Known, queue: string, place: Place): Reading {
  const isDoubted = known.gaps === null && valueAt(known.followed, queue)?.extent === 'nothing';
  return isDoubted ? following(known, queue, 'from-now', place) : nothingNew(known);
}

function isTold({ calls, connection }: Known, queue: string): boolean {
  return Object.values(calls).some((call) => valueAt(call.stays, queue)?.seen === connection);
}

function following(known: Known, queue: string, extent: FollowedExtent, { at, base }: Place): Reading {
  const before = valueAt(known.followed, queue);
  if ((before?.extent ?? 'all') === extent) return nothingNew(known);
  const others = withoutKey(known.followed, queue);
  const followed = extent === 'all' ? others : withValue(others, queue, { extent, since: at });
  const facts: Fact[] = [{ kind: 'queue-followed', ...base, queue, extent }];
  // What went by until now nobody was told.
  if (before?.extent === 'nothing') {
    facts.push({ kind: 'calls-missed', ...base, queue, from: before.since, answered: null, abandoned: null });
  }
  return { known: { ...known, followed }, facts, agents: [] };
}
