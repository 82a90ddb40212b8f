import type { Instant } from '#core/time/instant';
import type { Queue, Total } from '#core/board/queue';
import type { Rules } from '#core/book/rules';
import { simulateDay } from '../fakes/call-centre.ts';
import { lifelikeCentre, rulesOf } from '../fakes/centre-setup.ts';
import type { LifelikeOptions } from '../fakes/centre-setup.ts';
import type { Dialect } from '../fakes/flexfone-messages.ts';
import { flexfoneRequests } from '../fakes/flexfone-pbx.ts';
import type { FlexfoneOptions } from '../fakes/flexfone-pbx.ts';
import type { FlexfoneRequest } from '../fakes/flexfone-spelling.ts';
import { dayTruth, rounded, totalTruth } from '../truth/day-truth.ts';
import type { QueueTruth } from '../truth/day-truth.ts';

/** A simulated day: what Flexfone sends of it, and what is true at any instant. */
export interface WholeDay {
  readonly rules: Rules;
  readonly requests: readonly FlexfoneRequest[];
  /** Evenly spread over the day, and one after everything is over. */
  instants(count: number): readonly Instant[];
  truth(now: Instant): readonly QueueTruth[];
  /** Of all queues together. */
  total(now: Instant): Omit<QueueTruth, 'id'>;
}

/** A day of two queues in one of the three ways in which ids are tied. */
export function wholeDay(centre: LifelikeOptions, flexfone: Partial<FlexfoneOptions> & { dialect: Dialect }): WholeDay {
  const setup = lifelikeCentre(centre);
  const events = simulateDay(setup);
  const rules = rulesOf(setup);
  const first = events[0]?.at ?? 0;
  const last = events.at(-1)?.at ?? 0;
  const knowledge = {
    quietHangUps: flexfone.quietHangUps === 'unreported' ? 'inferred' : 'seen',
    ringOuts: flexfone.dialect === 'linked' ? 'seen' : 'readAsHangUp',
  } as const;
  return {
    rules,
    requests: flexfoneRequests(events, flexfone),
    instants(count) {
      const step = Math.floor((last - first) / count / 1_000) * 1_000;
      return [...Array.from({ length: count }, (_, index) => first + index * step), last + 4_000_000];
    },
    truth: (now) => dayTruth(events, rules, now, knowledge).map(rounded),
    total: (now) => rounded(totalTruth(events, rules, now, knowledge)),
  };
}

/** The numbers of a queue that the truth knows, in the truth's own words. */
export function told(queue: Total & Pick<Queue, 'id'>): Omit<QueueTruth, 'today'> {
  const { id, callsWaiting, agentsReady, agentsBusy, agentsRinging, answeredToday, lostToday } = queue;
  const { inferredLostToday, overflowedToday, answerRate, avgWaitSeconds, serviceLevel, longestWaitSeconds } = queue;
  const { longestWaitTodaySeconds, avgTalkSeconds } = queue;
  return {
    id,
    callsWaiting: callsWaiting ?? Number.NaN,
    waitingSince: (queue.waitingSince ?? []).map((since) => Date.parse(since)),
    longestWaitSeconds: longestWaitSeconds ?? Number.NaN,
    agentsReady: agentsReady ?? Number.NaN,
    agentsBusy: agentsBusy ?? Number.NaN,
    agentsRinging: agentsRinging ?? Number.NaN,
    answeredToday: answeredToday ?? Number.NaN,
    lostToday: lostToday ?? Number.NaN,
    inferredLostToday: inferredLostToday ?? Number.NaN,
    overflowedToday: overflowedToday ?? Number.NaN,
    answerRate,
    avgWaitSeconds,
    longestWaitTodaySeconds,
    avgTalkSeconds,
    serviceLevel,
  };
}

/** The truth without what no board shows. */
export function shown(truth: QueueTruth): Omit<QueueTruth, 'today'> {
  const { today, ...rest } = truth;
  void today;
  return rest;
}
