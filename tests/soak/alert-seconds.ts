import type { Severity } from '#core/alerts/alert';
import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import type { GroundEvent } from '../fakes/ground-events.ts';
import { type Second, type Settings } from '../truth/alert-day.ts';
import { expectedLog } from '../truth/alert-oracle.ts';
import { startOfDay } from '../truth/local-time.ts';
import { membersOf, rules, timeZone } from './centre.ts';
import type { DayPlan } from './plan.ts';
import { grace, isOpenAt, isQuietAt, silentFrom } from './truth.ts';

/** One entry of the log, whichever side it is from. */
export interface LogEntry {
  readonly at: Instant;
  readonly kind: string;
  readonly severity: Severity;
  readonly change: string;
}

const timing: Settings = { hold: 5, clear: 10, again: 300, snooze: 0 };
/** The same as it is configured. */
export const alertTimes = {
  forSeconds: timing.hold,
  clearAfterSeconds: timing.clear,
  againAfterSeconds: timing.again,
};

/**
 * The log of one queue on one day, by what happened alone, second by second. `heardBefore`: Flexfone was heard on an earlier day.
 */
export function expectedAlerts(day: DayPlan, queue: string, heardBefore: boolean): readonly LogEntry[] {
  const dawn = Math.max(day.from, startOfDay(day.date, timeZone) + beforeOpening);
  const [answers, levels] = secondsOf(day, queue, { dawn, heardBefore });
  const entries = [
    ...expectedLog(answers, timing).filter(({ kind }) => kind !== 'serviceLevel' && kind !== 'source'),
    // A second has one rate: each of the two conditions is judged with its own.
    ...expectedLog(levels, timing).filter(({ kind }) => kind === 'serviceLevel'),
  ];
  return entries.map(({ second: index, kind, severity, change }) => {
    return { at: dawn + index * second, kind, severity, change };
  });
}

/** By then nothing has opened, on the day on which the clocks change neither. */
const beforeOpening = 5 * hour;

interface Passage {
  readonly entry: Instant;
}

interface Beginning {
  readonly dawn: Instant;
  readonly heardBefore: boolean;
}

/** Every second of a day from some time before anything opens, once with the answer rate and once with the service level. */
function secondsOf(day: DayPlan, queue: string, { dawn, heardBefore }: Beginning): readonly [Second[], Second[]] {
  const settings = rules.queues.find(({ id }) => id === queue);
  if (settings === undefined) throw new Error(`There is no queue ${queue}.`);
  const inTime = settings.serviceLevelSeconds * second;
  const members = membersOf(queue);
  const waiting = new Map<string, Passage>();
  const legs = new Map<string, string>();
  const sums = { answered: 0, lost: 0, inTime: 0, late: 0 };
  const [answers, levels]: [Second[], Second[]] = [[], []];
  let [event, request] = [0, 0];
  let heardAt: Instant | null = null;
  // They change with the minute.
  let hours: Pick<Second, 'isOpen' | 'isQuiet'> | undefined;

  function over(passage: string | null, at: Instant, how: 'answered' | 'lost' | 'elsewhere'): void {
    const entry = passage === null ? undefined : waiting.get(passage)?.entry;
    if (passage === null || entry === undefined) return;
    waiting.delete(passage);
    const waited = at - entry;
    if (how === 'elsewhere' || (how === 'lost' && waited < settings!.shortAbandonSeconds * second)) return;
    sums[how] += 1;
    if (waited > inTime) sums.late += 1;
    else if (how === 'answered') sums.inTime += 1;
  }

  function happens(each: GroundEvent): void {
    if (each.kind === 'rings' || each.kind === 'answered' || each.kind === 'dialled') legs.set(each.leg, each.agent);
    if (each.kind === 'stoppedRinging' || each.kind === 'legEnded') legs.delete(each.leg);
    if (each.kind === 'entered' && each.queue === queue) waiting.set(each.passage, { entry: each.at });
    if (each.kind === 'left') over(each.passage, each.at, 'elsewhere');
    if (each.kind === 'hungUp') over(each.passage, each.at, 'lost');
    if (each.kind === 'answered') over(each.passage, each.at, 'answered');
  }

  for (let now = dawn; now < day.to; now += second) {
    for (let each = day.called[event]; each !== undefined && each.at <= now; each = day.called[(event += 1)]) {
      happens(each);
    }
    for (let each = day.requests[request]; each !== undefined && each.at <= now; each = day.requests[(request += 1)]) {
      heardAt = each.at;
    }
    if (hours === undefined || now % minute === 0) hours = { isOpen: isOpenAt(now), isQuiet: isQuietAt(now) };
    const engaged = new Set(legs.values());
    const entries = [...waiting.values()].map(({ entry }) => (entry - dawn) / second);
    const lateNow = [...waiting.values()].filter(({ entry }) => now - entry > inTime).length;
    const outcomes = sums.answered + sums.lost;
    const counted = sums.inTime + sums.late + lateNow;
    const isHeard = heardBefore || heardAt !== null;
    const silent = silentFrom(heardAt ?? day.from);
    const common = {
      seconds: 1,
      come: 0,
      leave: 0,
      ready: members.filter((agent) => !engaged.has(agent)).length,
      calls: outcomes,
      age:
        !isHeard || now >= silent + grace
          ? ('unknown' as const)
          : now >= silent
            ? ('stale' as const)
            : ('fresh' as const),
      isFailing: false,
      ...hours,
      person: null,
      entries,
      isFirst: true,
    };
    answers.push({ ...common, rate: outcomes === 0 ? null : (100 * sums.answered) / outcomes });
    levels.push({ ...common, rate: outcomes === 0 || counted === 0 ? null : (100 * sums.inTime) / counted });
  }
  return [answers, levels];
}
