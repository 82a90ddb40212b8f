import type { DatabaseSync } from 'node:sqlite';
import { isList, isObject } from '#core/said/json';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import type { LastNotice, LastPoll, SourceMemory } from '../journal.ts';

/** What is known of a source that is heard for the first time: from now on it is followed of which queues it tells. */
export const newMemory: SourceMemory = { heardAt: null, madeSense: false, queues: [] };

/** The table `source`. Every method throws node:sqlite's own errors; whoever writes opens the transaction. */
export interface Memories {
  all(): Map<string, SourceMemory>;
  /** Its newest input came then. */
  hear(source: string, at: Instant): void;
  keep(source: string, memory: SourceMemory): void;
}

export function createMemories(database: DatabaseSync): Memories {
  const hear = database.prepare(
    `INSERT INTO source (name, heard_at, queues) VALUES (?, ?, '[]')
     ON CONFLICT DO UPDATE SET heard_at = excluded.heard_at`,
  );
  const keep = database.prepare(
    `INSERT OR REPLACE INTO source (name, heard_at, made_sense, queues, last_poll, last_notice)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  return {
    all() {
      const rows = database.prepare('SELECT * FROM source').all();
      return new Map(rows.map((row) => [String(row['name']), memoryIn(row)]));
    },
    hear: (source, at) => void hear.run(source, at),
    keep(source, { heardAt, madeSense, queues, lastPoll, lastNotice }) {
      keep.run(source, heardAt, madeSense ? 1 : 0, textOf(queues), textOf(lastPoll), textOf(lastNotice));
    },
  };
}

function memoryIn(row: Record<string, unknown>): SourceMemory {
  const heardAt = row['heard_at'];
  const lastPoll = lastPollIn(valueIn(row['last_poll']));
  const lastNotice = lastNoticeIn(valueIn(row['last_notice']));
  return {
    heardAt: typeof heardAt === 'number' ? heardAt : null,
    madeSense: row['made_sense'] === 1,
    queues: queuesIn(valueIn(row['queues'])),
    ...(lastPoll !== undefined && { lastPoll }),
    ...(lastNotice !== undefined && { lastNotice }),
  };
}

function queuesIn(value: JsonValue): readonly string[] | null {
  return isList(value) && value.every((queue) => typeof queue === 'string') ? value : null;
}

function lastNoticeIn(value: JsonValue): LastNotice | undefined {
  if (!isObject(value)) return undefined;
  const { kind, at } = value;
  return (kind === 'opened' || kind === 'lost') && typeof at === 'number' ? { kind, at } : undefined;
}

/** `undefined` for anything else than a LastPoll. */
export function lastPollIn(value: JsonValue): LastPoll | undefined {
  if (!isObject(value) || typeof value['at'] !== 'number') return undefined;
  const { at, remembered } = value;
  if (remembered === undefined) return { at };
  if (!isObject(remembered) || typeof remembered['since'] !== 'number') return undefined;
  const { memory, since } = remembered;
  return memory === undefined ? undefined : { at, remembered: { memory, since } };
}

function textOf(value: object | null | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** JSON from the disk; `null` where there is none, or it is damaged. */
function valueIn(text: unknown): JsonValue {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as JsonValue) : null;
  } catch {
    return null;
  }
}
