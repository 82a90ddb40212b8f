import type { AlertRules, Timing } from '#core/alerts/rules';
import type { Schedule, Span, WeekHours } from '#core/alerts/schedule';
import { always, never, weekSchedule } from '#core/alerts/schedule';
import { second } from '#core/time/instant';
import { holidaysOf } from './holidays.ts';
import type { HoursSetting, QueueAlertSettings } from './settings.ts';
import { weekdays } from './settings.ts';

/** When somebody is there, as configured for all queues or for one. */
interface WhenSettings {
  readonly openingHours?: HoursSetting | undefined;
  readonly closedDays?: readonly string[] | undefined;
  readonly holidays?: string | undefined;
  readonly quietHours?: HoursSetting | undefined;
}

interface AlertSettings extends WhenSettings {
  readonly timeZone: string;
  readonly queues: readonly (WhenSettings & { readonly id: string; readonly alerts: QueueAlertSettings })[];
}

/** A source that is silent is told at once, and is well again once it has been for a while. */
const ofSources: Timing = { hold: 0, clear: 10 * second, again: 300 * second };

/**
 * What the alerts go by. A queue's own hours and its own country take the place of those for all; days on which all are closed
 * are closed for it too.
 */
export function alertRules(settings: AlertSettings, sources: readonly { readonly id: string }[]): AlertRules {
  const { timeZone } = settings;
  const quietOfAll = quietSchedule(settings.quietHours, timeZone);
  return {
    queues: settings.queues.map(({ id, alerts, ...own }) => {
      const { forSeconds, clearAfterSeconds, againAfterSeconds, ...limits } = alerts;
      const hold = forSeconds * second;
      return {
        queue: id,
        limits,
        timing: { hold, clear: clearAfterSeconds * second, again: againAfterSeconds * second },
        open: openSchedule(
          {
            openingHours: own.openingHours ?? settings.openingHours,
            closedDays: [...(settings.closedDays ?? []), ...(own.closedDays ?? [])],
            holidays: own.holidays ?? settings.holidays,
          },
          timeZone,
        ),
        quiet: own.quietHours === undefined ? quietOfAll : quietSchedule(own.quietHours, timeZone),
      };
    }),
    sources: sources.map(({ id }) => ({ source: id, timing: ofSources, quiet: quietOfAll })),
  };
}

function openSchedule({ openingHours, closedDays = [], holidays }: WhenSettings, timeZone: string): Schedule {
  if (openingHours === undefined && closedDays.length === 0 && holidays === undefined) return always;
  const closed = new Set(closedDays);
  const isHoliday = holidays === undefined ? () => false : holidaysOf(holidays);
  const hours = openingHours && weekHours(openingHours);
  return weekSchedule(hours, (date) => closed.has(date) || isHoliday(date), timeZone);
}

function quietSchedule(quietHours: HoursSetting | undefined, timeZone: string): Schedule {
  return quietHours === undefined ? never : weekSchedule(weekHours(quietHours), () => false, timeZone);
}

function weekHours(settings: HoursSetting): WeekHours {
  const days = Object.entries(weekdays).map(([name, weekday]) => {
    const spans = settings[name as keyof HoursSetting] ?? [];
    return [weekday, spans.map(spanOf)] as const;
  });
  return Object.fromEntries(days);
}

function spanOf(text: string): Span {
  const [from = 0, to = 0] = text.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return { from, to };
}
