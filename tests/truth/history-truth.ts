import type { Instant } from '#core/time/instant';
import type { QueueRules } from '#core/book/rules';
import type { GroundEvent } from '../fakes/ground-events.ts';
import { isoWithOffset } from './local-time.ts';
import type { Knowledge, PassageTruth } from './passage-truth.ts';
import { passagesOf } from './passage-truth.ts';

/** What a row of history must say of one queue and hour, but for `complete`. */
export interface HourTruth {
  readonly offered: number;
  readonly answered: number;
  readonly lost: number;
  readonly shortAbandoned: number;
  readonly overflowed: number;
  readonly answerRate: number | null;
  readonly serviceLevel: number | null;
  readonly avgWaitSeconds: number | null;
  readonly longestWaitSeconds: number | null;
  readonly avgTalkSeconds: number | null;
}

/** By when the hour began, as the clock on the wall and its offset: every hour with a call. All events are looked at anew. */
export function hoursTruth(
  events: readonly GroundEvent[],
  queue: QueueRules,
  now: Instant,
  knowledge: Knowledge,
  timeZone: string,
): ReadonlyMap<string, HourTruth> {
  const passages = passagesOf(events, queue, now, knowledge);
  const byHour = Map.groupBy(passages, ({ enteredAt }) => hourOf(enteredAt, timeZone));
  return new Map([...byHour].map(([start, own]) => [start, truthOf(own, queue)]));
}

function hourOf(at: Instant, timeZone: string): string {
  return isoWithOffset(at, timeZone).replace(/:\d\d:\d\d\.\d{3}/, ':00:00.000');
}

function truthOf(passages: readonly PassageTruth[], queue: QueueRules): HourTruth {
  const of = (kind: PassageTruth['class']) => passages.filter((passage) => passage.class === kind);
  const [answered, lost, waiting] = [of('answered'), of('abandoned'), of('waiting')];
  const limit = queue.serviceLevelSeconds * 1_000;
  const inTime = answered.filter(({ waited }) => waited <= limit).length;
  const late = [...answered, ...lost, ...waiting].filter(({ waited }) => waited > limit).length;
  const waits = [...answered, ...lost].map(({ waited }) => waited);
  return {
    offered: passages.length,
    answered: answered.length,
    lost: lost.length,
    shortAbandoned: of('shortAbandoned').length,
    overflowed: of('overflowed').length,
    answerRate: percent(answered.length, answered.length + lost.length),
    serviceLevel: percent(inTime, inTime + late),
    avgWaitSeconds: mean(answered.map(({ waited }) => waited)),
    longestWaitSeconds: waits.length === 0 ? null : Math.round(Math.max(...waits) / 1_000),
    avgTalkSeconds: mean(answered.flatMap(({ talked }) => talked ?? [])),
  };
}

function percent(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const exact = (100 * part) / whole;
  return exact === 0 || exact === 100 ? exact : Math.min(99.9, Math.max(0.1, Math.round(exact * 10) / 10));
}

function mean(milliseconds: readonly number[]): number | null {
  if (milliseconds.length === 0) return null;
  return Math.round(milliseconds.reduce((sum, each) => sum + each, 0) / milliseconds.length / 1_000);
}
