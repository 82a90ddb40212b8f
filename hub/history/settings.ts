import type { Rules } from '#core/book/rules';
import type { HistorySource } from '#core/history/tellers';
import type { Config } from '../config/config.ts';

/** What of a configuration history goes by. Plain values, that can be told to a thread. */
export interface HistorySettings {
  readonly rules: Rules;
  readonly sources: readonly HistorySource[];
  readonly figuresDays: number;
}

export function historySettings({
  rules,
  sources,
  retention,
}: Pick<Config, 'rules' | 'sources' | 'retention'>): HistorySettings {
  return {
    rules,
    sources: sources.map(({ id, provides, freshness, tells, queues }) => ({ id, provides, freshness, tells, queues })),
    figuresDays: retention.figuresDays,
  };
}
