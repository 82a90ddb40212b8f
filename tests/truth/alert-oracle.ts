import type { AlertChange, AlertKind, Condition, Severity } from '#core/alerts/alert';
import { kinds, limits, type Second, type Settings } from './alert-day.ts';

/** What is to be in the log, at which second. */
export interface Expected {
  readonly second: number;
  readonly kind: AlertKind;
  readonly severity: Severity;
  readonly change: AlertChange;
}

/** How bad: 0 nothing, 1 warning, 2 critical. */
type Grade = 0 | 1 | 2;

/**
 * The log of a day by its definitions alone, looking at every second and back over all the seconds before it: no deadlines, and
 * nothing remembered but which alerts are open.
 */
export function expectedLog(seconds: readonly Second[], settings: Settings): readonly Expected[] {
  const log: Expected[] = [];
  const histories = kinds.map((kind) => historyOf(kind, seconds, settings));
  for (const second of seconds.keys()) {
    const open = histories.map((history) => history.judge(second, log)).findIndex((isOpen) => isOpen);
    const person = seconds[second]?.isFirst === true ? seconds[second].person : null;
    if (open >= 0 && person !== null) histories[open]?.heed(person, second, log);
  }
  return log;
}

function historyOf(kind: AlertKind, seconds: readonly Second[], settings: Settings) {
  const isSource = kind === 'source';
  const hold = isSource ? 0 : settings.hold;
  const grades = seconds.map((_, second) => gradeAt(kind, seconds, second));
  const isOn: { [grade in 1 | 2]: boolean } = { 1: false, 2: false };
  let [severity, taken, snoozedUntil, due]: [Grade, boolean, number, number] = [0, false, -1, 0];

  /** In each second of that length up to now, this one included. */
  const always = (second: number, length: number, isSo: (grade: Grade) => boolean): boolean => {
    const span = grades.slice(Math.max(0, second - length), second + 1);
    return span.length === length + 1 && span.every(isSo);
  };

  function isOnNow(grade: 1 | 2, second: number): boolean {
    const now = seconds[second];
    if (now === undefined || (!isSource && !now.isOpen)) return false;
    if (!isSource && isStaleAt(kind, now)) return isOn[grade];
    return isOn[grade]
      ? !always(second, settings.clear, (each) => each < grade)
      : always(second, hold, (each) => each >= grade);
  }

  const word = (grade: Grade): Severity => (grade === 2 ? 'critical' : 'warning');

  return {
    /** Returns whether it is open. */
    judge(second: number, log: Expected[]): boolean {
      for (const grade of [1, 2] as const) isOn[grade] = isOnNow(grade, second);
      const before = severity;
      severity = isOn[2] ? 2 : isOn[1] ? 1 : 0;
      const tell = (change: AlertChange, of: Grade = severity) =>
        log.push({ second, kind, severity: word(of), change });
      if (severity === 0) {
        if (before > 0) tell('cleared', before);
        return false;
      }
      if (before === 0) [taken, snoozedUntil, due] = [false, -1, second];
      else if (severity > before) [taken, due] = [false, second];
      if (severity !== before) tell(before === 0 ? 'raised' : severity > before ? 'up' : 'down');
      if (second < due) return true;
      due += settings.again;
      if (!taken && second >= snoozedUntil && seconds[second]?.isQuiet === false) tell('said');
      return true;
    },
    heed(what: 'acknowledges' | 'snoozes', second: number, log: Expected[]): void {
      if (what === 'snoozes') snoozedUntil = second + settings.snooze;
      else if (taken) return;
      else taken = true;
      log.push({ second, kind, severity: word(severity), change: what === 'snoozes' ? 'snoozed' : 'acknowledged' });
    },
  };
}

function isStaleAt(kind: AlertKind, { age, entries, ready }: Second): boolean {
  if (kind === 'nobodyReady' && entries.length > 0 && ready === null) return false;
  return age === 'stale';
}

function gradeAt(kind: AlertKind, seconds: readonly Second[], second: number): Grade {
  const now = seconds[second];
  if (now === undefined) return 0;
  if (kind === 'source') return now.isFailing ? 2 : 0;
  if (now.age === 'unknown') return 0;
  const [oldest] = now.entries;
  switch (kind) {
    case 'longestWaitSeconds':
      return oldest === undefined ? 0 : high(second - oldest, kind);
    case 'callsWaiting':
      return high(now.entries.length, kind);
    case 'nobodyReady':
      return isUnattended(now) ? high(second - begun(seconds, second), kind) : 0;
    case 'answerRate':
    case 'serviceLevel':
      return low(now.rate, now.calls, kind);
  }
}

function isUnattended({ entries, ready, age }: Second): boolean {
  return entries.length > 0 && ready === 0 && age !== 'unknown';
}

function begun(seconds: readonly Second[], second: number): number {
  return 1 + seconds.findLastIndex((each, index) => index <= second && !isUnattended(each));
}

function high(figure: number, kind: Condition): Grade {
  const { warning = Infinity, critical = Infinity } = limits[kind];
  return figure >= critical ? 2 : figure >= warning ? 1 : 0;
}

function low(rate: number | null, calls: number, kind: Condition): Grade {
  const { warning = 0, critical = 0, minimumCalls = 0 } = limits[kind];
  if (rate === null || calls < minimumCalls) return 0;
  return rate < critical ? 2 : rate < warning ? 1 : 0;
}
