import type { Book } from '#core/book/book';
import type { Tab } from '../tab.ts';

/** What of a tab begins anew at a start: how its source fares now, and what its configuration says. */
type OfNow = 'source' | 'failing' | 'error' | 'problems' | 'accepted' | 'repeated' | 'rejected';

/** What a tab knows from its inputs. The members of each queue stand in place of the rules, which the configuration has. */
export interface KeptTab {
  readonly book: Omit<Book, 'rules'>;
  readonly members: readonly (readonly [queue: string, agents: readonly string[]])[];
  readonly rest: Omit<Tab, OfNow | 'book'>;
}

/** A tab as it is now. The books are values, and what is not is copied: it may be written down while the hub goes on. */
export function keptOf(tab: Tab): KeptTab {
  const { rules, ...book } = tab.book;
  const members = rules.queues.flatMap(({ id, agents }) => (agents === undefined ? [] : [[id, agents] as const]));
  const { known, connection, lastInputAt, heardAt, tellsOfQueues, toldOf, foundOf, membersToldOf } = tab;
  const { history, outbound, backfill, callFlows } = tab;
  const rest = {
    history,
    outbound,
    known,
    connection: connection === null ? null : { ...connection },
    lastInputAt,
    heardAt,
    tellsOfQueues,
    toldOf: toldOf === undefined ? undefined : new Set(toldOf),
    foundOf: new Set(foundOf),
    membersToldOf: new Set(membersToldOf),
    backfill,
    callFlows,
  };
  return { book, members, rest };
}

/** Makes of a new tab what the kept one was. */
export function restore(tab: Tab, { book, members, rest }: KeptTab): void {
  const rules = members.reduce((known, [queue, agents]) => known.withMembers(queue, agents), tab.book.rules);
  Object.assign(tab, rest, { book: { ...book, rules } });
}
