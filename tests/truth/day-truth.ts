import type { Instant } from '#core/time/instant';
import type { QueueRules, Rules } from '#core/book/rules';
import type { GroundEvent } from '../fakes/ground-events.ts';
import { dayOf } from './local-time.ts';
import { passagesOf } from './passage-truth.ts';
import type { CallClass, Knowledge, PassageTruth } from './passage-truth.ts';

/**
 * The figures of one queue at one instant, unrounded. Names and meanings are those of numbers.md; `null` where there is
 * nothing to divide by.
 */
export interface QueueTruth {
  readonly id: string;
  readonly callsWaiting: number;
  /** When each waiting caller entered, the oldest first. */
  readonly waitingSince: readonly Instant[];
  readonly longestWaitSeconds: number;
  readonly agentsReady: number;
  /** A phone rings, or a conversation in either direction. */
  readonly agentsBusy: number;
  readonly agentsRinging: number;
  readonly answeredToday: number;
  readonly lostToday: number;
  readonly inferredLostToday: number;
  readonly overflowedToday: number;
  readonly answerRate: number | null;
  readonly avgWaitSeconds: number | null;
  /** Of today's answered and lost calls, and of all who wait now. */
  readonly longestWaitTodaySeconds: number | null;
  /** From answer to the end of the agent's part, of today's calls whose talk is over. */
  readonly avgTalkSeconds: number | null;
  readonly serviceLevel: number | null;
  /** Today's calls by class; `offered` is their sum. */
  readonly today: { readonly [kind in CallClass | 'offered']: number };
}

/** Everything is known as it happened. */
export const everything: Knowledge = { quietHangUps: 'seen', ringOuts: 'seen' };

/**
 * The truth at `now`, from what happened alone: no request, no book, no state kept; all events are looked at anew.
 * `knowledge` narrows it to what the contract lets a Flexfone source know; then `maxWaitSeconds` counts, too.
 */
export function dayTruth(
  events: readonly GroundEvent[],
  rules: Rules,
  now: Instant,
  knowledge: Knowledge = everything,
): QueueTruth[] {
  const engaged = engagedAgents(events, now);
  return rules.queues.map((queue) => {
    const passages = passagesOf(events, queue, now, knowledge);
    return queueTruth(queue, passages, engaged, rules.timeZone, now);
  });
}

/**
 * All queues together, from what happened alone: every call of every queue is looked at anew, each by its own queue's time
 * within which it is answered in time, and an agent is one, however many queues he is in.
 */
export function totalTruth(
  events: readonly GroundEvent[],
  rules: Rules,
  now: Instant,
  knowledge: Knowledge = everything,
): Omit<QueueTruth, 'id'> {
  const agents = [...new Set(rules.queues.flatMap((queue) => queue.agents ?? []))];
  const all = rules.queues.map((queue) => ({ queue, passages: passagesOf(events, queue, now, knowledge) }));
  const passages = all.flatMap((one) => one.passages);
  const [first] = rules.queues;
  if (first === undefined) throw new Error('There is no queue.');
  const { id, ...truth } = queueTruth({ ...first, agents }, passages, engagedAgents(events, now), rules.timeZone, now);
  void id;
  const outcomes = truth.answeredToday + truth.lostToday;
  const levels = all.map(({ queue, passages }) => inTimeAndLate(ofToday(passages, rules.timeZone, now), queue));
  const sumOf = (name: 'inTime' | 'late') => levels.reduce((sum, level) => sum + level[name], 0);
  const [inTime, late] = [sumOf('inTime'), sumOf('late')];
  return { ...truth, serviceLevel: outcomes === 0 ? null : share(inTime, inTime + late) };
}

const ofToday = (passages: readonly PassageTruth[], timeZone: string, now: Instant): PassageTruth[] =>
  passages.filter((passage) => dayOf(passage.enteredAt, timeZone) === dayOf(now, timeZone));

