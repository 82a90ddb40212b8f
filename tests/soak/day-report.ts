import type { Instant } from '#core/time/instant';
import { wallClock } from '../truth/local-time.ts';
import type { LogEntry } from './alert-seconds.ts';
import { timeZone } from './centre.ts';
import type { DayPlan } from './plan.ts';

export interface SubjectEntry extends LogEntry {
  /** The queue or the phone system. */
  readonly subject: string;
}

/** A day for people to read: what went wrong, and what the log of alerts says of it, in order of time. */
export function dayReport(day: DayPlan, log: readonly SubjectEntry[]): string {
  const lines: { readonly at: Instant; readonly text: string }[] = log.map(
    ({ at, subject, kind, change, severity }) => ({
      at,
      text: `  ${change.padEnd(8)} ${subject.padEnd(12)} ${kind} ${severity}`,
    }),
  );
  for (const { at, kind, ...more } of day.faults) {
    const details = Object.entries(more).map(
      ([name, value]) => `${name} ${name === 'to' ? clock(Number(value)) : value}`,
    );
    lines.push({ at, text: `* ${[kind, ...details].join(' ')}` });
  }
  if (day.pbxDown !== null) {
    lines.push({ at: day.pbxDown.from, text: '* Flexfone falls silent, and nobody calls' });
    lines.push({ at: day.pbxDown.to, text: '* Flexfone is back' });
  }
  const title = `${day.date}: ${day.requests.length} requests${day.isJittered ? ', late and out of order' : ''}`;
  const told = lines.toSorted((one, other) => one.at - other.at).map(({ at, text }) => `${clock(at)} ${text}`);
  return [title, ...told, '', ''].join('\n');
}

const clock = (at: Instant): string => wallClock(at, timeZone).slice(11);
