import type { Instant } from '#core/time/instant';
import type { SourceMemory } from '../journal/journal.ts';
import { recalled } from './connection.ts';
import type { Tab } from './tab.ts';
import { latest } from './tab.ts';

/** How much is known of what a source tells: nothing yet, or of how many queues. It only grows. */
export function knowledgeOf({ heardAt, toldOf }: Tab): number {
  return heardAt === null ? -1 : (toldOf?.size ?? 0);
}

/** What of it is kept over a restart, beside when it was heard. */
export function memoryOf({ heardAt, toldOf }: Tab): Partial<SourceMemory> {
  return { madeSense: heardAt !== null, queues: [...(toldOf ?? [])] };
}

/** What was known before anything was taken. Returns whether the tab knows more than that, and it is to be kept anew. */
export function remember(tab: Tab, { heardAt, madeSense, queues }: SourceMemory): boolean {
  if (heardAt !== null) tab.lastInputAt = latest(tab.lastInputAt, heardAt);
  // What was taken knows better: the newest input of all may be one that makes no sense.
  if (madeSense) tab.heardAt ??= heardAt;
  if (madeSense && heardAt !== null) rememberConnection(tab, heardAt);
  for (const queue of queues ?? []) tab.toldOf?.add(queue);
  tab.tellsOfQueues ||= tab.toldOf !== undefined && tab.toldOf.size > 0;
  return (tab.heardAt !== null && !madeSense) || queues === null || (tab.toldOf?.size ?? 0) > queues.length;
}

/** One of which nothing was told since is as if it had been left then: nobody knows whether it was lost before. */
function rememberConnection({ source, connection }: Tab, heardAt: Instant): void {
  if (connection === null || connection.noticedAt !== null || connection.openedAt !== null) return;
  recalled(connection, { source: source.id, kind: 'opened', at: heardAt });
}

/** Nothing was heard after now, whatever the clock said then. */
export function notAfter(tab: Tab, now: Instant): void {
  if (tab.heardAt !== null) tab.heardAt = Math.min(tab.heardAt, now);
  if (tab.lastInputAt !== null) tab.lastInputAt = Math.min(tab.lastInputAt, now);
}
