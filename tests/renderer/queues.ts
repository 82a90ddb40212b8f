import { numberNames } from '#core/said/numbers';
import type { Picture, Provenance, Queue } from '#core/board/queue';
import { pictureOfQueues } from '../support/total-of-queues.ts';

const known: Provenance = { source: 'pbx', asOf: '2026-11-18T09:14:38.000+01:00', stale: false, estimated: false };

/** A quiet queue, with what a test wants otherwise. Made anew at each call, as a parsed message is. */
export function aQueue(id: string, changes: Partial<Queue> = {}): Queue {
  return {
    id,
    name: `Queue ${id}`,
    level: 'calm',
    levelReason: null,
    callsWaiting: 0,
    longestWaitTime: '0s',
    avgWaitTime: '1m 12s',
    agentsReady: 4,
    agentsBusy: 2,
    agentsOther: 1,
    answeredToday: 127,
    lostToday: 8,
    answerRate: 94.1,
    longestWaitSeconds: 0,
    avgWaitSeconds: 72,
    longestWaitTodaySeconds: 250,
    avgTalkSeconds: 185,
    serviceLevel: 88.2,
    overflowedToday: 2,
    inferredLostToday: 1,
    lostOpenToday: 3,
    waitingSince: [],
    agentsRinging: 0,
    agents: [],
    pbxAlarm: null,
    limits: {
      serviceLevelSeconds: 20,
      longestWaitSeconds: { warning: 60, critical: 120 },
      callsWaiting: { warning: 3, critical: null },
    },
    provenance: Object.fromEntries(numberNames.map((name) => [name, { ...known }])) as Queue['provenance'],
    ...changes,
  };
}

/** A picture of these queues. */
export const aPicture = (queues: readonly Queue[], at = '2026-11-18T09:14:38.000+01:00'): Picture =>
  pictureOfQueues(queues, at);
