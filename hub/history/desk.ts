import type { HistoryReport } from '#core/asks/table';
import { isNeverOn } from '#core/alerts/schedule';
import { isDay } from '#core/history/days';
import type { HistoryFigures } from '#core/history/figures';
import { type Course, daysLike } from '#core/history/normal';
import type { By } from '#core/history/units';
import type { Instant } from '#core/time/instant';
import { dayOf } from '#core/time/zone';
import { Refused } from '../asks/refused.ts';
import type { Config } from '../config/config.ts';
import type { CourseQuestion } from './asked/figures.ts';
import { problemOfPeriod } from './asked/period.ts';
import type { HistoryKeeper } from './keeper.ts';
import { HistoryFailed } from './thread/history-thread.ts';

/** What a board asks of history. */
export interface HistoryDesk {
  /** @throws Refused */
  report(question: ReportQuestion): Promise<HistoryReport>;
  /** @throws Refused */
  figures(question: Omit<ReportQuestion, 'by' | 'to'> & { readonly to: string }): Promise<HistoryFigures>;
  /** @throws Refused */
  course(): Promise<Course>;
}

export interface ReportQuestion {
  readonly queue?: string | undefined;
  readonly from: string;
  readonly to?: string | undefined;
  readonly by?: By | undefined;
}

export interface DeskOptions {
  readonly keeper: Pick<HistoryKeeper, 'rows' | 'figures' | 'course'>;
  readonly config: () => Pick<Config, 'rules' | 'alerts'>;
  readonly now: () => Instant;
}

const cannot = 'History cannot be read now; the log of the hub says more.';

export function createHistoryDesk({ keeper, config, now }: DeskOptions): HistoryDesk {
  /** The queues that are meant, where what is asked can be answered. */
  function checked(queue: string | undefined, from: string, to: string, by: By): readonly string[] {
    if (![from, to].every(isDay)) throw new Refused(400, 'There is no such day: expected one such as 2026-11-18.');
    const ids = config().rules.queues.map(({ id }) => id);
    const queues = ids.filter((id) => queue === undefined || id === queue);
    if (queues.length === 0) throw new Refused(404, 'There is no queue with this id in the configuration.');
    const problem = problemOfPeriod({ from, to, by, queues: queues.length });
    if (problem !== undefined) throw new Refused(400, problem);
    return queues;
  }

  async function answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      throw error instanceof HistoryFailed ? new Refused(503, cannot) : error;
    }
  }

  return {
    async report({ queue, from, to, by = 'day' }) {
      const today = dayOf(now(), config().rules.timeZone);
      const until = to ?? (from > today ? from : today);
      const queues = checked(queue, from, until, by);
      return { rows: await answered(keeper.rows({ queues, from, to: until, by })) };
    },
    async figures({ queue, from, to }) {
      const queues = checked(queue, from, to, 'hour');
      return answered(keeper.figures({ queue, queues, from, to }));
    },
    async course() {
      const { rules, alerts } = config();
      const today = dayOf(now(), rules.timeZone);
      const days = [...daysLike(today), today];
      const closed = alerts.queues.map(({ queue, open }) => [
        queue,
        days.filter((day) => isNeverOn(open, day, rules.timeZone)),
      ]);
      const queues = rules.queues.map(({ id }) => id);
      return answered(keeper.course({ queues, closed: Object.fromEntries(closed) as CourseQuestion['closed'] }));
    },
  };
}
