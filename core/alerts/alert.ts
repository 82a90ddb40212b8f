/** What a queue can alert on, each with limits of its own. */
export const conditions = ['longestWaitSeconds', 'callsWaiting', 'nobodyReady', 'answerRate', 'serviceLevel'] as const;

export type Condition = (typeof conditions)[number];

/** A condition of a queue, or that a source is silent or cannot be reached. */
export type AlertKind = Condition | 'source';

export type Severity = 'warning' | 'critical';

/** What an alert is about: one queue or one source, by its id. */
export type AlertSubject =
  { readonly queue: string; readonly source?: never } | { readonly source: string; readonly queue?: never };

/** Who takes care of it. `by`: as he called himself, `null` where he did not. Instants are ISO 8601 in the configured zone. */
export interface Acknowledged {
  readonly at: string;
  readonly by: string | null;
}

/** An alert that is open now. One a queue and condition, never two. Instants are ISO 8601 in the configured zone. */
export type Alert = AlertSubject & {
  /** Of letters, digits, `-` and `_`: it can stand in an address. */
  readonly id: string;
  readonly kind: AlertKind;
  readonly severity: Severity;
  /** Since when the condition has had this severity, which is somewhat before it was raised for it. */
  readonly since: string;
  readonly raisedAt: string;
  readonly acknowledged: Acknowledged | null;
  /** Until then nothing is said of it; `null`: nobody asked for that. */
  readonly snoozedUntil: string | null;
};

/** All alerts that are open at that moment, queues before sources, in configured order. */
export interface AlertsReport {
  readonly at: string;
  readonly alerts: readonly Alert[];
}

/**
 * What became of an alert. `said`: a person is told now, by toast, sound or message: when it is raised, when it goes up, and
 * again and again while it is open, but for quiet hours, and not while somebody takes care of it or has snoozed it.
 */
export type AlertChange = 'raised' | 'up' | 'down' | 'cleared' | 'said' | 'acknowledged' | 'snoozed';

/** One line of the log. `severity`: the one after the change; of `cleared` the one that was. */
export type AlertEntry = AlertSubject & {
  readonly at: string;
  readonly id: string;
  readonly kind: AlertKind;
  readonly severity: Severity;
  readonly change: AlertChange;
};

/** The log of a time. */
export interface AlertLog {
  readonly entries: readonly AlertEntry[];
  /** By alert: who took it, where he said who he is. */
  readonly takenBy: { readonly [id: string]: string };
}
