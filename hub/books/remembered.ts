import type { Instant } from '#core/time/instant';
import type { LastNotice, SourceMemory } from '../journal/journal.ts';
import type { Connection } from './connection.ts';
import { recalled } from './connection.ts';
import type { Tab } from './tab.ts';
import { latest } from './tab.ts';

/** How much is known of what a source tells: nothing yet, or of how many queues. It only grows. */
export function knowledgeOf({ heardAt, toldOf }: Tab): number {
  return heardAt === null ? -1 : (toldOf?.size ?? 0);
}

/** What of it is kept over a restart, beside when it was heard. */
export function memoryOf({ heardAt, toldOf, connection }: Tab): Partial<SourceMemory> {
  const lastNotice = noticeOf(connection);
  return {
    madeSense: heardAt !== null,
    queues: [...(toldOf ?? [])],
    ...(lastNotice !== undefined && { lastNotice }),
  };
}

function noticeOf(connection: Tab['connection']): LastNotice | undefined {
  if (connection === null || connection.noticedAt === null) return undefined;
  return { kind: connection.openedAt === null ? 'lost' : 'opened', at: connection.noticedAt };
}

/** What was known before anything was taken. Returns whether the tab knows more than that, and it is to be kept anew. */
export function remember(tab: Tab, memory: SourceMemory): boolean {
  const { heardAt, madeSense, queues, lastNotice } = memory;
  const { source, connection, toldOf } = tab;
  if (heardAt !== null) tab.lastInputAt = latest(tab.lastInputAt, heardAt);
  // What was taken knows better: the newest input of all may be one that makes no sense.
  if (madeSense) tab.heardAt ??= heardAt;
  if (connection !== null && lastNotice !== undefined) rememberConnection(source.id, connection, lastNotice);
  for (const queue of queues ?? []) toldOf?.add(queue);
  tab.tellsOfQueues ||= toldOf !== undefined && toldOf.size > 0;
  return knowsMore(tab, memory);
}

/** One that was lost had begun before. */
function rememberConnection(source: string, connection: Connection, { kind, at }: LastNotice): void {
  recalled(connection, { source, kind: 'opened', at });
  if (kind === 'lost') recalled(connection, { source, kind, at });
}

function knowsMore({ heardAt, toldOf, connection }: Tab, { madeSense, queues, lastNotice }: SourceMemory): boolean {
  if (queues === null || (heardAt !== null && !madeSense)) return true;
  const isNotice = (noticeOf(connection)?.at ?? -Infinity) > (lastNotice?.at ?? -Infinity);
  return isNotice || (toldOf?.size ?? 0) > queues.length;
}

/** Nothing was heard after now, whatever the clock said then. */
export function notAfter(tab: Tab, now: Instant): void {
  if (tab.heardAt !== null) tab.heardAt = Math.min(tab.heardAt, now);
  if (tab.lastInputAt !== null) tab.lastInputAt = Math.min(tab.lastInputAt, now);
}
