/** What goes on in one queue, as SWAN would know it. Totals are since SWAN's own midnight, or since it began anew. */
export interface SwanQueue {
  /** Extensions of the users who are logged on. */
  readonly members: readonly string[];
  readonly waiting: number;
  /** How long each answered caller waited, in seconds. */
  readonly answeredAfterSeconds: readonly number[];
  readonly abandoned: number;
}

export interface SwanUser {
  readonly extension: string;
  readonly name: string;
  readonly status: 'available' | 'unavailable' | 'busy' | 'ringing' | 'pause';
  /** The PBX's own word for the status: "Descanso". */
  readonly description: string;
  /** For how long he has talked, where he is busy with a call. */
  readonly talkedSeconds?: number;
}

export interface SwanState {
  /** By queue, not by group: which queues are a group is said by who asks. */
  readonly queues: { readonly [queue: string]: SwanQueue };
  readonly users: readonly SwanUser[];
}

/** The statistics of a group of queues, by the formulas of document 002, 1.4. Where they divide by zero: `null`. */
export function groupStatistics(queues: readonly SwanQueue[]): object {
  const waits = queues.flatMap(({ answeredAfterSeconds }) => answeredAfterSeconds);
  const abandoned = sum(queues.map((queue) => queue.abandoned));
  const completed = waits.length;
  const avgRingTime = completed === 0 ? 0 : sum(waits) / completed;
  const maxRingTime = Math.max(0, ...waits);
  const ringTimeOK = waits.filter((wait) => wait < 20).length;
  return {
    members: [...new Set(queues.flatMap(({ members }) => members))],
    alarm: queues.some(({ waiting }) => waiting > 5),
    status: {
      abandoned,
      abandonedRatio: 100 - (abandoned * 100) / (completed + abandoned),
      avgRingTime,
      avgRingTimeRatio: (avgRingTime * 100) / maxRingTime,
      completed,
      currentCalls: sum(queues.map(({ waiting }) => waiting)),
      maxRingTime,
      ringTimeOK,
      serviceRatio: (ringTimeOK * 100) / completed,
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
