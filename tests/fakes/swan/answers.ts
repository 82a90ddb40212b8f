import type { SwanState } from './state.ts';
import { groupStatistics } from './state.ts';

/** An error with its message, or a result (document 002). */
export function envelope(message: string | null, result: unknown = null): string {
  return JSON.stringify({ error: message !== null, 'error-msg': message, result });
}

/** queues-status (1.4): by group, as asked in either spelling. */
export function queuesStatus({ queues }: SwanState, asked: URLSearchParams): string {
  const groups = groupsOf(asked);
  if (groups.size === 0) return envelope('queues is missing');
  const unknown = [...groups.values()].flat().find((queue) => !Object.hasOwn(queues, queue));
  if (unknown !== undefined) return envelope(`Queue ${unknown} not found`);
  const statistics = [...groups].map(([group, ofGroup]) => [
    group,
    groupStatistics(ofGroup.flatMap((queue) => queues[queue] ?? [])),
  ]);
  return envelope(null, { queues: Object.fromEntries(statistics) as unknown });
}

/** blf-users (1.3). */
export function blfUsers({ users }: SwanState): string {
  return envelope(
    null,
    users.map(({ talkedSeconds: _talked, ...user }, index) => ({ ...user, id: 4_100 + index })),
  );
}

/** user-resume (2.4): how many wait, by group. */
export function userResume({ queues }: SwanState, asked: URLSearchParams): string {
  const waits = [...groupsOf(asked)].map(([group, ofGroup]) => [
    group,
    ofGroup.reduce((all, queue) => all + (queues[queue]?.waiting ?? 0), 0),
  ]);
  return envelope(null, { 'waiting-calls': Object.fromEntries(waits) as unknown });
}

/** current-calls (2.6): one for who talks, for as long as the state says. */
export function currentCalls({ users }: SwanState, extension: string, now: number): string {
  const user = users.find((each) => each.extension === extension);
  if (user?.status !== 'busy') return envelope(null, []);
  const talkedSeconds = user.talkedSeconds ?? 0;
  const began = new Date(now - talkedSeconds * 1_000).toISOString().slice(0, 19).replace('T', ' ');
  const call = { uniqueid: '1731921271.77', calldate: began, duration: talkedSeconds, number: '+34937060370' };
  return envelope(null, [{ ...call, direction: 'incoming' }]);
}

/** The same answer, in which every value is something else. */
export function wrongTypes(body: string): string {
  const odd = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(odd);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, odd(each)]));
    }
    return typeof value === 'number' ? `${value} calls` : typeof value === 'string' ? [value] : null;
  };
  const { result } = JSON.parse(body) as { readonly result: unknown };
  return envelope(null, odd(result));
}

/** `queues[GROUP][]=QUEUE&...`, or `queues={"GROUP":["QUEUE"]}`. */
function groupsOf(asked: URLSearchParams): ReadonlyMap<string, readonly string[]> {
  const asJson = asked.get('queues');
  if (asJson !== null) return new Map(Object.entries(JSON.parse(asJson) as { readonly [group: string]: string[] }));
  const groups = new Map<string, string[]>();
  for (const [name, queue] of asked) {
    const group = /^queues\[(.+)\]\[\d*\]$/.exec(name)?.[1];
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), queue]);
  }
  return groups;
}
