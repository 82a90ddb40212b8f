import type { HistoryRow } from '#core/history/row';
import type { Picture } from '#core/board/queue';
import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import { exportJournal } from '../bench/hub-process.ts';
import { told } from '../support/whole-day.ts';
import { isoWithOffset, startOfDay } from '../truth/local-time.ts';
import { expectedAlerts, type LogEntry } from './alert-seconds.ts';
import { called, polled, timeZone } from './centre.ts';
import type { SubjectEntry } from './day-report.ts';
import { differing, unlike } from './differences.ts';
import { type DayPlan, dateAfter } from './plan.ts';
import type { Stage } from './stage.ts';
import { ask } from './steady-fetch.ts';
import { figuresTruth, grace, hourTruth, silentFrom, swanOld } from './truth.ts';

/** What was held against the truth, and what was wrong of it. */
export interface Findings {
  checked: number;
  wrong: number;
  alerts: number;
  alertsWrong: number;
  missing: number;
  /** Said to whoever watches. */
  readonly say: (line: string) => void;
}

/** Figures and logs that a late request makes otherwise are held only on days without. */
const counts = ['callsWaiting', 'answeredToday', 'overflowedToday'] as const;
const hourCounts = ['offered', 'answered', 'overflowed'] as const;

export function createChecks(stage: Stage, findings: Findings, folder: string) {
  const get = <Answer>(path: string): Promise<Answer> => ask<Answer>(`${stage.hub().board}${path}`);

  function hold(what: string, differences: readonly string[]): void {
    findings.checked += 1;
    if (differences.length === 0) return;
    findings.wrong += 1;
    findings.say(`WRONG ${isoWithOffset(stage.now(), timeZone)} ${what}: ${differences.slice(0, 8).join('; ')}`);
  }

  /** Nothing goes on: every figure is what happened. `heardAt`: when Flexfone was heard last. */
  async function figures(day: DayPlan, heardAt: Instant | null): Promise<void> {
    const now = stage.now();
    const picture = await get<Picture>('/api/queues');
    if (heardAt !== null && now >= silentFrom(heardAt) + grace) unknown(picture);
    else if (heardAt !== null) {
      const truth = figuresTruth(day, now);
      for (const expected of truth) {
        const got = picture.queues.find(({ id }) => id === expected.id);
        hold(
          `figures of ${expected.id}`,
          got === undefined ? ['it is not there'] : differences(day, expected, told(got)),
        );
      }
      total(day, truth, picture);
      const isOld = picture.queues.find(({ id }) => id === called[0])?.provenance.callsWaiting.stale;
      hold('the age of the called', differing({ stale: now >= silentFrom(heardAt) }, { stale: isOld }));
    }
    polledFigures(picture, now);
    await boardOf(picture);
  }

  /** Of a Flexfone that is silent for so long nothing is known. */
  function unknown(picture: Picture): void {
    const expected = { callsWaiting: null, longestWaitSeconds: null, answeredToday: null, agentsReady: null };
    for (const queue of picture.queues.filter(({ id }) => called.some((each) => each === id))) {
      hold(`what is unknown of ${queue.id}`, differing<object>(expected, only(queue, Object.keys(expected))));
    }
  }

  /** All queues together: what happened in the called ones, and what SWAN said last of its own. */
  function total(day: DayPlan, truth: ReturnType<typeof figuresTruth>, picture: Picture): void {
    const said = stage.swanSaid();
    if (said === undefined || stage.now() - said.at > swanOld) return;
    const { waiting = 0, answeredAfterSeconds = [], abandoned = 0 } = said.state.queues[polled] ?? {};
    const sum = (name: 'callsWaiting' | 'answeredToday' | 'lostToday'): number =>
      truth.reduce((all, queue) => all + queue[name], 0);
    const expected = {
      callsWaiting: sum('callsWaiting') + waiting,
      answeredToday: sum('answeredToday') + answeredAfterSeconds.length,
      ...(!day.isJittered && { lostToday: sum('lostToday') + abandoned }),
    };
    hold('all queues together', differing(expected, only(picture.total, Object.keys(expected))));
  }

  const differences = (day: DayPlan, expected: object, got: object): readonly string[] =>
    day.isJittered ? differing(only(expected, counts), only(got, counts)) : differing(expected, got);

  /** The last word of SWAN; and where that is old, it is not shown as new. */
  function polledFigures(picture: Picture, now: Instant): void {
    const queue = picture.queues.find(({ id }) => id === polled);
    const said = stage.swanSaid();
    if (queue === undefined || said === undefined) return;
    const isFresh = queue.callsWaiting !== null && !queue.provenance.callsWaiting.stale;
    const age = now - said.at;
    if (age > swanOld) return hold('what SWAN said long ago', differing({ isFresh: false }, { isFresh }));
    const { waiting = 0, answeredAfterSeconds = [], abandoned = 0 } = said.state.queues[polled] ?? {};
    const expected = { callsWaiting: waiting, answeredToday: answeredAfterSeconds.length, lostToday: abandoned };
    hold('what SWAN said', differing(expected, only(queue, ['callsWaiting', 'answeredToday', 'lostToday'])));
  }

  /** A board that listens shows what one is told that asks. */
  async function boardOf(picture: Picture): Promise<void> {
    const names = ['callsWaiting', 'answeredToday', 'lostToday', 'agentsReady', 'waitingSince', 'name'] as const;
    const shown = (): readonly string[] =>
      picture.queues.flatMap((queue) => differing(only(queue, names), only(stage.shown().get(queue.id) ?? {}, names)));
    for (let looks = 0; looks < 200 && shown().length > 0; looks += 1) await new Promise((done) => setTimeout(done, 5));
    hold('the board that listens', shown());
  }

  /** A day is over: its hours, its alerts, and what the journal kept of it. */
  async function wholeDay(day: DayPlan, isFirst: boolean): Promise<void> {
    for (const queue of called) {
      await hours(day, queue);
      await alerts(day, queue, isFirst);
    }
    await sourceAlerts(day);
    await journal(day);
  }

  async function hours(day: DayPlan, queue: string): Promise<void> {
    const { date } = day;
    const { rows } = await get<{ rows: HistoryRow[] }>(`/api/history?queue=${queue}&from=${date}&to=${date}&by=hour`);
    const truth = hourTruth(day, queue, stage.now());
    // All of a day's hours are there, 23 or 25 where the clocks change, also those to come.
    const count = (startOfDay(dateAfter(date), timeZone) - startOfDay(date, timeZone)) / hour;
    hold(`hours of ${queue}`, differing({ count }, { count: rows.length }));
    for (const row of rows) {
      const wanted = truth(row.start);
      const got = day.isJittered ? only(row, hourCounts) : row;
      const own = day.isJittered ? only(wanted, hourCounts) : wanted;
      hold(`history of ${queue} at ${row.start}`, differing(own, only(got, Object.keys(own))));
      const start = Date.parse(row.start);
      const gap = gapIn(day, start);
      if (gap !== 'unknown' && start >= day.from)
        hold(`completeness of ${queue} at ${row.start}`, differing<object>({ complete: gap === 'none' }, row));
    }
  }

  /** Whether the hub was away within that hour; a start at once leaves nothing out, or a moment. */
  function gapIn({ faults, from }: DayPlan, start: Instant): 'none' | 'long' | 'unknown' {
    const end = start + hour;
    const away = faults.flatMap((fault) => (fault.kind === 'killedForAWhile' ? [fault] : []));
    if (away.some((fault) => fault.at < end - minute && fault.to > start + minute)) return 'long';
    const moments = faults.filter(({ kind }) => kind === 'kill' || kind === 'stop' || kind === 'killedForAWhile');
    const isTouched = moments.some((fault) => fault.at >= start - minute && fault.at < end + 40 * minute);
    return isTouched || start <= from || start > stage.now() - hour ? 'unknown' : 'none';
  }

  async function alerts(day: DayPlan, queue: string, isFirst: boolean): Promise<void> {
    if (day.isJittered) return;
    const got = (await logOf(day)).filter((entry) => entry.subject === queue);
    const expected = expectedAlerts(day, queue, !isFirst).filter(({ at }) => at <= stage.now());
    findings.alerts += got.length;
    // A silence begins and ends between two seconds: what is old is so from the next millisecond on, and for some after it.
    const wrong = unlike(expected, got, day.pbxDown === null ? 1 : second);
    findings.alertsWrong += wrong.length;
    for (const each of wrong.slice(0, 8)) findings.say(`WRONG alert of ${queue}, ${day.date}: ${each}`);
  }

  async function logOf({ from, to }: DayPlan): Promise<readonly SubjectEntry[]> {
    const iso = (at: Instant): string => encodeURIComponent(isoWithOffset(at, timeZone));
    type Answered = Omit<LogEntry, 'at'> & { at: string; queue?: string; source?: string };
    const { entries } = await get<{ entries: Answered[] }>(`/api/alerts/log?from=${iso(from)}&to=${iso(to - 1)}`);
    return entries.map(({ at, kind, severity, change, queue, source }) => {
      return { at: Date.parse(at), kind, severity, change, subject: queue ?? source ?? '' };
    });
  }

  /** A SWAN in trouble is told of while it is, and at no other time; a Flexfone that is silent for too long as well. */
  async function sourceAlerts(day: DayPlan): Promise<void> {
    const raised = (await logOf(day)).filter(({ kind, change }) => kind === 'source' && change === 'raised');
    const spans = troubleOf(day);
    const settling = 3 * minute;
    for (const { from, to } of spans.filter((span) => span.to - span.from >= 2 * minute && span.to < stage.now())) {
      const isTold = raised.some(({ at, subject }) => subject === 'swan' && at >= from && at < to + settling);
      const wasOpen = spans.some((other) => other.to > from - 2 * minute && other.from < from);
      hold('a SWAN in trouble', isTold || wasOpen ? [] : [`nothing was told from ${isoWithOffset(from, timeZone)} on`]);
    }
    const groundless = raised.filter(({ at, subject }) =>
      subject === 'swan'
        ? !spans.some(({ from, to }) => at >= from && at < to + settling)
        : day.pbxDown === null || at < day.pbxDown.from || at > day.pbxDown.to + hour,
    );
    hold(
      'alerts of phone systems',
      groundless.map(({ at, subject }) => `${subject} at ${isoWithOffset(at, timeZone)}`),
    );
    const silent = day.pbxDown !== null && stage.now() > day.pbxDown.to;
    const isTold = raised.some(({ subject }) => subject === 'pbx');
    hold('a silent Flexfone', !silent || isTold ? [] : ['nothing was told']);
  }

  async function journal({ from, to }: DayPlan): Promise<void> {
    const capture = await exportJournal(folder, { from, to: Math.min(to, stage.now() + second) });
    const missing = stage.told.missingIn(capture);
    findings.missing += missing.length;
    for (const key of missing.slice(0, 8)) findings.say(`MISSING ${key}`);
    hold('what nobody said', stage.told.inventedIn(capture));
  }

  return { figures, wholeDay, logOf };
}

/** When SWAN was in trouble; spans that meet are one. */
export function troubleOf({ faults, to }: DayPlan): readonly { readonly from: Instant; readonly to: Instant }[] {
  const spans: { from: Instant; to: Instant }[] = [];
  let since: Instant | undefined;
  for (const fault of faults) {
    if (fault.kind !== 'swan') continue;
    if (fault.how !== 'none') since ??= fault.at;
    else if (since !== undefined) {
      spans.push({ from: since, to: fault.at });
      since = undefined;
    }
  }
  if (since !== undefined) spans.push({ from: since, to });
  return spans;
}

function only(figures: object, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, (figures as Record<string, unknown>)[name]]));
}
