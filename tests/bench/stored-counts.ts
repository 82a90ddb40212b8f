import type { ScriptedRequest } from './call-script.ts';
import { queues } from './configuration.ts';

/** What a board should show of each queue. */
export type Counts = readonly QueueCounts[];

type QueueCounts = {
  readonly queue: string;
  readonly waiting: number;
  readonly answered: number;
  readonly lost: number;
  /** Agents whose phone rings or who talk. */
  readonly busy: number;
};

interface CaptureLine {
  readonly request?: ScriptedRequest;
}

/** What tells a request of the script from all others. */
export function keyOf({ path, query }: ScriptedRequest): string {
  return `${path} ${query['UniqueCallId'] ?? query['Unique CallId'] ?? query['uniquecallid'] ?? ''}`;
}

/** Counts a capture's calls plainly, each once: how often each request is in it, and what a board should show. */
export function countStored(lines: readonly string[]): { times: ReadonlyMap<string, number>; counts: Counts } {
  const times = new Map<string, number>();
  const queueOfCall = new Map<string, string>();
  const rang = new Set<string>();
  const answered = new Map<string, string>();
  const ended = new Set<string>();
  for (const line of lines) {
    const { request } = JSON.parse(line) as CaptureLine;
    // What a phone system that is asked has told counts no call.
    if (request === undefined) continue;
    const { path, query } = request;
    times.set(keyOf(request), (times.get(keyOf(request)) ?? 0) + 1);
    const queue = /^queue\/(.+)\/enter$/.exec(path)?.[1];
    if (queue !== undefined) queueOfCall.set(query['uniquecallid'] ?? '', queue);
    else if (path === 'incoming') rang.add(query['LinkedUniqueCallId'] ?? '');
    else if (path === 'answered') answered.set(query['LinkedUniqueCallId'] ?? '', query['UniqueCallId'] ?? '');
    else if (path === 'ended') ended.add(query['Unique CallId'] ?? '');
  }
  const counts = queues.map((queue) => {
    const calls = [...queueOfCall].filter(([, entered]) => entered === queue).map(([call]) => call);
    const served = calls.filter((call) => answered.has(call));
    const waiting = calls.filter((call) => !answered.has(call) && !ended.has(call));
    const talking = served.filter((call) => !ended.has(answered.get(call) ?? ''));
    return {
      queue,
      waiting: waiting.length,
      answered: served.length,
      lost: calls.length - served.length - waiting.length,
      busy: talking.length + waiting.filter((call) => rang.has(call)).length,
    };
  });
  return { times, counts };
}
