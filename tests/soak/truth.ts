import type { HistoryRow } from '#core/history/row';
import type { Instant } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import { shown } from '../support/whole-day.ts';
import { dayTruth, everything, rounded } from '../truth/day-truth.ts';
import { hoursTruth } from '../truth/history-truth.ts';
import { wallClock } from '../truth/local-time.ts';
import { rules, timeZone } from './centre.ts';
import type { DayPlan } from './plan.ts';

/** For so long Flexfone may be silent on working days between these hours. */
export const silence = { longest: 45 * minute, from: '09:00', to: '16:00' } as const;
/** SWAN is asked so often; its figures are old when it was not heard for three times as long. */
export const swanSeconds = 30;
export const swanOld = 3 * swanSeconds * second;

/** What the board must show of both called queues; it rounds the wait that goes on, at any instant. */
export function figuresTruth({ called }: DayPlan, now: Instant): readonly ReturnType<typeof shown>[] {
  return dayTruth(called, rules, now, everything).map((truth) => {
    return shown({ ...rounded(truth), longestWaitSeconds: Math.round(truth.longestWaitSeconds) });
  });
}

export type HourFigures = Omit<HistoryRow, 'queue' | 'start' | 'complete' | 'counted'>;

const emptyHour: HourFigures = {
  offered: 0,
  answered: 0,
  lost: 0,
  shortAbandoned: 0,
  overflowed: 0,
  answerRate: null,
  serviceLevel: null,
  avgWaitSeconds: null,
  longestWaitSeconds: null,
  avgTalkSeconds: null,
};

/** What the row of an hour must say; hours without calls are there with zeros. */
export function hourTruth({ called }: DayPlan, queue: string, now: Instant): (start: string) => HourFigures {
  const own = rules.queues.find(({ id }) => id === queue);
  const hours = own && hoursTruth(called, own, now, everything, timeZone);
  return (start) => hours?.get(start) ?? emptyHour;
}

/** From when on Flexfone is silent for too long, heard at last at that time; `Infinity`: not on that day. */
export function silentFrom(heardAt: Instant): Instant {
  const wall = wallClock(heardAt, timeZone);
  const isWorkingDay = ![0, 6].includes(new Date(`${wall.slice(0, 10)}T00:00:00Z`).getUTCDay());
  if (!isWorkingDay) return Infinity;
  const at = (time: string): Instant =>
    heardAt + Date.parse(`${wall.slice(0, 10)}T${time}:00Z`) - Date.parse(`${wall}Z`);
  const from = Math.max(heardAt, at(silence.from)) + silence.longest + 1;
  return from <= at(silence.to) ? from : Infinity;
}

/** What is old for so long is not shown any more: it is unknown. */
export const grace = 15 * minute;

/** When somebody is there, and when nothing is said. */
export const openingHours = { week: ['07:00-12:00', '12:30-17:00'], saturday: ['10:00-14:00'] } as const;
export const quietHours = ['14:00-14:30'] as const;

export function isOpenAt(at: Instant): boolean {
  const weekday = new Date(`${wallClock(at, timeZone).slice(0, 10)}T00:00:00Z`).getUTCDay();
  const spans = weekday === 0 ? [] : weekday === 6 ? openingHours.saturday : openingHours.week;
  return isWithin(at, spans);
}

export function isQuietAt(at: Instant): boolean {
  const weekday = new Date(`${wallClock(at, timeZone).slice(0, 10)}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && isWithin(at, quietHours);
}

function isWithin(at: Instant, spans: readonly string[]): boolean {
  const time = wallClock(at, timeZone).slice(11, 16);
  return spans.some((span) => time >= span.slice(0, 5) && time < span.slice(6));
}
