import type { Benchmark } from './benchmark.ts';
import { startHelper } from './children.ts';
import { median, quantile, rounded } from './statistics.ts';

/** So many events while so many callers wait whom nobody answers. */
export interface OpenOrder {
  readonly waiting: number;
  readonly events: number;
}

export interface OpenReport {
  /** For one event. */
  readonly microseconds: number;
}

const rounds = 15;
const events = 4_000;
const many = 10_000;
const goal = 2;

/** What one event costs while ten thousand callers wait, beside while none does: adapter, book and the next change. */
export const openCallers: Benchmark = {
  name: 'open-callers',
  async run() {
    const ofMany = startHelper<OpenOrder, OpenReport>('open-callers-child.ts');
    const ofNone = startHelper<OpenOrder, OpenReport>('open-callers-child.ts');
    try {
      const costs: { readonly many: number; readonly none: number }[] = [];
      for (let round = 0; round < rounds + 3; round += 1) {
        costs.push({
          many: (await ofMany.ask({ waiting: many, events })).microseconds,
          none: (await ofNone.ask({ waiting: 0, events })).microseconds,
        });
      }
      // The first rounds are for the processes to become as fast as they get.
      const warm = costs.slice(3);
      const ratios = warm.map((cost) => cost.many / cost.none);
      return {
        measured: {
          ratio: rounded(median(ratios)),
          ratioLowest: rounded(quantile(ratios, 0)),
          ratioHighest: rounded(quantile(ratios, 1)),
          manyMicroseconds: rounded(median(warm.map((cost) => cost.many))),
          noneMicroseconds: rounded(median(warm.map((cost) => cost.none))),
          conditions: `${rounds} rounds of ${events} events in turns, while ${many} callers wait and while none does`,
        },
        against: 'the same events while nobody else waits, in turns in the same run',
        reach: `median ratio <= ${goal}`,
        reached: median(ratios) <= goal,
      };
    } finally {
      await Promise.all([ofMany.stop(), ofNone.stop()]);
    }
  },
};
