import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import type { FlexfoneRequest } from '../fakes/flexfone-spelling.ts';
import { quietInstants } from '../fakes/ground-events.ts';
import { seededRandom } from '../fakes/random.ts';
import { isoWithOffset } from '../truth/local-time.ts';
import { timeZone } from './centre.ts';
import { createChecks, type Findings, troubleOf } from './checks.ts';
import { dayReport } from './day-report.ts';
import { begin, type DayPlan, type Fault, planned } from './plan.ts';
import { createResourceLog } from './resources.ts';
import { createStage } from './stage.ts';

export interface SoakOptions {
  readonly hours: number;
  /** At most so many seconds of its time in one of ours. */
  readonly speed: number;
  readonly seed: number;
  /** On a real disk; it goes when all is over. */
  readonly folder: string;
  readonly say: (line: string) => void;
  /** Told each day as a text, with the log of its alerts. */
  readonly report?: (text: string) => void;
  /** For the test that wrong numbers are found: phone systems say it, and it has not happened. */
  readonly untrue?: (day: DayPlan) => readonly FlexfoneRequest[];
}

/** Of a day that late requests make inexact, figures are looked at so long after the last one and before the next. */
const calm = 8 * second;
const checksADay = 36;

/** Plays so many hours of a call centre against the real hub, with faults, and holds all that it says against what happened. */
export async function soak({ hours, speed, seed, folder, say, report, untrue }: SoakOptions) {
  const troubled = { lines: 0 };
  const days = planned(hours, seed);
  const stage = await createStage(folder, days[0], (line) => {
    troubled.lines += 1;
    if (troubled.lines <= 50) say(`the hub says: ${line.slice(0, 400)}`);
  });
  const findings: Findings = { checked: 0, wrong: 0, alerts: 0, alertsWrong: 0, missing: 0, say };
  const checks = createChecks(stage, findings, folder);
  const resources = createResourceLog();
  const random = seededRandom(seed);
  const happened = new Map<string, number>();
  const begun = performance.now();
  let heardAt: Instant | null = null;
  let refused = 0;

  async function keepPace(at: Instant): Promise<void> {
    const ahead = (at - begin) / speed - (performance.now() - begun);
    if (ahead > 50) await pause(ahead);
  }

  async function tellAll(requests: readonly FlexfoneRequest[]): Promise<void> {
    for (const request of requests) {
      if (!(await stage.tell(request))) {
        refused += 1;
        say(`REFUSED ${request.path} at ${isoWithOffset(stage.now(), timeZone)}`);
      }
      heardAt = stage.now();
    }
  }

  async function fail(fault: Fault, requests: readonly FlexfoneRequest[]): Promise<void> {
    const name = fault.kind === 'swan' ? `swan ${fault.how}` : fault.kind;
    happened.set(name, (happened.get(name) ?? 0) + 1);
    switch (fault.kind) {
      case 'kill':
        await stage.killAmidst(requests, random.between(0, 4));
        if (requests.length > 0) heardAt = stage.now();
        return;
      case 'stop':
        return stage.stopAndStart();
      case 'killedForAWhile':
        return stage.killUntil(fault.to);
      case 'settings':
        return stage.changeSettings();
      case 'streamCut':
        return stage.cutStream();
      case 'swan':
        return stage.swanIs(fault.how);
      case 'flush':
        return stage.hub().flushTakes(fault.milliseconds);
    }
  }

  /** One moment: what the phone system says then, in order, and what goes wrong in the middle of it. */
  async function moment(at: Instant, requests: readonly FlexfoneRequest[], faults: readonly Fault[]): Promise<void> {
    await stage.pass(at);
    const kill = faults.find(({ kind }) => kind === 'kill');
    if (kill === undefined) await tellAll(requests);
    else await fail(kill, requests);
    for (const fault of faults) if (fault !== kill && fault.kind !== 'kill') await fail(fault, []);
  }

  async function play(day: DayPlan, isFirst: boolean): Promise<void> {
    stage.beginDay(day);
    const said = [...day.requests, ...(untrue?.(day) ?? [])].toSorted((one, other) => one.at - other.at);
    const requests = Map.groupBy(said, ({ at }) => at);
    const faults = Map.groupBy(day.faults, ({ at }) => at);
    const looks = new Set(looksOf(day));
    const stops = [...new Set([...requests.keys(), ...faults.keys(), ...day.polled.map(({ at }) => at), ...looks])]
      .filter((at) => at >= day.from && at < day.to)
      .toSorted((one, other) => one - other);
    for (const at of stops) {
      await keepPace(at);
      // The hub may have been away.
      if (at < stage.now() && !requests.has(at)) continue;
      await moment(at, requests.get(at) ?? [], faults.get(at) ?? []);
      if (!looks.has(at)) continue;
      await checks.figures(day, heardAt);
      resources.seen(stage.hub().resources(), stage.counts.starts);
    }
    await stage.pass(day.to - 700);
    await checks.figures(day, heardAt);
    resources.seen(stage.hub().resources(), stage.counts.starts);
    await checks.wholeDay(day, isFirst);
    report?.(dayReport(day, await checks.logOf(day)));
    await stage.pass(day.to);
    resources.dayIsOver();
    const { memoryMb, handles } = resources.days.at(-1) ?? { memoryMb: 0, handles: 0 };
    const took = Math.round((performance.now() - begun) / 1_000);
    say(
      `${day.date}${day.isJittered ? ' (late requests)' : ''}: ${took} s, ${stage.told.count} acknowledged, ${findings.checked} held, ` +
        `${findings.wrong} wrong, ${findings.alerts} alerts, ${findings.alertsWrong} wrong, ${memoryMb} MB, ${handles} handles`,
    );
  }

  /** Whenever nothing is on its way: so often a day, and each minute in which a phone system cannot be heard. */
  function looksOf(day: DayPlan): readonly Instant[] {
    const chosen = seededRandom(seed + day.from);
    const quiet = day.isJittered
      ? quietInstants(day.called, calm, 37 * second)
      : day.requests.map(({ at }) => at + 300);
    const usual = quiet.filter((at) => at >= day.from + minute && at < day.to - minute);
    const chance = Math.min(1, checksADay / Math.max(1, usual.length));
    const silent = [...troubleOf(day), ...(day.pbxDown === null ? [] : [day.pbxDown])];
    const each = silent.flatMap(({ from, to }) =>
      Array.from(
        { length: Math.floor((to - from) / (2 * minute)) },
        (_, index) => from + (2 * index + 1) * minute + 300,
      ),
    );
    return [...usual.filter(() => chosen.chance(chance)), ...(day.isJittered ? [] : each)];
  }

  try {
    for (const [index, day] of days.entries()) await play(day, index === 0);
  } finally {
    const code = await stage.close();
    if (code !== 0) findings.wrong += 1;
  }
  const { memoryMb, handles, daysInLongestLife, isFlat } = resources.report();
  const { kills, stops, starts, repeated, reconnects, settings } = stage.counts;
  const { checked, wrong, alerts, alertsWrong, missing } = findings;
  return {
    name: 'soak',
    hours,
    speed: Math.round((hours * hour) / (performance.now() - begun)),
    seed,
    inputs: days.reduce((sum, { requests }) => sum + requests.length, 0),
    acknowledged: stage.told.count,
    repeated,
    refused,
    missing,
    checked,
    wrong,
    alerts,
    alertsWrong,
    kills,
    stops,
    restarts: starts - 1,
    reconnects,
    settings,
    memoryMb,
    handles,
    daysInLongestLife,
    troubleLines: troubled.lines,
    faults: Object.fromEntries([...happened].toSorted(([one], [other]) => one.localeCompare(other))),
    ok: wrong + alertsWrong + missing + refused + troubled.lines === 0 && checked > 0 && isFlat,
  };
}
