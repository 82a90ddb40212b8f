import type { Instant } from '../time/instant.ts';
import type { Timing } from './rules.ts';

/** One severity of one condition: it switches on once it has held for long enough, and off once it has not for long enough. */
export interface Latch {
  readonly isOn: boolean;
  /** The condition has this severity, or a higher one. */
  readonly isHeld: boolean;
  /** Since when it has, or has not, without a break; `null`: as long as anybody has looked. */
  readonly since: Instant | null;
}

export const off: Latch = { isOn: false, isHeld: false, since: null };

/** What may happen now. A stale figure lets nothing happen; nothing is raised while nobody is there. */
export interface Leave {
  readonly isStale: boolean;
  readonly isOpen: boolean;
}

/** The latch after a look at the condition. */
export function latched(latch: Latch, isHeld: boolean, leave: Leave, timing: Timing, now: Instant): Latch {
  const since = isHeld === latch.isHeld ? latch.since : now;
  const isOn = isOnAfter({ ...latch, isHeld, since }, leave, timing, now);
  if (isOn === latch.isOn && isHeld === latch.isHeld) return latch;
  return { isOn, isHeld, since };
}

function isOnAfter(latch: Latch, { isStale, isOpen }: Leave, timing: Timing, now: Instant): boolean {
  if (!isOpen) return false;
  return isStale || now < dueOf(latch, timing) ? latch.isOn : latch.isHeld;
}

/** When it switches if nothing changes. */
export function switchesAt(latch: Latch, { isStale, isOpen }: Leave, timing: Timing): Instant {
  return isStale || !isOpen || latch.isOn === latch.isHeld ? Infinity : dueOf(latch, timing);
}

function dueOf({ isHeld, since }: Latch, { hold, clear }: Timing): Instant {
  return (since ?? -Infinity) + (isHeld ? hold : clear);
}
