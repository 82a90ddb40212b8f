import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { HubNotice } from '#core/board/queue';
import { dayAfter } from '#core/history/days';
import type { SentReports } from '#core/history/sent-reports';
import type { Sentence } from '#core/said/sentence';
import type { Instant, Milliseconds } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import { dayOf, toIso } from '#core/time/zone';
import type { Config } from '../config/config.ts';
import { Refused } from '../asks/refused.ts';
import type { HistoryKeeper } from '../history/keeper.ts';
import { HistoryFailed } from '../history/thread/history-thread.ts';
import type { Clock } from '../intake/clock.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import { NotSent } from '../messages/send.ts';
import { deliver, type Way, ways } from './deliver.ts';
import { type DueReport, morningsAt, reportsOf } from './due.ts';
import { type Report, reportOf } from './report.ts';
import type { MorningReportSettings } from './settings.ts';
import { reportStateIn, type ReportState, type WaitingReport } from './state-file.ts';

const noHistory: Sentence = {
  da: 'Historikken kan ikke læses nu. Hubbens log siger mere.',
  en: 'History cannot be read now; the log of the hub says more.',
};

/** So many wait on one way; of more the oldest are let go of: history has them. */
const mostWaiting = 40;
/** Doubled with each failure. */
const firstPause: Milliseconds = 5 * minute;
const longestPause: Milliseconds = hour;
/** A clock may be set meanwhile, and a computer may have slept. */
const longestSleep: Milliseconds = 10 * minute;
/** As long a stop waits for a report that is under way. */
const longestEnd: Milliseconds = 2 * second;

/** Makes the reports of each morning, and puts them where they are wanted. */
export interface MorningReports {
  /** From now on. What came while nobody was there is made up for. */
  start(): void;
  /** Other settings count. */
  changed(): void;
  /** That of yesterday, now and by every way, for who wants to see that it gets through. */
  sendNow(): Promise<SentReports>;
  /** The ways on which nothing gets through. */
  notices(): readonly HubNotice[];
  close(): Promise<void>;
}

export interface MorningReportOptions {
  readonly folder: string;
  readonly config: () => Pick<Config, 'rules' | 'language' | 'morningReports'>;
  readonly history: Pick<HistoryKeeper, 'rows' | 'figures'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Logger;
  /** For tests: how long is waited before the next try, from how often it failed. */
  readonly pauseAfter?: (failures: number) => Milliseconds;
}

interface Trouble {
  readonly since: Instant;
  readonly failures: number;
  readonly reason: string;
}

const usualPause = (failures: number): Milliseconds =>
  Math.min(longestPause, firstPause * 2 ** Math.min(failures - 1, 10));

