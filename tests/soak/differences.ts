import type { Milliseconds } from '#core/time/instant';
import type { LogEntry } from './alert-seconds.ts';

/** The names whose values are not the same, with both; empty where all are. Numbers that are none (`NaN`) are wrong. */
export function differing<Figures extends object>(expected: Figures, got: Figures): readonly string[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const other = (got as Record<string, unknown>)[name];
    return JSON.stringify(value) === JSON.stringify(other) && !Number.isNaN(other)
      ? []
      : [`${name}: ${JSON.stringify(value)} became ${String(JSON.stringify(other))}`];
  });
}

/**
 * What stands in one log and not in the other, each as often as it does. `within`: two entries less than so far apart are the
 * same one.
 */
export function unlike(
  expected: readonly LogEntry[],
  got: readonly LogEntry[],
  within: Milliseconds = 1,
): readonly string[] {
  const rest = [...got];
  const missing = expected.filter((entry) => {
    const place = rest.findIndex((other) => isSame(entry, other) && Math.abs(other.at - entry.at) < within);
    if (place >= 0) rest.splice(place, 1);
    return place < 0;
  });
  return [
    ...missing.map((entry) => `missing: ${inWords(entry)}`),
    ...rest.map((entry) => `not expected: ${inWords(entry)}`),
  ];
}

const isSame = (one: LogEntry, other: LogEntry): boolean =>
  one.kind === other.kind && one.severity === other.severity && one.change === other.change;

const inWords = ({ at, kind, severity, change }: LogEntry): string =>
  `${new Date(at).toISOString()} ${change} ${kind} ${severity}`;
