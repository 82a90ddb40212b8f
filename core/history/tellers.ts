import type { QueueRules } from '../book/rules.ts';
import type { Freshness, NumberName } from '../said/numbers.ts';
import type { Tells } from '../said/tells.ts';

/** What history must know of a source. */
export interface HistorySource {
  readonly id: string;
  readonly provides: readonly NumberName[];
  readonly freshness: Freshness;
  readonly tells: Tells;
  /** The queues it tells of; absent: any. */
  readonly queues?: readonly string[] | undefined;
}

const ranks: { readonly [freshness in Freshness]: number } = { live: 0, polled: 1, history: 2 };

/**
 * Who tells of a queue's calls, whose word counts first: as the board has it (`source-choice.ts`), those that the configuration
 * prefers for the answered calls, then live before polled before history, then as configured.
 */
export function tellersOf(queue: QueueRules, sources: readonly HistorySource[]): readonly HistorySource[] {
  const preferred = queue.sources?.answeredToday ?? [];
  const order = ({ id, freshness }: HistorySource, index: number): number => {
    const place = preferred.indexOf(id);
    return place === -1 ? preferred.length + ranks[freshness] * sources.length + index : place;
  };
  return sources
    .filter(({ provides, queues }) => provides.includes('answeredToday') && (queues?.includes(queue.id) ?? true))
    .map((source, index) => ({ source, order: order(source, index) }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ source }) => source);
}
