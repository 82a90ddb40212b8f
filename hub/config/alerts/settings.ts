import { z } from 'zod';
import type { WeekHours } from '#core/alerts/schedule';
import { asOneText as both } from '#core/said/sentence';
import { inAnyCase, isMore } from '../checks.ts';
import { isCountry } from './holidays.ts';

/** The days of a week as a configuration names them, with their numbers. */
export const weekdays = {
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
} as const satisfies { readonly [name: string]: keyof WeekHours };

const timeOfDay = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;
const spanShape = new RegExp(`^${timeOfDay}-(?:${timeOfDay}|24:00)$`);

/** `"22:00-06:00"` reaches into the next day. */
const span = z
  .string()
  .regex(
    spanShape,
    both(
      'skal være to klokkeslæt som "08:00-16:00", eller "22:00-06:00" hen over midnat',
      'must be two times such as "08:00-16:00", or "22:00-06:00" over midnight',
    ),
  )
  .refine(
    (text) => text.slice(0, 5) !== text.slice(6),
    both(
      'skal slutte på et andet klokkeslæt, end det begynder; en hel dag er "00:00-24:00"',
      'must end at another time than it begins; a whole day is "00:00-24:00"',
    ),
  );

/** So many breaks has no day. */
const mostSpans = 24;

export const hours = z.strictObject({
  monday: z.array(span).max(mostSpans).optional(),
  tuesday: z.array(span).max(mostSpans).optional(),
  wednesday: z.array(span).max(mostSpans).optional(),
  thursday: z.array(span).max(mostSpans).optional(),
  friday: z.array(span).max(mostSpans).optional(),
  saturday: z.array(span).max(mostSpans).optional(),
  sunday: z.array(span).max(mostSpans).optional(),
});

export type HoursSetting = z.infer<typeof hours>;

/** `YYYY-MM-DD`, and a day that the calendar has. */
function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return text.length === 10 && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

const date = z
  .string()
  .refine(
    isDate,
    both('skal være en dato i kalenderen som "2026-12-24"', 'must be a day of the calendar such as "2026-12-24"'),
  );

/** When somebody is there, and when nothing is said: for all queues, or on one. */
export const whenSettings = {
  openingHours: hours.optional(),
  closedDays: z.array(date).max(10_000).optional(),
  holidays: z
    .string()
    .refine(
      isCountry,
      both(
        'skal være et land, hvis helligdage er kendt, som "DK", eller "DE-BY" for en del af et',
        'must be a country whose public holidays are known, such as "DK", or "DE-BY" for a part of one',
      ),
    )
    .optional(),
  quietHours: hours.optional(),
};

/** Within which a number of seconds makes sense here. */
const aDay = 86_400;
const seconds = z.number().min(0).max(aDay);

const limits = z
  .strictObject({ warning: z.number().positive().optional(), critical: z.number().positive().optional() })
  .refine(({ warning, critical }) => !isMore(warning, critical), {
    message: both('warning må ikke være mere end critical', 'warning must not be more than critical'),
    ...inAnyCase,
  });

const percent = z.number().positive().max(100);

/** A rate is bad where it is low. */
const rateLimits = z
  .strictObject({
    warning: percent.optional(),
    critical: percent.optional(),
    minimumCalls: z.int().min(1).max(1_000_000).default(20),
  })
  .refine(({ warning, critical }) => !isMore(critical, warning), {
    message: both(
      'critical må ikke være mere end warning: jo lavere en procent, jo værre',
      'critical must not be more than warning: the lower a rate, the worse it is',
    ),
    ...inAnyCase,
  });

/** What a queue alerts on where nothing is said: waits of one and two minutes, three and six callers, nobody ready. */
const defaultLimits = {
  longestWaitSeconds: { warning: 60, critical: 120 },
  callsWaiting: { warning: 3, critical: 6 },
  nobodyReady: { warning: 15, critical: 60 },
};

export const queueAlerts = z
  .strictObject({
    longestWaitSeconds: limits.default(defaultLimits.longestWaitSeconds),
    callsWaiting: limits.default(defaultLimits.callsWaiting),
    nobodyReady: limits.default(defaultLimits.nobodyReady),
    answerRate: rateLimits.optional(),
    serviceLevel: rateLimits.optional(),
    forSeconds: seconds.default(5),
    clearAfterSeconds: seconds.default(10),
    againAfterSeconds: z.number().min(1).max(aDay).default(300),
  })
  .prefault({});

export type QueueAlertSettings = z.infer<typeof queueAlerts>;
