import type { HistoryReport } from '#core/asks/table';
import { isDay } from '#core/history/days';
import type { By } from '#core/history/units';
import type { Instant } from '#core/time/instant';
import { dayOf } from '#core/time/zone';
import { Refused } from '../asks/refused.ts';
import type { Config } from '../config/config.ts';
import { problemOfPeriod } from './asked/period.ts';
import type { HistoryKeeper } from './keeper.ts';
import { HistoryFailed } from './thread/history-thread.ts';

/** What a board asks of history. */
export interface HistoryDesk {
  /** @throws Refused */
  report(question: ReportQuestion): Promise<HistoryReport>;
}

export interface ReportQuestion {
  readonly queue?: string | undefined;
  readonly from: string;
  readonly to?: string | undefined;
  readonly by?: By | undefined;
}

export interface DeskOptions {
  readonly keeper: Pick<HistoryKeeper, 'rows'>;
  readonly config: () => Pick<Config, 'rules'>;
  readonly now: () => Instant;
}

const cannot = 'History cannot be read now; the log of the hub says more.';

export function createHistoryDesk({ keeper, config, now }: DeskOptions): HistoryDesk {
  return {
    async report(question) {
      const { rules } = config();
      const today = dayOf(now(), rules.timeZone);
      const { from, by = 'day', queue } = question;
      const { to = from > today ? from : today } = question;
      for (const day of [from, to])
        if (!isDay(day)) throw new Refused(400, 'There is no such day: expected one such as 2026-11-18.');
      const queues = rules.queues.map(({ id }) => id).filter((id) => queue === undefined || id === queue);
      if (queues.length === 0) throw new Refused(404, 'There is no queue with this id in the configuration.');
      const problem = problemOfPeriod({ from, to, by, queues: queues.length });
      if (problem !== undefined) throw new Refused(400, problem);
      try {
        return { rows: await keeper.rows({ queues, from, to, by }) };
      } catch (error) {
        if (error instanceof HistoryFailed) throw new Refused(503, cannot);
        throw error;
      }
    },
  };
}
