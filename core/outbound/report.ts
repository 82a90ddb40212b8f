import type { OutboundFigures, OutboundSums } from './sums.ts';
import { figuresOf, noOutbound, withDifference } from './sums.ts';

/** What an agent called. `name`: `null` where nobody has said it. */
export interface AgentOutbound extends OutboundFigures {
  readonly agent: string;
  readonly name: string | null;
}

/** What an agent called on a day (`YYYY-MM-DD`), by when he dialled. */
export interface OutboundRow extends AgentOutbound {
  readonly day: string;
}

/** In the order of the CSV. */
export const outboundColumns = [
  'day',
  'agent',
  'name',
  'calls',
  'ended',
  'reached',
  'reachedRate',
  'talkSeconds',
  'avgTalkSeconds',
] as const satisfies readonly (keyof OutboundRow)[];

/** Nobody's number is in it. */
export interface OutboundReport {
  /** Whether any phone system tells of the calls that agents make: else that there are none says nothing. */
  readonly isTold: boolean;
  /** By day, then by agent. A day on which an agent called nobody has no row. */
  readonly rows: readonly OutboundRow[];
  /** The days until now on which the hub did not listen all the time. */
  readonly incomplete: readonly string[];
}

/** Today so far, for a screen. */
export interface OutboundToday {
  readonly at: string;
  readonly isTold: boolean;
  readonly total: OutboundFigures;
  /** Who called most goes first; `null` on a wall, where nobody is named. */
  readonly agents: readonly AgentOutbound[] | null;
}

/** All of them together. */
export function togetherOut(all: Iterable<OutboundSums>): OutboundSums {
  let sums = noOutbound;
  for (const each of all) sums = withDifference(sums, each, 1);
  return sums;
}

/** The rows of several days by agent: who called most goes first, then by the agent's number. */
export function byAgent(rows: readonly OutboundRow[]): readonly AgentOutbound[] {
  const agents = Map.groupBy(rows, ({ agent }) => agent);
  return [...agents]
    .map(([agent, days]) => ({ agent, name: days[0]?.name ?? null, ...allOf(days) }))
    .toSorted(mostFirst);
}

/** All rows together. */
export function allOf(rows: readonly OutboundFigures[]): OutboundFigures {
  return figuresOf(togetherOut(rows.map((row) => ({ ...row, talkTime: row.talkSeconds * 1_000 }))));
}

export function mostFirst(a: AgentOutbound, b: AgentOutbound): number {
  return b.calls - a.calls || b.reached - a.reached || (a.agent < b.agent ? -1 : 1);
}
