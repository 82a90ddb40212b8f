import type { Instant } from '../time/instant.ts';
import { isoOrNull, toIso } from '../time/zone.ts';
import type { Alert, AlertChange, AlertEntry, AlertKind, AlertSubject, Severity } from './alert.ts';

/** An alert while it is open. */
export interface OpenAlert {
  readonly id: string;
  readonly severity: Severity;
  readonly since: Instant;
  readonly raisedAt: Instant;
  readonly acknowledged: { readonly at: Instant; readonly by: string | null } | null;
  readonly snoozedUntil: Instant | null;
  /** When it is time to say it again, whether or not anybody may be told then. */
  readonly sayAt: Instant;
}

/** What an alert is about, and in which respect. */
export interface Matter {
  readonly kind: AlertKind;
  readonly subject: AlertSubject;
}

/** What became of an alert, when. */
export interface AlertEvent extends Matter {
  readonly at: Instant;
  readonly id: string;
  readonly severity: Severity;
  readonly change: AlertChange;
  /** Of one who took it: how he calls himself. */
  readonly by?: string | null;
}

/**
 * The id of an alert that is raised then: the same wherever it is reckoned, of letters, digits, `-` and `_` alone. Other
 * characters of a queue's id stand as their number between two `_`.
 */
export function alertId({ kind, subject }: Matter, raisedAt: Instant): string {
  const name = subject.queue ?? subject.source;
  const plain = Array.from(name, (each) =>
    /[A-Za-z0-9-]/.test(each) ? each : `_${(each.codePointAt(0) ?? 0).toString(36)}_`,
  );
  return `${kind}-${plain.join('')}-${raisedAt.toString(36)}`;
}

/** As programs and screens see it. */
export function asAlert({ kind, subject }: Matter, open: OpenAlert, now: Instant, timeZone: string): Alert {
  const { id, severity, since, raisedAt, acknowledged, snoozedUntil } = open;
  return {
    id,
    kind,
    ...subject,
    severity,
    since: toIso(since, timeZone),
    raisedAt: toIso(raisedAt, timeZone),
    acknowledged: acknowledged && { at: toIso(acknowledged.at, timeZone), by: acknowledged.by },
    snoozedUntil: isoOrNull(snoozedUntil !== null && snoozedUntil > now ? snoozedUntil : null, timeZone),
  };
}

/** As it stands in the log. */
export function asEntry({ at, id, kind, subject, severity, change }: AlertEvent, timeZone: string): AlertEntry {
  return { at: toIso(at, timeZone), id, kind, ...subject, severity, change };
}
