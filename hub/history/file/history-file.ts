import type { DatabaseSync } from 'node:sqlite';
import type { RuleBook } from '#core/book/rule-book';
import { ruleBook } from '#core/book/rule-book';
import { together } from '#core/history/sums';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import { dayBounds, dayOf } from '#core/time/zone';
import type { HistoryBatch, HourWritten, OutboundWritten } from '../batch.ts';
import type { HistorySettings } from '../settings.ts';
import type { KeptDays } from './kept-days.ts';
import { createKeptDays } from './kept-days.ts';
import { createRecords } from './records.ts';
import type { Records } from './records.ts';
import { createSpans } from './spans.ts';
import { sumsIn, textOf } from './sums-text.ts';

/** The history in its file. Every method throws node:sqlite's own errors. */
export interface HistoryFile {
  readonly database: DatabaseSync;
  readonly records: Records;
  readonly kept: KeptDays;
  settings(): HistorySettings;
  rules(): RuleBook;
  write(batch: HistoryBatch): void;
  /** What these sources told of the hours from then on is to be told anew: by other rules, or from the journal. */
  forget(sources: readonly string[], from: Instant): void;
  /** Adds up the days whose hours have changed. */
  addUp(): void;
  /** When the hub listened at last; `null`: never. */
  listenedAt(): Instant | null;
  /** The number of the newest input that all this follows from; `null`: of none. */
  seq(): number | null;
  /** Whether what agents called is in it of all days that the journal knows. */
  hasOutbound(): boolean;
  /** Deletes what is too old to be kept, by whole days. */
  retain(now: Instant): void;
  use(settings: HistorySettings): void;
  close(): void;
}

