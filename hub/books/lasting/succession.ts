import type { Book } from '#core/book/book';
import type { Tab } from '../tab.ts';
import { latest } from '../tab.ts';

type Tabs = ReadonlyMap<string, Tab>;

/**
 * What the tabs of one ledger take over from those that had their place until now, and heard all that they did and more of
 * what was before: the counts since the hub started; and of each source whose own settings are the same how it fares, and
 * what it told before the day that was read back.
 */
export function takeOver(tabs: Tabs, former: Tabs): void {
  const told = membersTold(tabs, former);
  for (const tab of tabs.values()) {
    const before = former.get(tab.source.id);
    if (before === undefined) continue;
    const { accepted, repeated, rejected } = before;
    Object.assign(tab, { accepted, repeated, rejected });
    if (!isSame(tab, before)) continue;
    takeStatus(tab, before);
    tab.book = withFormer(tab.book, before.book, told);
  }
}

function isSame(tab: Tab | undefined, before: Tab): boolean {
  return tab?.source.identity === before.source.identity;
}

function takeStatus(tab: Tab, before: Tab): void {
  const { failing, error, backfill, known, lastInputAt, heardAt, connection, callFlows } = before;
  Object.assign(tab, { failing, error, backfill, known });
  if (lastInputAt !== null) tab.lastInputAt = latest(tab.lastInputAt, lastInputAt);
  if (heardAt !== null) tab.heardAt = latest(tab.heardAt, heardAt);
  if (tab.connection !== null && connection !== null) Object.assign(tab.connection, connection);
  tab.tellsOfQueues ||= before.tellsOfQueues;
  for (const queue of before.toldOf ?? []) tab.toldOf?.add(queue);
  for (const queue of before.foundOf) tab.foundOf.add(queue);
  for (const queue of before.membersToldOf) tab.membersToldOf.add(queue);
  if (tab.callFlows.length === 0) tab.callFlows = callFlows;
}

/** The queues of which a phone system, and not the configuration alone, said who the members are. */
function membersTold(tabs: Tabs, former: Tabs): readonly string[] {
  const tellers = [...former.values()].filter((before) => isSame(tabs.get(before.source.id), before));
  return tellers.flatMap(({ membersToldOf }) => [...membersToldOf]);
}

/** What was said of agents is true until something else is said, be it for days. */
function withFormer(book: Book, before: Book, membersTold: readonly string[]): Book {
  const rules = membersTold.reduce((known, queue) => {
    const members = before.rules.members(queue);
    return members === undefined ? known : known.withMembers(queue, members);
  }, book.rules);
  const names = before.names.filter((_name, agent) => !before.rules.isNamed(agent)).merge(book.names);
  const queueNames = { ...before.queueNames, ...book.queueNames };
  return { ...book, rules, names, queueNames, presences: before.presences };
}