function queueTruth(
  queue: QueueRules,
  passages: readonly PassageTruth[],
  engaged: ReadonlyMap<string, 'ringing' | 'talking'>,
  timeZone: string,
  now: Instant,
): QueueTruth {
  const today = ofToday(passages, timeZone, now);
  const waiting = passages.filter((passage) => passage.class === 'waiting');
  const waitingSince = waiting.map((passage) => passage.enteredAt).sort((one, other) => one - other);
  const members = queue.agents ?? [];
  const busy = members.filter((agent) => engaged.has(agent)).length;
  const answered = ofClass(today, 'answered');
  const lost = ofClass(today, 'abandoned');
  return {
    id: queue.id,
    callsWaiting: waiting.length,
    waitingSince,
    longestWaitSeconds: (now - (waitingSince[0] ?? now)) / 1000,
    agentsReady: members.length - busy,
    agentsBusy: busy,
    agentsRinging: members.filter((agent) => engaged.get(agent) === 'ringing').length,
    answeredToday: answered.length,
    lostToday: lost.length,
    inferredLostToday: lost.filter((passage) => passage.inferred).length,
    overflowedToday: ofClass(today, 'overflowed').length,
    answerRate: share(answered.length, answered.length + lost.length),
    avgWaitSeconds: mean(answered.map((passage) => passage.waited / 1000)),
    longestWaitTodaySeconds: longest([...answered, ...lost, ...waiting]),
    avgTalkSeconds: mean(answered.flatMap(({ talked }) => (talked === null ? [] : [talked / 1000]))),
    serviceLevel: serviceLevel(today, queue),
    today: {
      offered: today.length,
      waiting: ofClass(today, 'waiting').length,
      answered: answered.length,
      abandoned: lost.length,
      shortAbandoned: ofClass(today, 'shortAbandoned').length,
      overflowed: ofClass(today, 'overflowed').length,
    },
  };
}

const ofClass = (passages: readonly PassageTruth[], kind: CallClass): PassageTruth[] =>
  passages.filter((passage) => passage.class === kind);

const share = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);

const longest = (passages: readonly PassageTruth[]): number | null =>
  passages.length === 0 ? null : Math.max(...passages.map(({ waited }) => waited)) / 1000;

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Exactly T seconds is still within T. Who waits now counts once he has waited beyond T. */
function inTimeAndLate(today: readonly PassageTruth[], { serviceLevelSeconds }: QueueRules) {
  const within = (passage: PassageTruth): boolean => passage.waited <= serviceLevelSeconds * 1000;
  const counted = (['answered', 'abandoned', 'waiting'] as const).flatMap((kind) => ofClass(today, kind));
  return {
    inTime: ofClass(today, 'answered').filter(within).length,
    late: counted.filter((passage) => !within(passage)).length,
  };
}

function serviceLevel(today: readonly PassageTruth[], queue: QueueRules): number | null {
  if (ofClass(today, 'answered').length + ofClass(today, 'abandoned').length === 0) return null;
  const { inTime, late } = inTimeAndLate(today, queue);
  return share(inTime, inTime + late);
}

/** Who rings or talks, by all the legs up to `now`. Talking goes before ringing. */
function engagedAgents(events: readonly GroundEvent[], now: Instant): Map<string, 'ringing' | 'talking'> {
  const legs = new Map<string, { agent: string; state: 'ringing' | 'talking' }>();
  for (const event of events) {
    if (event.at > now || !('leg' in event)) continue;
    if (event.kind === 'rings') legs.set(event.leg, { agent: event.agent, state: 'ringing' });
    else if (event.kind === 'answered' || event.kind === 'dialled') {
      legs.set(event.leg, { agent: event.agent, state: 'talking' });
    } else legs.delete(event.leg);
  }
  const engaged = new Map<string, 'ringing' | 'talking'>();
  for (const { agent, state } of legs.values()) if (engaged.get(agent) !== 'talking') engaged.set(agent, state);
  return engaged;
}

/** As a board shows it: whole seconds, percentages with one decimal. */
export function rounded<Truth extends Omit<QueueTruth, 'id'>>(truth: Truth): Truth {
  const tenth = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);
  return {
    ...truth,
    longestWaitSeconds: Math.floor(truth.longestWaitSeconds),
    avgWaitSeconds: truth.avgWaitSeconds === null ? null : Math.round(truth.avgWaitSeconds),
    longestWaitTodaySeconds: truth.longestWaitTodaySeconds === null ? null : Math.round(truth.longestWaitTodaySeconds),
    avgTalkSeconds: truth.avgTalkSeconds === null ? null : Math.round(truth.avgTalkSeconds),
    answerRate: tenth(truth.answerRate),
    serviceLevel: tenth(truth.serviceLevel),
  };
}
