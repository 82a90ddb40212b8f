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

/** What stands in one log and not in the other, each as often as it does. */
export function unlike(expected: readonly LogEntry[], got: readonly LogEntry[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const entry of expected) counts.set(inWords(entry), (counts.get(inWords(entry)) ?? 0) + 1);
  for (const entry of got) counts.set(inWords(entry), (counts.get(inWords(entry)) ?? 0) - 1);
  return [...counts].flatMap(([words, count]) => {
    if (count === 0) return [];
    return [
      `${count > 0 ? 'missing' : 'not expected'}: ${words}${Math.abs(count) > 1 ? `, ${Math.abs(count)} times` : ''}`,
    ];
  });
}

const inWords = ({ at, kind, severity, change }: LogEntry): string =>
  `${new Date(at).toISOString()} ${change} ${kind} ${severity}`;
