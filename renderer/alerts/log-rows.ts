import type { AlertEntry, AlertLog } from '#core/alerts/alert';

/** One alert of the log, with all that became of it. */
export interface LogRow {
  readonly id: string;
  readonly kind: AlertEntry['kind'];
  readonly queue?: string | undefined;
  readonly source?: string | undefined;
  /** The worst that it was. */
  readonly severity: AlertEntry['severity'];
  /** Milliseconds. */
  readonly from: number;
  /** `null`: it is open still. */
  readonly until: number | null;
  readonly taken: { readonly at: number; readonly by: string | null } | null;
  readonly entries: readonly AlertEntry[];
}

/** The log by alert, the newest first. One that began before the log does has what is left of it. */
export function rowsOf({ entries, takenBy }: AlertLog): readonly LogRow[] {
  const byAlert = new Map<string, AlertEntry[]>();
  for (const entry of entries) {
    const known = byAlert.get(entry.id);
    if (known === undefined) byAlert.set(entry.id, [entry]);
    else known.push(entry);
  }
  const rows = [...byAlert.values()].flatMap((own): readonly LogRow[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { id, kind, queue, source } = first;
    const ended = own.find(({ change }) => change === 'cleared');
    const taken = own.find(({ change }) => change === 'acknowledged');
    return [
      {
        id,
        kind,
        queue,
        source,
        severity: own.some(({ severity }) => severity === 'critical') ? 'critical' : 'warning',
        from: Date.parse(first.at),
        until: ended === undefined ? null : Date.parse(ended.at),
        taken: taken === undefined ? null : { at: Date.parse(taken.at), by: takenBy[id] ?? null },
        entries: own,
      },
    ];
  });
  return rows.toSorted((one, other) => other.from - one.from);
}

/** What somebody wants to see of it. */
export interface LogFilter {
  readonly range: 'today' | 'week' | 'all';
  /** A queue's or a source's id; empty: all. */
  readonly place: string;
  readonly onlyCritical: boolean;
}

export const everything: LogFilter = { range: 'today', place: '', onlyCritical: false };

export function filtered(rows: readonly LogRow[], { place, onlyCritical }: LogFilter): readonly LogRow[] {
  return rows.filter(
    ({ queue, source, severity }) =>
      (place === '' || (queue ?? source) === place) && (!onlyCritical || severity === 'critical'),
  );
}

const day = 86_400_000;

/** From when on that is: ISO 8601 without a zone, which the hub reads in its own; `undefined`: all. */
export function startOf(range: LogFilter['range'], now: number, timeZone: string): string | undefined {
  if (range === 'all') return undefined;
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(range === 'today' ? now : now - 6 * day);
  return `${date}T00:00:00`;
}
