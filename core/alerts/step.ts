import type { Instant, Milliseconds } from '../time/instant.ts';
import type { Condition } from './alert.ts';
import { conditions } from './alert.ts';
import type { ConditionState, Judging } from './condition.ts';
import { judged, shiftedCondition, unlooked } from './condition.ts';
import type { AlertEvent, Matter } from './open-alert.ts';
import { openAlerts } from './people.ts';
import type { AlertRules, QueueAlertRules, SourceAlertRules } from './rules.ts';
import { lookAt, nothing } from './severity.ts';
import type { QueueSight, Sights } from './sight.ts';

/** What is known of the alerts of one queue, or of one source: by kind. */
interface SubjectState {
  readonly kinds: { readonly [kind in Condition | 'source']?: ConditionState };
  /** What it was judged by the last time; a source: whether it failed. */
  readonly seen: QueueSight | boolean | null;
  readonly nextAt: Instant | null;
}

/** All that the alerts know, from one step to the next: a value, of plain JSON. */
export interface AlertState {
  /** The instant of the last step; `null` before the first. */
  readonly at: Instant | null;
  readonly queues: { readonly [queue: string]: SubjectState };
  readonly sources: { readonly [source: string]: SubjectState };
  /** When to ask next if nothing changes; `null`: never. */
  readonly nextAt: Instant | null;
}

export const noAlerts: AlertState = { at: null, queues: {}, sources: {}, nextAt: null };

/** After a step: what became of the alerts by it, in order of time, and when the next one is due if nothing is seen. */
export interface Stepped {
  readonly state: AlertState;
  readonly events: readonly AlertEvent[];
  /** `Infinity`: time alone changes nothing any more. */
  readonly nextAt: Instant;
}

/**
 * The alerts at `now`, at which just this is seen. What time has done since the last step with what was seen then comes
 * first, each at its own moment, so that it does not matter how often or how late anybody asks. What was seen at `now` is
 * judged as one, whatever was seen at that very instant before: of one instant ask once, with all of it.
 */
export function step(before: AlertState, sights: Sights, rules: AlertRules, now: Instant): Stepped {
  const events: AlertEvent[] = [];
  let state = before;
  for (let at = state.nextAt; at !== null && at < now; at = state.nextAt)
    state = judgeAll(state, null, rules, at, events);
  state = judgeAll(state, sights, rules, now, events);
  return { state, events, nextAt: state.nextAt ?? Infinity };
}

/** The same where nobody looked since the last step: what lasted has lasted, and nothing of it happened before `now`. */
export function resumed(before: AlertState, sights: Sights, rules: AlertRules, now: Instant): Stepped {
  return step({ ...before, nextAt: null }, sights, rules, now);
}

/** `sights` `null`: what each was judged by the last time still stands. */
function judgeAll(
  before: AlertState,
  sights: Sights | null,
  rules: AlertRules,
  now: Instant,
  events: AlertEvent[],
): AlertState {
  let next = Infinity;
  const noticing = (known: SubjectState): SubjectState => {
    next = Math.min(next, known.nextAt ?? Infinity);
    return known;
  };
  const queues: Record<string, SubjectState> = {};
  for (const each of rules.queues) {
    const known = before.queues[each.queue];
    const seen =
      sights === null ? ((known?.seen as QueueSight | null | undefined) ?? null) : (sights.queues[each.queue] ?? null);
    queues[each.queue] = noticing(isAsBefore(known, seen, now) ? known : judgeQueue(known, seen, each, now, events));
  }
  const sources: Record<string, SubjectState> = {};
  for (const each of rules.sources) {
    const known = before.sources[each.source];
    const seen = sights === null ? known?.seen === true : sights.failing.has(each.source);
    sources[each.source] = noticing(isAsBefore(known, seen, now) ? known : judgeSource(known, seen, each, now, events));
  }
  const removed = { queues: without(before.queues, queues), sources: without(before.sources, sources) };
  for (const { kind, subject, open } of openAlerts(removed)) {
    events.push({ kind, subject, at: now, id: open.id, severity: open.severity, change: 'cleared' });
  }
  return { at: now, queues, sources, nextAt: Number.isFinite(next) ? next : null };
}

/** What is not configured any more: what was open of it is over. */
function without(before: AlertState['queues'], after: AlertState['queues']): AlertState['queues'] {
  return Object.fromEntries(Object.entries(before).filter(([name]) => !Object.hasOwn(after, name)));
}

function isAsBefore(known: SubjectState | undefined, seen: SubjectState['seen'], now: Instant): known is SubjectState {
  return known !== undefined && known.seen === seen && now < (known.nextAt ?? Infinity);
}

function judgeQueue(
  before: SubjectState | undefined,
  seen: QueueSight | null,
  { queue, limits, timing, open, quiet }: QueueAlertRules,
  now: Instant,
  events: AlertEvent[],
): SubjectState {
  const hours = open(now);
  const judging: Judging = { timing, isOpen: hours.isIn, isQuiet: quiet(now).isIn, now };
  const kinds: { [kind in Condition]?: ConditionState } = {};
  let nextAt = hours.until;
  for (const kind of conditions) {
    const known = before?.kinds[kind] ?? unlooked;
    const limit = limits[kind];
    // A condition that is watched no more is no more.
    if (limit === undefined && known === unlooked) continue;
    const look = seen === null || limit === undefined ? nothing : lookAt(kind, seen, limit, now, known.lastsSince);
    const after = judged(known, look, { kind, subject: { queue } }, judging);
    kinds[kind] = after.state;
    events.push(...after.events);
    nextAt = Math.min(nextAt, after.nextAt);
  }
  return { kinds, seen, nextAt: Number.isFinite(nextAt) ? nextAt : null };
}

function judgeSource(
  before: SubjectState | undefined,
  isFailing: boolean,
  { source, timing, quiet }: SourceAlertRules,
  now: Instant,
  events: AlertEvent[],
): SubjectState {
  const matter: Matter = { kind: 'source', subject: { source } };
  const judging: Judging = { timing, isOpen: true, isQuiet: quiet(now).isIn, now };
  const look = { ...nothing, severity: isFailing ? ('critical' as const) : null };
  const { state, events: own, nextAt } = judged(before?.kinds.source ?? unlooked, look, matter, judging);
  events.push(...own);
  return { kinds: { source: state }, seen: isFailing, nextAt: Number.isFinite(nextAt) ? nextAt : null };
}

/** The alerts after the clock was set by so much. */
export function shiftedAlerts({ at, queues, sources, nextAt }: AlertState, by: Milliseconds): AlertState {
  const moved = (instant: Instant | null) => (instant === null ? null : instant + by);
  const all = (subjects: AlertState['queues']) =>
    mapped(subjects, ({ kinds, seen, nextAt: next }) => ({
      kinds: mapped(kinds as { readonly [kind: string]: ConditionState }, (known) => shiftedCondition(known, by)),
      seen,
      nextAt: moved(next),
    }));
  return { at: moved(at), queues: all(queues), sources: all(sources), nextAt: moved(nextAt) };
}

function mapped<Value>(
  values: { readonly [name: string]: Value },
  change: (value: Value) => Value,
): { readonly [name: string]: Value } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
