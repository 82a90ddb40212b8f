import { DatabaseSync } from 'node:sqlite';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { toInput, type Row } from '../journal/file/rows.ts';
import type { Journal as SyncJournal, JournalState } from '../journal/journal.ts';
import { openJournal as openSync, journalFileOf, type JournalOptions } from '../journal/open-journal.ts';

export interface Numbered {
  readonly seq: number;
  readonly input: Input;
}
export interface SourceMemory {
  readonly heardAt: Instant | null;
  readonly queues: readonly string[] | null;
}
export interface Journal {
  readonly state: JournalState;
  append(inputs: readonly Input[]): Promise<number>;
  read(range: {
    readonly from?: Instant;
    readonly to?: Instant;
    readonly after?: number;
  }): AsyncIterable<readonly Numbered[]>;
  first(): Promise<Instant | null>;
  sources(): Promise<ReadonlyMap<string, SourceMemory>>;
  probe(): Promise<JournalState>;
  retain(now: Instant): Promise<boolean>;
  quiet(): void;
  close(): Promise<void>;
  readonly sync: SyncJournal;
  lastSeq(): number;
}

export async function openJournal(options: JournalOptions): Promise<Journal> {
  const journal = openSync(options);
  const reader = () => new DatabaseSync(journalFileOf(options.dataDir), { readOnly: true });
  const last = () => {
    const d = reader();
    const r = d.prepare('SELECT max(seq) AS s FROM input').get();
    d.close();
    return Number(r?.['s'] ?? 0);
  };
  return {
    sync: journal,
    get state() {
      return journal.state;
    },
    lastSeq: last,
    async append(inputs) {
      if (inputs.length > 0) journal.append(inputs);
      return last();
    },
    async *read({ from = -8.64e15, to = 8.64e15, after = 0 }) {
      const d = reader();
      try {
        const first = Number(d.prepare('SELECT min(seq) AS s FROM input WHERE at >= ?').get(from)?.['s'] ?? Infinity);
        let next = Math.max(after + 1, first);
        if (!Number.isFinite(next)) return;
        const page = d.prepare(
          'SELECT seq, at, source, kind, payload FROM input WHERE seq >= ? AND at < ? ORDER BY seq LIMIT 256',
        );
        for (;;) {
          const rows = page.all(next, to) as unknown as (Row & { seq: number })[];
          if (rows.length === 0) return;
          next = rows.at(-1)!.seq + 1;
          yield rows.flatMap((row) => {
            const input = toInput(row);
            return input === undefined ? [] : [{ seq: row.seq, input }];
          });
        }
      } finally {
        d.close();
      }
    },
    async first() {
      for (const { at } of journal.read({})) return at;
      return null;
    },
    async sources() {
      return new Map([...journal.lastHeard()].map(([id, heardAt]) => [id, { heardAt, queues: null }]));
    },
    async probe() {
      return journal.probe();
    },
    async retain(now) {
      return journal.retain(now);
    },
    quiet: () => journal.quiet(),
    async close() {
      journal.close();
    },
  };
}
