import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import type { Random } from '../fakes/random.ts';
import { seededRandom } from '../fakes/random.ts';
import { isoWithOffset } from './local-time.ts';

/** What an agent called on a day. */
export interface AgentTruth {
  readonly calls: number;
  readonly ended: number;
  readonly reached: number;
  readonly talkSeconds: number;
}

/** Days of agents who call people, as Flexfone tells them: known from how they were made and from nothing else. */
export interface OutboundDays {
  /** In order of arrival. */
  readonly inputs: readonly Input[];
  /** By day and agent: `2026-11-18 0201`. */
  readonly truth: ReadonlyMap<string, AgentTruth>;
  readonly numbers: readonly string[];
}

const agents = ['201', '0201', '204', '205'];

interface Told {
  readonly at: Instant;
  readonly path: string;
  readonly query: { readonly [name: string]: string };
}

/** So many calls from `start` on, one every few minutes: over midnight, and over a change of the clocks, where one lies there. */
export function outboundDays(seed: number, calls: number, start: Instant, timeZone: string): OutboundDays {
  const random = seededRandom(seed);
  const told: Told[] = [];
  const truth = new Map<string, AgentTruth>();
  const numbers: string[] = [];
  let at = start;
  for (let index = 0; index < calls; index += 1) {
    at += Math.floor(random.between(2, 400)) * second;
    if (random.chance(0.3)) told.push(...callIn(random, index, at, timeZone));
    const number = String(30_000_000 + index * 131);
    numbers.push(number);
    told.push(...callOut(random, index, at, timeZone, number, truth));
  }
  // Of one moment the order in which they were made counts.
  const inOrder = told
    .map((each, place) => ({ each, place }))
    .toSorted((a, b) => a.each.at - b.each.at || a.place - b.place);
  return { inputs: inOrder.map(({ each }) => inputOf(each, random)), truth, numbers };
}

function callOut(
  random: Random,
  index: number,
  at: Instant,
  timeZone: string,
  number: string,
  truth: Map<string, AgentTruth>,
): readonly Told[] {
  const agent = random.pick(agents);
  const id = `17000${index}.9`;
  const isReached = random.chance(0.6);
  const talk = isReached ? Math.ceil(random.exponential(90)) : 0;
  const endAt = at + (8 + talk) * second;
  const hasEnd = random.chance(0.9);
  const query = { UniqueCallId: id, EmployeeLocalNumber: agent, ANumber: number, TimeStamp: stampOf(at, timeZone) };
  // A call of a moment may end before it is told that it was made.
  const late = random.chance(0.2) ? Math.floor(random.between(0, 9)) * second : 0;
  const told: Told[] = [{ at: at + late, path: 'outgoing', query }];
  if (random.chance(0.2))
    told.push({ at: at + late + Math.floor(random.between(0, 20)) * second, path: 'outgoing', query });
  if (hasEnd) {
    const ended = { UniqueCallId: id, Duration: String(talk), Transfer: random.chance(0.1) ? 'true' : 'false' };
    told.push({ at: endAt, path: 'ended', query: ended });
    if (random.chance(0.2))
      told.push({ at: endAt + Math.floor(random.between(0, 20)) * second, path: 'ended', query: ended });
  }
  const key = `${isoWithOffset(at, timeZone).slice(0, 10)} ${agent}`;
  const before = truth.get(key) ?? { calls: 0, ended: 0, reached: 0, talkSeconds: 0 };
  truth.set(key, {
    calls: before.calls + 1,
    ended: before.ended + (hasEnd ? 1 : 0),
    reached: before.reached + (hasEnd && isReached ? 1 : 0),
    talkSeconds: before.talkSeconds + (hasEnd ? talk : 0),
  });
  return told;
}

/** Somebody calls an agent: no call of his own, however long they talk. */
function callIn(random: Random, index: number, at: Instant, timeZone: string): readonly Told[] {
  const query = {
    UniqueCallId: `18000${index}.1`,
    EmployeeLocalNumber: random.pick(agents),
    ANumber: String(40_000_000 + index),
    TimeStamp: stampOf(at, timeZone),
  };
  const ended = { UniqueCallId: query.UniqueCallId, Duration: String(Math.floor(random.between(0, 200))) };
  return [
    { at, path: 'incoming', query },
    { at: at + 5 * second, path: 'answered', query },
    { at: at + 4 * minute, path: 'ended', query: ended },
  ];
}

/** With its offset: a stamp without one is not told apart in the hour that comes twice. */
function stampOf(at: Instant, timeZone: string): string {
  return isoWithOffset(at, timeZone);
}

function inputOf({ at, path, query }: Told, random: Random): Input {
  const isPost = random.chance(0.5);
  const request = isPost ? { method: 'POST', path, query: {}, body: query } : { method: 'GET', path, query, body: {} };
  return { kind: 'webhook', at, source: 'pbx', request } as Input;
}