export function createHistoryFile(database: DatabaseSync, first: HistorySettings): HistoryFile {
  let settings = first;
  let rules = ruleBook(first.rules);
  const records = createRecords(database, () => rules);
  const kept = createKeptDays(database, () => rules.timeZone);
  const putHour = database.prepare(
    `INSERT OR REPLACE INTO hour (queue, start, source, day, totals, longest, at_least, waits) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const markDay = database.prepare(
    `INSERT INTO day (queue, day, source, stale, totals, longest, at_least, waits) VALUES (?, ?, ?, 1, '[]', NULL, 0, '[]')
     ON CONFLICT DO UPDATE SET stale = 1`,
  );
  const staleDays = database.prepare('SELECT queue, day, source FROM day WHERE stale = 1');
  const hoursOfDay = database.prepare(
    'SELECT totals, longest, at_least, waits FROM hour WHERE queue = ? AND start >= ? AND start < ? AND source = ?',
  );
  const putDay = database.prepare(
    'UPDATE day SET stale = 0, totals = ?, longest = ?, at_least = ?, waits = ? WHERE queue = ? AND day = ? AND source = ?',
  );
  const putOutbound = database.prepare(
    `INSERT OR REPLACE INTO outbound (start, agent, source, day, calls, ended, reached, talk) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const spans = createSpans(database);
  const readMeta = database.prepare('SELECT value FROM meta WHERE name = ?');
  const putMeta = database.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );

  function inOne(work: () => void): void {
    database.exec('BEGIN IMMEDIATE');
    try {
      work();
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  function writeHour({ source, queue, start, totals, waits, longest, atLeast }: HourWritten): void {
    const day = dayOf(start, rules.timeZone);
    putHour.run(queue, start, source, day, totals, longest, atLeast, waits);
    markDay.run(queue, day, source);
    kept.changed(queue, day, source);
  }

  function writeOutbound({ source, agent, start, sums }: OutboundWritten): void {
    const { calls, ended, reached, talkTime } = sums;
    putOutbound.run(start, agent, source, dayOf(start, rules.timeZone), calls, ended, reached, talkTime);
  }

  function numberIn(name: string): number | null {
    const value = readMeta.get(name)?.['value'];
    return value === undefined ? null : Number(value);
  }

  function write({ hours, outbound, records: facts, listened, listenedAt, seq, hasOutbound }: HistoryBatch): void {
    inOne(() => {
      for (const each of hours) writeHour(each);
      for (const each of outbound) writeOutbound(each);
      for (const changed of records.write(facts)) writeHour({ ...changed, ...textOf(records.sums(changed)) });
      for (const each of listened) spans.write(each);
      if (hasOutbound) putMeta.run('hasOutbound', '1');
      if (seq !== undefined) putMeta.run('seq', String(seq));
      if (listenedAt !== undefined) putMeta.run('listenedAt', String(listenedAt));
    });
  }

  function addUpDay(queue: string, day: string, source: string): void {
    const { start, end } = dayBounds(day, rules.timeZone);
    const { totals, waits, longest, atLeast } = textOf(together(hoursOfDay.all(queue, start, end, source).map(sumsIn)));
    putDay.run(totals, longest, atLeast, waits, queue, day, source);
    kept.changed(queue, day, source);
  }

  function addUp(): void {
    const stale = staleDays.all();
    if (stale.length === 0) return;
    inOne(() => {
      for (const { queue, day, source } of stale) addUpDay(String(queue), String(day), String(source));
    });
  }

  /** In another zone the days are others. */
  function sortByZone(): void {
    const { timeZone } = rules;
    if (readMeta.get('timeZone')?.['value'] === timeZone) return;
    kept.allChanged();
    inOne(() => {
      const hours = database.prepare('SELECT queue, start, source FROM hour').all();
      const move = database.prepare('UPDATE hour SET day = ? WHERE queue = ? AND start = ? AND source = ?');
      database.exec('DELETE FROM day');
      for (const row of hours) {
        const [queue, start, source] = [String(row['queue']), Number(row['start']), String(row['source'])];
        const day = dayOf(start, timeZone);
        move.run(day, queue, start, source);
        markDay.run(queue, day, source);
      }
      const calls = database.prepare('SELECT DISTINCT start FROM outbound').all();
      const moveCalls = database.prepare('UPDATE outbound SET day = ? WHERE start = ?');
      for (const { start } of calls) moveCalls.run(dayOf(Number(start), timeZone), Number(start));
      putMeta.run('timeZone', timeZone);
    });
  }

  /** A queue of which nobody knew has not been listened to until now; at the very beginning all are as old as the history. */
  function meetQueues(): void {
    const known = new Set(
      database
        .prepare('SELECT id FROM queue')
        .all()
        .map(({ id }) => String(id)),
    );
    const since = known.size === 0 ? null : numberIn('listenedAt');
    const put = database.prepare('INSERT INTO queue (id, since) VALUES (?, ?)');
    for (const { id } of rules.queues) if (!known.has(id)) put.run(id, since ?? Number.MIN_SAFE_INTEGER);
  }

  function goBy(next: HistorySettings): void {
    settings = next;
    rules = ruleBook(next.rules);
    sortByZone();
    meetQueues();
  }

  goBy(first);
  return {
    database,
    records,
    kept,
    settings: () => settings,
    rules: () => rules,
    write,
    forget(sources, from) {
      const stale = database.prepare('UPDATE day SET stale = 1 WHERE source = ? AND day >= ?');
      const remove = database.prepare('DELETE FROM hour WHERE source = ? AND start >= ?');
      const removeCalls = database.prepare('DELETE FROM outbound WHERE source = ? AND start >= ?');
      kept.allChanged();
      inOne(() => {
        for (const source of sources) {
          stale.run(source, dayOf(from, rules.timeZone));
          remove.run(source, from);
          removeCalls.run(source, from);
        }
      });
    },
    addUp,
    listenedAt: () => numberIn('listenedAt'),
    seq: () => numberIn('seq'),
    hasOutbound: () => numberIn('hasOutbound') === 1,
    retain(now) {
      const day = dayOf(now - settings.figuresDays * 24 * hour, rules.timeZone);
      const { start } = dayBounds(day, rules.timeZone);
      kept.allChanged();
      inOne(() => {
        database.prepare('DELETE FROM day WHERE day < ?').run(day);
        database.prepare('DELETE FROM hour WHERE start < ?').run(start);
        database.prepare('DELETE FROM outbound WHERE start < ?').run(start);
        database.prepare('DELETE FROM span WHERE until < ?').run(start);
        records.deleteBefore(start);
      });
    },
    use: goBy,
    close: () => database.close(),
  };
}
