import type { QueuePart } from './part.ts';

/** More of those who wait are told by their number alone. */
const mostNamed = 1_000;

/** Who waits in all queues together, the oldest first; `null`: of no queue it is known. */
export function lineTogether(parts: readonly QueuePart[]): readonly string[] | null {
  const lines = parts.flatMap(({ queue: { waitingSince }, entries }) =>
    waitingSince === null ? [] : [{ waitingSince, entries, next: 0 }],
  );
  if (lines.length === 0) return null;
  const together: string[] = [];
  while (together.length < mostNamed) {
    const first = lines.reduce<(typeof lines)[number] | undefined>(
      (before, line) => (entryOf(line) < (before === undefined ? Infinity : entryOf(before)) ? line : before),
      undefined,
    );
    const since = first?.waitingSince[first.next];
    if (first === undefined || since === undefined) break;
    together.push(since);
    first.next += 1;
  }
  return together;
}

const entryOf = ({ entries, next }: { readonly entries: readonly number[]; readonly next: number }): number =>
  entries[next] ?? Infinity;
