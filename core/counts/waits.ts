import { Map as PersistentMap } from 'immutable';
import type { PassageChange } from '../calls/changes.ts';
import type { Passage } from '../calls/passage.ts';
import { waited } from '../calls/passage.ts';
import { second } from '../time/instant.ts';

/**
 * How long the answered and the lost of one queue and day waited: how many calls each whole second has. A maximum alone
 * could not be taken back when a call is put right. A day has no more entries than seconds, and no more than calls.
 */
export interface Waits {
  /** By the wait in seconds, as the board rounds it. */
  readonly calls: PersistentMap<number, number>;
  /** In seconds; `null` where nobody has been answered or lost yet. */
  readonly longest: number | null;
  /** Of these calls: they waited for longer than is known. */
  readonly atLeast: number;
}

export const noWaits: Waits = { calls: PersistentMap(), longest: null, atLeast: 0 };

/** The waits after a passage changed. */
export function waitsAfter(waits: Waits, change: PassageChange): Waits {
  const [before, after] = [overOrNull(change.before), overOrNull(change.after)];
  // Nearly every change of a call that is over is the end of its talk.
  if (before !== null && after !== null && sameWait(before, after)) return waits;
  const left = before === null ? waits : without(waits, before);
  return after === null ? left : withOne(left, after);
}

function overOrNull(passage: Passage | null): Passage | null {
  return passage?.class === 'answered' || passage?.class === 'abandoned' ? passage : null;
}

function sameWait(a: Passage, b: Passage): boolean {
  return secondsOf(a) === secondsOf(b) && a.atLeast === b.atLeast;
}

function secondsOf(passage: Passage): number {
  return Math.round(waited(passage, passage.entry) / second);
}

function withOne({ calls, longest, atLeast }: Waits, passage: Passage): Waits {
  const seconds = secondsOf(passage);
  return {
    calls: calls.set(seconds, (calls.get(seconds) ?? 0) + 1),
    longest: Math.max(longest ?? 0, seconds),
    atLeast: atLeast + Number(passage.atLeast),
  };
}

function without({ calls, longest, atLeast }: Waits, passage: Passage): Waits {
  const seconds = secondsOf(passage);
  const rest = (calls.get(seconds) ?? 0) - 1;
  const others = rest === 0 ? calls.delete(seconds) : calls.set(seconds, rest);
  return {
    calls: others,
    longest: rest === 0 && seconds === longest ? (others.keySeq().max() ?? null) : longest,
    atLeast: atLeast - Number(passage.atLeast),
  };
}
