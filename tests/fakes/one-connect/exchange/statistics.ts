import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { GroundEvent } from '../../ground-events.ts';
import { queueOf } from '../../switches/happenings.ts';
import type { Fields } from '../../switches/xml/writer.ts';
import type { QueueDevice } from './house.ts';
import type { Totals } from './totals.ts';
import { averageOf, noTotals } from './totals.ts';

/** What the switch counts of its queues. */
export interface Statistics {
  /** Returns the ids of the queues of which a figure is another one now. */
  readonly happens: (event: GroundEvent) => readonly string[];
  /** The fields of a QueueStatisticsEvent but for whose it is. */
  readonly of: (queue: QueueDevice, now: Instant, averageWaitOf: 'answered' | 'all') => Fields;
  /** The totals begin anew; who waits or talks is still there. */
  readonly reset: () => void;
}

export function newStatistics(): Statistics {
  const waiting = new Map<string, Instant>();
  const served = new Map<string, string>();
  const totals = new Map<string, Totals>();

  function totalsOf(queue: string): Totals {
    const known = totals.get(queue) ?? noTotals();
    totals.set(queue, known);
    return known;
  }

  /** The stay is over; how long it was, in seconds. */
  function stopsWaiting(passage: string, at: Instant): number {
    const waited = (at - (waiting.get(passage) ?? at)) / second;
    waiting.delete(passage);
    const own = totalsOf(queueOf(passage));
    own.longestWait = Math.max(own.longestWait, waited);
    return waited;
  }

  function happens(event: GroundEvent): readonly string[] {
    if (!('passage' in event) || event.passage === null) return [];
    const queue = queueOf(event.passage);
    const own = totalsOf(queue);
    switch (event.kind) {
      case 'entered':
        waiting.set(event.passage, event.at);
        own.calls += 1;
        return [queue];
      case 'left':
        stopsWaiting(event.passage, event.at);
        return [queue];
      case 'hungUp':
        own.missedWaits.add(stopsWaiting(event.passage, event.at));
        return [queue];
      case 'rings':
        return [];
      case 'stoppedRinging':
        if (event.why === 'rangOut') own.ofAgent(event.agent).missed += 1;
        return event.why === 'rangOut' ? [queue] : [];
      case 'answered':
        served.set(event.leg, queue);
        own.answeredWaits.add(stopsWaiting(event.passage, event.at));
        own.ofAgent(event.agent).answered += 1;
        return [queue];
      case 'dialled':
        return [];
      case 'legEnded':
        served.delete(event.leg);
        own.talks.add(event.talkedFor / second);
        own.ofAgent(event.agent).talks.add(event.talkedFor / second);
        return [queue];
    }
  }

  function of(queue: QueueDevice, now: Instant, averageWaitOf: 'answered' | 'all'): Fields {
    const entries = [...waiting].flatMap(([passage, entry]) => (queueOf(passage) === queue.id ? [entry] : []));
    const servicing = [...served.values()].filter((id) => id === queue.id).length;
    const own = totalsOf(queue.id);
    const longestNow = entries.length === 0 ? 0 : Math.floor((now - Math.min(...entries)) / second);
    return {
      localNumber: queue.number,
      currentCalls: entries.length + servicing,
      servicingCalls: servicing,
      waitingCalls: entries.length,
      maxCurrentWait: longestNow,
      totalNoOfCalls: own.calls,
      totalAnsweredCalls: own.answeredWaits.count(),
      totalMissedCalls: own.missedWaits.count(),
      averageWaitTime: averageOf(own.answeredWaits, ...(averageWaitOf === 'all' ? [own.missedWaits] : [])),
      averageTalkTime: averageOf(own.talks),
      maxWaitTime: Math.max(Math.floor(own.longestWait), longestNow),
      agentList: {
        agentListItem: [...own.agents].map(([agent, { answered, missed, talks }]) => ({
          device: { deviceIdentifier: agent },
          totalNoOfCalls: answered + missed,
          totalAnsweredCalls: answered,
          totalMissedCalls: missed,
          averageTalkTime: averageOf(talks),
        })),
      },
    };
  }

  return { happens, of, reset: () => totals.clear() };
}
