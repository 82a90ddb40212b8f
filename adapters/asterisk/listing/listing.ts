import { NotUnderstood } from '#adapters/adapter';
import type { Instant } from '#core/time/instant';
import { countOf, needed, textOf } from '../message.ts';
import type { Fields } from '../message.ts';
import type { Known, Listing } from '../read/known.ts';
import { most } from '../read/known.ts';
import { tooManyMembers, tooManyWaiting } from '../sentences.ts';
import { isSame, listedMember } from '../members/members.ts';
import type { Telling } from '../read/reading.ts';
import { newest } from '../read/reading.ts';

/**
 * An answer to QueueStatus: QueueParams, then QueueMember and QueueEntry, for each queue, and QueueStatusComplete, all with
 * the ActionID of the question. Events of what happens meanwhile come in between. It may be of some queues only.
 */
function idOf(fields: Fields): string {
  return textOf(fields, 'actionid') ?? '';
}

/** An answer begins, to whatever question: what is left of an earlier one of that name never came to its end. */
export function begun(known: Known, fields: Fields): Known {
  return { ...known, listings: known.listings.filter(({ id }) => id !== idOf(fields)) };
}

/** QueueParams: the queue is among those that the answer tells of. */
export function paramsTold(known: Known, { at, fields, queue }: Telling): Known {
  const listing = listingOf(known, fields, at);
  const told = {
    queue,
    completed: countOf(fields, 'completed') ?? null,
    abandoned: countOf(fields, 'abandoned') ?? null,
  };
  return withListing(known, {
    ...listing,
    queues: [...listing.queues.filter((other) => other.queue !== queue), told],
  });
}

/** QueueMember. @throws NotUnderstood where there are more than can be */
export function memberListed(known: Known, { at, fields, queue }: Telling): Known {
  const listing = listingOf(known, fields, at);
  const listed = listedMember(fields, queue);
  const members = listing.members.filter((other) => !isSame(other, listed));
  if (members.length >= most.members) throw new NotUnderstood(tooManyMembers(most.members));
  return withListing(known, { ...listing, members: [...members, listed] });
}

/** QueueEntry: one who waits, for so many whole seconds. @throws NotUnderstood where more wait than can be */
export function callerListed(known: Known, { at, fields, queue }: Telling): Known {
  const listing = listingOf(known, fields, at);
  const uniqueid = needed(fields, 'Uniqueid');
  const entries = listing.entries.filter((other) => other.queue !== queue || other.uniqueid !== uniqueid);
  if (entries.length >= most.waiting) throw new NotUnderstood(tooManyWaiting(most.waiting));
  const entry = { queue, uniqueid, at, waitSeconds: countOf(fields, 'wait') ?? null };
  return withListing(known, { ...listing, entries: [...entries, entry] });
}

/** The answer that is complete now, and what is known without it. */
export function ended(known: Known, fields: Fields, at: Instant): { readonly known: Known; readonly listing: Listing } {
  const listing = listingOf(known, fields, at);
  return { known: { ...known, listings: known.listings.filter(({ id }) => id !== listing.id) }, listing };
}

function emptyListing(id: string, startedAt: Instant): Listing {
  return { id, startedAt, queues: [], members: [], entries: [] };
}

function listingOf({ listings }: Known, fields: Fields, at: Instant): Listing {
  const id = idOf(fields);
  return listings.find((listing) => listing.id === id) ?? emptyListing(id, at);
}

function withListing(known: Known, listing: Listing): Known {
  const others = known.listings.filter(({ id }) => id !== listing.id);
  return { ...known, listings: newest([...others, listing], most.listings) };
}
