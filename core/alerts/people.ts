import type { Instant, Milliseconds } from '../time/instant.ts';
import type { AlertChange, AlertKind } from './alert.ts';
import type { ConditionState } from './condition.ts';
import type { AlertEvent, Matter, OpenAlert } from './open-alert.ts';
import type { AlertState } from './step.ts';

/** An open alert, and what it is about. */
export interface Found extends Matter {
  readonly open: OpenAlert;
}

/** The alerts that are open, queues before sources. */
export function openAlerts({ queues, sources }: Pick<AlertState, 'queues' | 'sources'>): readonly Found[] {
  return [
    ...Object.entries(queues).flatMap(([queue, { kinds }]) => found(kinds, { queue })),
    ...Object.entries(sources).flatMap(([source, { kinds }]) => found(kinds, { source })),
  ];
}

function found(kinds: { readonly [kind: string]: ConditionState }, subject: Matter['subject']): readonly Found[] {
  return Object.entries(kinds).flatMap(([kind, { open }]) =>
    open === null ? [] : [{ kind: kind as AlertKind, subject, open }],
  );
}

/** What a person asked, and what became of it. */
export interface Heeded {
  readonly state: AlertState;
  readonly events: readonly AlertEvent[];
}

/** Somebody takes it: of two the first one counts. One that is not open any more is nobody's. */
export function acknowledged(state: AlertState, id: string, by: string | null, now: Instant): Heeded {
  const taken = { at: now, by };
  return changed(state, id, 'acknowledged', now, (open) =>
    open.acknowledged === null ? { ...open, acknowledged: taken } : open,
  );
}

/** Nothing is said of it for so long. */
export function snoozed(state: AlertState, id: string, length: Milliseconds, now: Instant): Heeded {
  return changed(state, id, 'snoozed', now, (open) => ({ ...open, snoozedUntil: now + length }));
}

function changed(
  state: AlertState,
  id: string,
  change: AlertChange,
  now: Instant,
  after: (open: OpenAlert) => OpenAlert,
): Heeded {
  const alert = openAlerts(state).find(({ open }) => open.id === id);
  const next = alert && after(alert.open);
  if (alert === undefined || next === alert.open || next === undefined) return { state, events: [] };
  const { kind, subject } = alert;
  const place = subject.queue === undefined ? 'sources' : 'queues';
  const name = subject.queue ?? subject.source;
  const known = state[place][name];
  const before = known?.kinds[kind];
  if (known === undefined || before === undefined) return { state, events: [] };
  // What a snooze ends is looked at then.
  const nextAt = Math.min(known.nextAt ?? Infinity, next.snoozedUntil ?? Infinity);
  const own = { ...known, nextAt: Number.isFinite(nextAt) ? nextAt : null };
  const changedOne = { ...own, kinds: { ...known.kinds, [kind]: { ...before, open: next } } };
  const soonest = Math.min(state.nextAt ?? Infinity, nextAt);
  return {
    state: {
      ...state,
      [place]: { ...state[place], [name]: changedOne },
      nextAt: Number.isFinite(soonest) ? soonest : null,
    },
    events: [
      {
        kind,
        subject,
        at: now,
        id,
        severity: next.severity,
        change,
        ...(change === 'acknowledged' && { by: next.acknowledged?.by ?? null }),
      },
    ],
  };
}
