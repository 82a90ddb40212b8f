import type { LoopbackServer } from '../fakes/loopback-server.ts';
import { startLoopbackServer } from '../fakes/loopback-server.ts';

/** What a benchmark wants of the phone systems that are asked. */
export type PolledOrder =
  | { readonly start: { readonly servers: number; readonly agents: number } }
  /** From now on each so manieth poll of each says something new. */
  | { readonly newsEvery: number }
  /** What was asked since the last report. */
  | { readonly report: true };

/** When the answers of a poll went out: the first and the last, in milliseconds since 1970. */
export interface PollSent {
  readonly completed: number;
  readonly first: number;
  readonly last: number;
}

export interface PolledReport {
  readonly addresses: readonly string[];
  readonly asked: number;
  /** Of the first server. */
  readonly sent: readonly PollSent[];
}

/**
 * SWANs that cost little, so that what is measured is the hub. News is one more answered call, and another number of
 * callers who wait. Every poll is two questions: of the queues, and then of the users.
 */
export function createPolledSystems() {
  const servers: LoopbackServer[] = [];
  let [asked, newsEvery] = [0, 1];
  let sent: PollSent[] = [];

  async function start(count: number, agents: number): Promise<void> {
    const users = Array.from({ length: agents }, (_, index) => ({
      extension: String(1_000 + index),
      id: index,
      name: `Agent ${index}`,
      status: index % 3 === 0 ? 'busy' : 'available',
      description: 'Disponible',
    }));
    const members = users.map(({ extension }) => extension);
    const ofUsers = JSON.stringify({ error: false, 'error-msg': null, result: users });
    for (let index = 0; index < count; index += 1) servers.push(await startOne(index === 0, members, ofUsers));
  }

  function startOne(isWatched: boolean, members: readonly string[], ofUsers: string): Promise<LoopbackServer> {
    let [polls, completed, first] = [0, 1, 0];
    return startLoopbackServer((request, response) => {
      asked += 1;
      const isOfQueues = request.url?.startsWith('/queues-status') === true;
      if (isOfQueues && ++polls % newsEvery === 0) completed += 1;
      const body = isOfQueues ? statusOf(completed, members) : ofUsers;
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
      response.end(body);
      const now = performance.timeOrigin + performance.now();
      if (isOfQueues) first = now;
      else if (isWatched) sent.push({ completed, first, last: now });
    });
  }

  return {
    async obey(order: PolledOrder): Promise<PolledReport> {
      if ('start' in order) await start(order.start.servers, order.start.agents);
      if ('newsEvery' in order) ({ newsEvery } = order);
      const report = { addresses: servers.map(({ baseUrl }) => baseUrl), asked, sent };
      [asked, sent] = [0, []];
      return report;
    },
  };
}

function statusOf(completed: number, members: readonly string[]): string {
  const status = {
    abandoned: 3,
    abandonedRatio: 98,
    avgRingTime: 12.5,
    avgRingTimeRatio: 40,
    completed,
    currentCalls: completed % 4,
    maxRingTime: 31,
    ringTimeOK: completed,
    serviceRatio: 90,
  };
  const queues = { Group: { members, alarm: false, status } };
  return JSON.stringify({ error: false, 'error-msg': null, result: { queues } });
}
