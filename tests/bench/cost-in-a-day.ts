import type { Benchmark } from './benchmark.ts';
import { startHelper } from './children.ts';
import { median, quantile, rounded } from './statistics.ts';

/** One measurement: so many events, out of the last ones of a day of so many calls. */
export interface DayOrder {
  readonly calls: number;
  readonly lastEvents: number;
  readonly events: number;
}

export interface DayReport {
  /** For one event. */
  readonly microseconds: number;
  readonly heapBytes: number;
}

const rounds = 25;
const events = 8_000;
const big: DayOrder = { calls: 1_000_000, lastEvents: rounds * events, events };
const small: DayOrder = { calls: 10_000, lastEvents: events, events };
/** So many small days before it counts, for the process to become as fast as the big day makes its own. */
const warmUps = 10;
const goal = 1.3;

/** What one event costs when a million calls lie behind, beside ten thousand: adapter, book and all, equally busy. */
export const costInADay: Benchmark = {
  name: 'cost-in-a-day',
  async run() {
    const ofBig = startHelper<DayOrder, DayReport>('day-child.ts');
    const ofSmall = startHelper<DayOrder, DayReport>('day-child.ts');
    try {
      for (let day = 0; day < warmUps; day += 1) await ofSmall.ask(small);
      const costs: { readonly big: DayReport; readonly small: DayReport }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        costs.push({ big: await ofBig.ask(big), small: await ofSmall.ask(small) });
      }
      const ratios = costs.map((cost) => cost.big.microseconds / cost.small.microseconds);
      return {
        measured: {
          ratio: rounded(median(ratios)),
          ratioLowest: rounded(quantile(ratios, 0)),
          ratioHighest: rounded(quantile(ratios, 1)),
          bigDayMicroseconds: rounded(median(costs.map((cost) => cost.big.microseconds))),
          smallDayMicroseconds: rounded(median(costs.map((cost) => cost.small.microseconds))),
          bigDayHeapMB: Math.round(median(costs.map((cost) => cost.big.heapBytes)) / 1_000_000),
          conditions: `${rounds} rounds of ${events} events in turns: the last ${big.lastEvents} of 3,900,000, the last ${events} of 39,000; about 290 callers wait at any time in both`,
        },
        against: 'the same events when 10,000 calls lie behind, in turns in the same run',
        reach: `median ratio <= ${goal}`,
        reached: median(ratios) <= goal,
      };
    } finally {
      await Promise.all([ofBig.stop(), ofSmall.stop()]);
    }
  },
};