export function createMorningReports(options: MorningReportOptions): MorningReports {
  const { folder, config, history, clock, log, pauseAfter = usualPause } = options;
  const file = reportStateIn(join(folder, 'reports.json'), log);
  const troubles = new Map<Way, Trouble>();
  const retryAt = new Map<Way, number>();
  let state: ReportState = file.read();
  let timer: NodeJS.Timeout | undefined;
  let [hasStarted, isClosed] = [false, false];
  let turn: Promise<void> = Promise.resolve();

  async function keep(next: ReportState): Promise<void> {
    state = next;
    await file.write(next);
  }

  function lookAgain(): void {
    turn = turn.then(look).catch((error: unknown) => {
      log.error({ fault: faultOf(error) }, 'The reports of the morning could not be looked after.');
    });
  }

  async function look(): Promise<void> {
    clearTimeout(timer);
    const settings = config().morningReports;
    if (!hasStarted || isClosed || settings === undefined) return;
    const now = clock.now();
    const { due, next } = morningsAt(now, state.morning, settings.at, config().rules.timeZone);
    if (due.length > 0) await keep({ morning: due.at(-1) ?? null, waiting: withDue(due, settings) });
    for (const way of ways) await sendAll(way);
    if (isClosed) return;
    const retries = [...retryAt.values()].map((at) => at - performance.now());
    const sleep = Math.min(longestSleep, next - clock.now(), ...retries);
    timer = setTimeout(lookAgain, Math.max(sleep, 50)).unref();
  }

  /** Written down before it is made: what a power cut falls into is made after it. */
  function withDue(mornings: readonly string[], settings: MorningReportSettings): readonly WaitingReport[] {
    const wanted = ways.filter((way) => settings[way] !== undefined);
    const reports = mornings.flatMap((morning) => reportsOf(morning, settings.periods));
    const all = [...state.waiting, ...wanted.flatMap((way) => reports.map((report) => ({ way, ...report })))];
    return ways.flatMap((way) => {
      const ofWay = all.filter((report) => report.way === way);
      if (ofWay.length > mostWaiting) log.warn({ way }, 'The oldest reports that did not get through are let go of.');
      return ofWay.slice(-mostWaiting);
    });
  }

  /** One after the other, the oldest first. */
  async function sendAll(way: Way): Promise<void> {
    if ((retryAt.get(way) ?? -Infinity) > performance.now()) return;
    retryAt.delete(way);
    for (;;) {
      const settings = config().morningReports;
      const next = state.waiting.find((report) => report.way === way);
      if (isClosed || next === undefined) return;
      // Nobody wants it that way any more.
      const isWanted = settings?.[way] !== undefined;
      if (isWanted && !(await sent(way, next, settings))) return;
      await keep({ ...state, waiting: state.waiting.filter((report) => report !== next) });
    }
  }

  async function sent(way: Way, due: DueReport, settings: MorningReportSettings): Promise<boolean> {
    try {
      await deliver(way, await make(due), settings);
    } catch (error) {
      const reason = error instanceof NotSent ? error.message : 'fault';
      const before = troubles.get(way);
      const failures = (before?.failures ?? 0) + 1;
      troubles.set(way, { since: before?.since ?? clock.now(), failures, reason });
      retryAt.set(way, performance.now() + pauseAfter(failures));
      if (before === undefined) {
        log.warn(
          { way, reason, ...(reason === 'fault' && { fault: faultOf(error) }) },
          'A report did not get through; it is tried again.',
        );
      }
      return false;
    }
    if (troubles.delete(way)) log.info({ way }, 'Reports get through again.');
    log.info({ way, period: due.period, from: due.from }, 'A report was made.');
    return true;
  }

  async function make(due: DueReport): Promise<Report> {
    const { rules, language } = config();
    const ids = rules.queues.map(({ id }) => id);
    const { from, to } = due;
    const rows = await history.rows({ queues: ids, from, to, by: due.period === 'day' ? 'hour' : 'day' });
    const figures = await history.figures({ queues: ids, from, to });
    const queues = await Promise.all(
      rules.queues.map(async ({ id, name = id }) => ({
        name,
        row: (await history.figures({ queue: id, queues: [id], from, to })).total,
      })),
    );
    return reportOf({ due, language, queues, total: figures.total, rows });
  }

  return {
    start() {
      hasStarted = true;
      lookAgain();
    },
    changed() {
      // Whoever has put it right wants to see it at once.
      retryAt.clear();
      troubles.clear();
      lookAgain();
    },
    async sendNow() {
      const settings = config().morningReports;
      if (settings === undefined) return { ways: [] };
      const day = dayAfter(dayOf(clock.now(), config().rules.timeZone), -1);
      const report = await make({ period: 'day', from: day, to: day }).catch((error: unknown) => {
        throw error instanceof HistoryFailed ? new Refused(503, noHistory) : error;
      });
      const tried = ways
        .filter((way) => settings[way] !== undefined)
        .map(async (way) => {
          const problem = await deliver(way, report, settings).then(
            () => null,
            (error: unknown) => (error instanceof NotSent ? error.message : 'fault'),
          );
          return { way, problem };
        });
      return { ways: await Promise.all(tried) };
    },
    notices: () =>
      [...troubles]
        .filter(([way]) => config().morningReports?.[way] !== undefined)
        .map(([way, { since, reason }]) => ({
          kind: 'report',
          way,
          since: toIso(since, config().rules.timeZone),
          reason,
        })),
    async close() {
      isClosed = true;
      clearTimeout(timer);
      // A share or a mail server that does not answer holds nobody up: what was under way is made again.
      await Promise.race([turn, pause(longestEnd, undefined, { ref: false })]);
    },
  };
}
