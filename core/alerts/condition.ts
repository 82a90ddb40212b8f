import type { Instant, Milliseconds } from '../time/instant.ts';
import type { AlertChange, Severity } from './alert.ts';
import type { Latch, Leave } from './latch.ts';
import { latched, off, switchesAt } from './latch.ts';
import type { AlertEvent, Matter, OpenAlert } from './open-alert.ts';
import { alertId } from './open-alert.ts';
import type { Timing } from './rules.ts';
import type { Look } from './severity.ts';

/** What is known of one condition of one queue, or of one source. Plain JSON. */
export interface ConditionState {
  readonly lastsSince: Instant | null;
  readonly warning: Latch;
  readonly critical: Latch;
  readonly open: OpenAlert | null;
}

export const unlooked: ConditionState = { lastsSince: null, warning: off, critical: off, open: null };

/** What a look at a condition is judged by. */
export interface Judging {
  readonly timing: Timing;
  readonly isOpen: boolean;
  readonly isQuiet: boolean;
  readonly now: Instant;
}

/** The condition after a look, what became of its alert, and when it is to be looked at next if nothing changes. */
export interface Judged {
  readonly state: ConditionState;
  readonly events: readonly AlertEvent[];
  readonly nextAt: Instant;
}

export function judged(before: ConditionState, look: Look, matter: Matter, judging: Judging): Judged {
  const { timing, isOpen, now } = judging;
  const leave: Leave = { isStale: look.isStale, isOpen };
  const warning = latched(before.warning, look.severity !== null, leave, timing, now);
  const critical = latched(before.critical, look.severity === 'critical', leave, timing, now);
  const severity = critical.isOn ? 'critical' : warning.isOn ? 'warning' : null;
  const changed = becoming(before.open, severity, { warning, critical }, matter, now);
  const said = saying(changed.open, judging);
  const changes: readonly AlertChange[] = [...changed.changes, ...(said.isSaid ? (['said'] as const) : [])];
  const alert = said.open ?? before.open;
  const state = { lastsSince: look.lastsSince, warning, critical, open: said.open };
  return {
    state,
    events:
      alert === null
        ? []
        : changes.map((change) => ({ ...matter, at: now, id: alert.id, severity: alert.severity, change })),
    nextAt: Math.min(
      look.worseAt,
      switchesAt(warning, leave, timing),
      switchesAt(critical, leave, timing),
      said.open?.sayAt ?? Infinity,
      said.open?.snoozedUntil ?? Infinity,
    ),
  };
}

interface Becoming {
  readonly open: OpenAlert | null;
  readonly changes: readonly AlertChange[];
}

function becoming(
  open: OpenAlert | null,
  severity: Severity | null,
  latches: { readonly [severity in Severity]: Latch },
  matter: Matter,
  now: Instant,
): Becoming {
  if (severity === null) return { open: null, changes: open === null ? [] : ['cleared'] };
  const { isHeld, since: heldSince } = latches[severity];
  if (open === null) {
    const raised = { id: alertId(matter, now), severity, since: heldSince ?? now, raisedAt: now };
    return { open: { ...raised, acknowledged: null, snoozedUntil: null, sayAt: now }, changes: ['raised'] };
  }
  if (severity === open.severity) return { open, changes: [] };
  // It may be just now that the lower one does not hold any more either.
  const since = isHeld ? (heldSince ?? now) : open.since;
  if (severity === 'warning') return { open: { ...open, severity, since }, changes: ['down'] };
  // It is worse than what somebody took: it is said again, and to be taken again.
  return { open: { ...open, severity, since, acknowledged: null, sayAt: now }, changes: ['up'] };
}

/** Whether it is said now, and when it is time for that again. The time passes also while nobody may be told. */
function saying(
  open: OpenAlert | null,
  { timing, isQuiet, now }: Judging,
): { readonly open: OpenAlert | null; readonly isSaid: boolean } {
  if (open === null) return { open, isSaid: false };
  const isSnoozed = open.snoozedUntil !== null && open.snoozedUntil > now;
  const snoozedUntil = isSnoozed ? open.snoozedUntil : null;
  if (now < open.sayAt) return { open: { ...open, snoozedUntil }, isSaid: false };
  const sayAt = open.sayAt + (Math.floor((now - open.sayAt) / timing.again) + 1) * timing.again;
  return { open: { ...open, snoozedUntil, sayAt }, isSaid: !isQuiet && !isSnoozed && open.acknowledged === null };
}

/** The same after the clock was set: what lasts has lasted for as long as before. */
export function shiftedCondition(state: ConditionState, by: Milliseconds): ConditionState {
  const { lastsSince, warning, critical, open } = state;
  const moved = (at: Instant | null) => (at === null ? null : at + by);
  return {
    lastsSince: moved(lastsSince),
    warning: { ...warning, since: moved(warning.since) },
    critical: { ...critical, since: moved(critical.since) },
    open: open && {
      ...open,
      since: open.since + by,
      raisedAt: open.raisedAt + by,
      acknowledged: open.acknowledged && { ...open.acknowledged, at: open.acknowledged.at + by },
      snoozedUntil: moved(open.snoozedUntil),
      sayAt: open.sayAt + by,
    },
  };
}
