import type { NumberName } from '#core/said/numbers';
import type { Queue, UnknownReason } from '#core/board/queue';
import { precisionOf, type Precision } from '../card/precision.ts';
import { groupBy } from './group-by.ts';
import { agentNumbers, cardNumbers, todayNumbers } from './number-list.ts';

/** The columns, in the order of a tile: what is now, who could answer, what the day came to. */
export const originGroups = [
  { title: 'now', names: ['callsWaiting', 'longestWaitSeconds'] },
  { title: 'agents', names: agentNumbers },
  { title: 'today', names: todayNumbers.filter((name) => !cardNumbers.includes(name)) },
] as const satisfies readonly { readonly title: string; readonly names: readonly NumberName[] }[];

/** Where neighbouring numbers of a queue come from, all from the same and in the same state. */
export interface Origin {
  readonly names: readonly NumberName[];
  readonly source: string | null;
  readonly unknown: UnknownReason | undefined;
  readonly isStale: boolean;
  readonly precision: Precision;
  /** The id of the source that is silent and would usually say it. */
  readonly insteadOf: string | undefined;
}

/** Queues whose numbers all come from the same places. */
export interface OriginRow {
  readonly queues: readonly Queue[];
  readonly origins: readonly Origin[];
}

function originOf(queue: Queue, name: NumberName): Origin {
  const { source, unknown, stale, insteadOf } = queue.provenance[name];
  return {
    names: [name],
    source: unknown === 'notProvided' ? null : source,
    unknown,
    isStale: stale && unknown === undefined,
    precision: precisionOf(queue.provenance[name]),
    insteadOf,
  };
}

const stateOf = ({ names: _names, ...state }: Origin): string => JSON.stringify(state);

/** Neighbours that say the same become one. */
function joined(origins: readonly Origin[]): readonly Origin[] {
  const result: Origin[] = [];
  for (const origin of origins) {
    const last = result.at(-1);
    if (last !== undefined && stateOf(last) === stateOf(origin)) {
      result[result.length - 1] = { ...last, names: [...last.names, ...origin.names] };
    } else result.push(origin);
  }
  return result;
}

/** Where each number of each queue comes from now; queues that are alike share a row, in the board's order. */
export function originRows(queues: readonly Queue[]): readonly OriginRow[] {
  const rows = queues.map((queue) => ({
    queue,
    origins: originGroups.flatMap(({ names }) => joined(names.map((name) => originOf(queue, name)))),
  }));
  return groupBy(rows, ({ origins }) => JSON.stringify(origins)).flatMap((alike) => {
    const [first] = alike;
    return first === undefined ? [] : [{ queues: alike.map(({ queue }) => queue), origins: first.origins }];
  });
}
