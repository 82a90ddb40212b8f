import { weekday } from '#core/history/days';
import type { HistoryFigures, WeekHour } from '#core/history/figures';
import { waitSteps } from '#core/history/figures';
import type { Course, QueueCourse } from '#core/history/normal';
import { daysLike, normalOf, passedAt } from '#core/history/normal';
import type { HistoryRow } from '#core/history/row';
import { rowOf } from '#core/history/row';
import { lostIn, offeredIn, together } from '#core/history/sums';
import { unitsOf } from '#core/history/units';
import { dayOf, offsetAt, toIso } from '#core/time/zone';
import type { HistoryFile } from '../file/history-file.ts';
import type { RowsQuestion, UnitOfQueue } from './rows.ts';
import { createAskedQueue } from './rows.ts';

/** Without `queue`: of all of them together. */
export type FiguresQuestion = Omit<RowsQuestion, 'by'> & { readonly queue?: string | undefined };

export function historyFigures(file: HistoryFile, question: FiguresQuestion): HistoryFigures {
  const { queues, from, to, now, queue = '' } = question;
  const { timeZone } = file.rules();
  const entries = queues.flatMap((id) => question.waiting[id] ?? []);
  // Of several queues each has its own limit: the calls in time are added up, and only who waits now is measured by one.
  const [first = ''] = queues;
  const serviceLevelSeconds = file.rules().queues.find(({ id }) => id === first)?.serviceLevelSeconds ?? 0;

  const row = (units: readonly UnitOfQueue[], start: number, end: number): HistoryRow =>
    rowOf(
      {
        queue,
        start,
        sums: together(units.map(({ sums }) => sums)),
        complete: units.every(({ complete }) => complete),
        counted: units.some(({ counted }) => counted),
        serviceLevelSeconds,
        waiting: entries.filter((entry) => entry >= start && entry < end),
      },
      now,
      timeZone,
    );

  const wholeDays = unitsOf(from, to, 'day', timeZone);
  const asked = queues.map((id) => createAskedQueue(file, id, wholeDays, question));
  const daysByQueue = asked.map((queue) => queue.units(wholeDays, 'day'));
  const days = byUnit(daysByQueue);
  const wholeHours = unitsOf(from, to, 'hour', timeZone);
  const hours = byUnit(asked.map((queue) => queue.units(wholeHours, 'hour')));
  const flat = days.flat();
  const start = flat[0]?.unit.start ?? now;
  const end = flat.at(-1)?.unit.end ?? now;
  const rowsOf = (groups: typeof days): readonly HistoryRow[] =>
    groups.flatMap((units) => units.slice(0, 1).map(({ unit }) => row(units, unit.start, unit.end)));
  return {
    total: row(flat, start, end),
    days: rowsOf(days),
    hours: from === to ? rowsOf(hours) : [],
    week: weekOf(hours),
    waits: waitSteps(asked.flatMap((queue, index) => [...queue.waits(daysByQueue[index] ?? [])])),
  };
}

/** Of each hour or day what it is of every queue. */
function byUnit(byQueue: readonly (readonly UnitOfQueue[])[]): readonly (readonly UnitOfQueue[])[] {
  return (byQueue[0] ?? []).map((_unit, index) => byQueue.flatMap((each) => each[index] ?? []));
}

/** Hours that nobody listened to say nothing of how many call then; nor do calls of which it is not known when they came. */
function weekOf(hours: readonly (readonly UnitOfQueue[])[]): readonly WeekHour[] {
  const cells = new Map<number, { days: number; offered: number; lost: number }>();
  for (const units of hours) {
    const [first] = units;
    const offered = units.reduce((sum, { sums }) => sum + sums.totals.offered, 0);
    if (first === undefined || (offered === 0 && units.some(({ complete }) => !complete))) continue;
    const key = weekday(first.unit.day) * 24 + first.unit.hour;
    const cell = cells.get(key) ?? { days: 0, offered: 0, lost: 0 };
    cell.days += 1;
    cell.offered += offered;
    cell.lost += units.reduce((sum, { sums }) => sum + sums.totals.abandoned, 0);
    cells.set(key, cell);
  }
  return [...cells].map(([key, cell]) => ({ weekday: Math.floor(key / 24), hour: key % 24, ...cell }));
}

export interface CourseQuestion extends Pick<RowsQuestion, 'queues' | 'now' | 'world'> {
  /** By queue: the days (`YYYY-MM-DD`) on which it is closed, of today and those that it is compared with. */
  readonly closed: { readonly [queue: string]: readonly string[] };
}

/** Today by the hour, beside what is normal on such a weekday. */
export function historyCourse(file: HistoryFile, { queues, now, world, closed }: CourseQuestion): Course {
  const { timeZone } = file.rules();
  const today = dayOf(now, timeZone);
  const earlier = daysLike(today);
  const units = [...earlier, today].flatMap((day) => unitsOf(day, day, 'hour', timeZone));
  const passed = passedAt(now, offsetAt(now, timeZone));

  const courseOf = (id: string): QueueCourse => {
    const all = createAskedQueue(file, id, units, { now, world }).units(units, 'hour');
    const closedDays = closed[id] ?? [];
    // Whoever calls on a day on which nobody is there is no measure for others; and for such a day there is none.
    const known = (closedDays.includes(today) ? [] : earlier.filter((day) => !closedDays.includes(day)))
      .map((day) => all.filter(({ unit }) => unit.day === day))
      // A computer that is turned off at night has missed nothing of a day on which it heard somebody.
      .filter((day) => day.some(({ sums }) => sums.totals.offered > 0));
    const normal = normalOf(
      known.map((day) => ({
        hours: day.map(({ unit, sums }) => ({ hour: unit.hour, offered: sums.totals.offered })),
      })),
      passed,
    );
    const hours = all
      .filter(({ unit }) => unit.day === today)
      .map(({ unit, sums, complete }) => ({
        start: toIso(unit.start, timeZone),
        hour: unit.hour,
        offered: offeredIn(sums),
        lost: lostIn(sums),
        normal: normal.hours[unit.hour] ?? null,
        complete,
      }));
    const offered = hours.reduce((sum, hour) => sum + hour.offered, 0);
    return { id, offered, normal: normal.soFar, hours };
  };

  return { at: toIso(now, timeZone), queues: queues.map(courseOf) };
}
