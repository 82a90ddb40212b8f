import type { NumberName } from '#core/said/numbers';
import { tileNumbers } from './number-list.ts';
import type { Provenance, Queue, SourceStatus } from '#core/board/queue';
import { groupBy } from './group-by.ts';

/**
 * What becomes of a number that a source cannot know: nobody knows it, so its tile shows a dash; it comes `from` another;
 * or it will, as soon as that one is heard.
 */
export type Cost = { readonly kind: 'unknown' } | { readonly kind: 'known' | 'awaited'; readonly from: string };

export interface Gap {
  readonly cost: Cost;
  readonly names: readonly NumberName[];
  /** The queues by id; `null`: each of those that the source tells of. */
  readonly queues: readonly string[] | null;
}

/** Nothing to divide by yet is known for all that, and a tile says so itself. */
const isSaid = ({ unknown }: Provenance): boolean => unknown === undefined || unknown === 'noCallsYet';

function costOf(provenance: Provenance): Cost {
  const { source: from, unknown } = provenance;
  if (from === null || unknown === 'notProvided') return { kind: 'unknown' };
  return { kind: isSaid(provenance) ? 'known' : 'awaited', from };
}

const order: { readonly [kind in Cost['kind']]: number } = { unknown: 0, awaited: 1, known: 2 };

/** The queues that a source tells of. */
export const queuesOf = ({ queues }: SourceStatus, all: readonly Queue[]): readonly Queue[] =>
  all.filter(({ id }) => queues?.includes(id) ?? true);

/** Whether a source tells of a queue, and of a number of it. */
const canKnow = ({ provides, queues }: SourceStatus, name: NumberName, queue: string): boolean =>
  provides.includes(name) && (queues?.includes(queue) ?? true);

/** What one queue misses: for each cost the numbers. */
function missesOf(source: SourceStatus, { id, provenance }: Queue) {
  const missing = tileNumbers
    .filter((name) => !canKnow(source, name, id))
    .map((name) => ({ name, cost: costOf(provenance[name]) }));
  return groupBy(missing, ({ cost }) => JSON.stringify(cost)).flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ queue: id, cost: first.cost, names: [first, ...others].map(({ name }) => name) }],
  );
}

/** What a source cannot know of the queues it tells of, and what that costs: the worst first, queues that are alike as one. */
export function gapsOf(source: SourceStatus, all: readonly Queue[]): readonly Gap[] {
  const queues = queuesOf(source, all);
  const misses = queues.flatMap((queue) => missesOf(source, queue));
  return groupBy(misses, ({ cost, names }) => JSON.stringify([cost, names]))
    .flatMap((alike): Gap[] => {
      const [first] = alike;
      if (first === undefined) return [];
      const ids = alike.map(({ queue }) => queue);
      return [{ cost: first.cost, names: first.names, queues: ids.length === queues.length ? null : ids }];
    })
    .toSorted((a, b) => order[a.cost.kind] - order[b.cost.kind]);
}

/** Of how many numbers, in how many queues, a source has the word right now. */
export function voiceOf({ id }: SourceStatus, all: readonly Queue[]) {
  const spoken = all.map(
    ({ provenance }) => tileNumbers.filter((name) => provenance[name].source === id && isSaid(provenance[name])).length,
  );
  return { numbers: spoken.reduce((sum, count) => sum + count, 0), queues: spoken.filter((count) => count > 0).length };
}
