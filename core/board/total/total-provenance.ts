import type { NumberName } from '../../said/numbers.ts';
import type { Provenance, Queue } from '../queue.ts';

/** Where a number of all queues together comes from: as old as its oldest part, as sure as its most doubtful. */
export function provenanceTogether(name: NumberName, queues: readonly Queue[], isKnown: boolean): Provenance {
  const parts = queues.map(({ provenance }) => provenance[name]);
  const sources = new Set(parts.flatMap(({ source }) => (source === null ? [] : [source])));
  const [source = null] = sources.size === 1 ? sources : [];
  const unknown = parts.find((part) => isMissing(part))?.unknown ?? parts[0]?.unknown ?? 'notProvided';
  const atLeast = parts.some((part) => part.atLeast === true || isMissing(part));
  return {
    source,
    asOf: oldest(parts.flatMap(({ asOf }) => (asOf === null ? [] : [asOf]))),
    stale: parts.some(({ stale }) => stale),
    estimated: isKnown && parts.some(({ estimated }) => estimated),
    ...(isKnown && atLeast ? { atLeast } : {}),
    ...(isKnown ? {} : { unknown }),
  };
}

/** Whether a queue lacks the number for another reason than that there was no such call yet. */
export function isMissing({ unknown }: Provenance): boolean {
  return unknown !== undefined && unknown !== 'noCallsYet';
}

function oldest(instants: readonly string[]): string | null {
  return instants.reduce<string | null>(
    (first, at) => (first === null || Date.parse(at) < Date.parse(first) ? at : first),
    null,
  );
}
