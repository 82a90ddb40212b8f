import type { ActiveLeg, Passage } from './passage.ts';
import { samePassage } from './passage.ts';

/** What became of one passage. `null` before: it is new; after: it is in no class any more. */
export interface PassageChange {
  readonly before: Passage | null;
  readonly after: Passage | null;
}

/** What one fact, or the passing of time, did to one call: its passages, and the phones that were in use for it and are. */
export interface Step {
  readonly changes: readonly PassageChange[];
  readonly before: readonly ActiveLeg[];
  readonly after: readonly ActiveLeg[];
}

/** What became of each passage that is not as it was. One whose entry was put right is known by its call and queue. */
export function changesBetween(before: readonly Passage[], after: readonly Passage[]): readonly PassageChange[] {
  const [known, passage] = [before[0], after[0]];
  if (known === undefined) return after.map((each) => ({ before: null, after: each }));
  // Nearly every call is of one passage.
  if (passage !== undefined && before.length === 1 && after.length === 1 && isSameStay(known, passage)) {
    return samePassage(known, passage) ? [] : [{ before: known, after: passage }];
  }
  return pairs(before, after);
}

function isSameStay(a: Passage, b: Passage): boolean {
  return a.call === b.call && a.queue === b.queue;
}

function pairs(before: readonly Passage[], after: readonly Passage[]): readonly PassageChange[] {
  const rest = [...before];
  const take = (isIt: (known: Passage) => boolean): Passage | undefined => {
    const place = rest.findIndex(isIt);
    return place === -1 ? undefined : rest.splice(place, 1)[0];
  };
  const changes = after
    .map((passage) => ({
      passage,
      known: take((other) => isSameStay(other, passage) && other.entry === passage.entry),
    }))
    .map(({ passage, known }) => ({
      before: known ?? take((other) => isSameStay(other, passage)) ?? null,
      after: passage,
    }))
    .filter((pair) => pair.before === null || !samePassage(pair.before, pair.after));
  return rest.length === 0 ? changes : [...changes, ...rest.map((passage) => ({ before: passage, after: null }))];
}

/** What two things did, one after the other, each passage from what it was before both to what it is after both. */
export function chained(first: readonly PassageChange[], then: readonly PassageChange[]): readonly PassageChange[] {
  const earlier = new Set(first);
  const merged = then.map((change) => {
    const known = change.before === null ? undefined : first.find(({ after }) => after === change.before);
    if (known !== undefined) earlier.delete(known);
    return known === undefined ? change : { before: known.before, after: change.after };
  });
  return [...earlier, ...merged];
}
