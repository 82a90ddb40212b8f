import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hour } from '#core/time/instant';
import { createCursor } from '#hub/journal/file/cursor';
import { migrate } from '#hub/journal/file/format/migrations';
import type { JournalRange } from '#hub/journal/journal';
import { noon } from '../input-samples.ts';

/** A journal's tables in memory, and their rows by `seq`: one an instant, in this order. */
function tableOf(instants: readonly number[], payload: string = '""'): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  migrate(database);
  insert(database, instants, payload);
  return database;
}

function insert(database: DatabaseSync, instants: readonly number[], payload: string = '""'): void {
  const statement = database.prepare(`INSERT INTO input (at, source, kind, payload) VALUES (?, 'pbx', 'stream', ?)`);
  database.exec('BEGIN');
  for (const at of instants) statement.run(at, payload);
  database.exec('COMMIT');
}

function pagesOf(database: DatabaseSync, range: JournalRange): number[][] {
  const cursor = createCursor(database, range);
  const pages: number[][] = [];
  for (let rows = cursor.page(); rows.length > 0; rows = cursor.page()) pages.push(rows.map(({ seq }) => seq));
  return pages;
}

/** What reading a range of a short table must give, said as plainly as possible. */
function expectedOf(instants: readonly number[], { from, to, after = 0 }: JournalRange): readonly number[] {
  const rows = instants.map((at, index) => ({ at, seq: index + 1 }));
  const first = from === undefined ? 0 : rows.findIndex(({ at }) => at >= from);
  if (first < 0) return [];
  return rows
    .filter(({ at, seq }, index) => index >= first && seq > after && (to === undefined || at < to))
    .map(({ seq }) => seq);
}

const instant = fc.integer({ min: noon - 20, max: noon + 20 });
const anyRange: fc.Arbitrary<JournalRange> = fc.record(
  { from: instant, to: instant, after: fc.integer({ min: 0, max: 30 }) },
  { requiredKeys: [] },
);

describe('reading a range', () => {
  it('gives every row of it, in order of arrival, whatever the clock did', () => {
    fc.assert(
      fc.property(fc.array(instant, { maxLength: 30 }), anyRange, (instants, range) => {
        const database = new DatabaseSync(':memory:');
        migrate(database);
        insert(database, instants);
        expect(pagesOf(database, range).flat()).toEqual(expectedOf(instants, range));
        database.close();
      }),
      { numRuns: 300 },
    );
  });

  it('gives 500 rows at a time, or fewer where they are long', () => {
    const short = pagesOf(tableOf(Array.from({ length: 1_200 }, () => noon)), {});
    expect(short.map((page) => page.length)).toEqual([500, 500, 200]);
    const long = tableOf(
      Array.from({ length: 10 }, () => noon),
      JSON.stringify('x'.repeat(100_000)),
    );
    expect(pagesOf(long, {}).map((page) => page.length)).toEqual([3, 3, 3, 1]);
  });

  it('gives what was appended meanwhile, and after it said that there is no more', () => {
    const database = tableOf([noon, noon]);
    const cursor = createCursor(database, { from: noon });
    expect(cursor.page()).toHaveLength(2);
    insert(database, [noon]);
    expect(cursor.page()).toMatchObject([{ seq: 3 }]);
    expect(cursor.page()).toEqual([]);
    insert(database, [noon - 1, noon]);
    expect(cursor.page()).toMatchObject([{ seq: 4 }, { seq: 5 }]);
    expect(cursor.rest).toEqual({ after: 5 });
  });

  it('of an empty table begins with the first that comes and belongs to it', () => {
    const database = tableOf([]);
    const cursor = createCursor(database, { from: noon });
    expect(cursor.page()).toEqual([]);
    expect(cursor.rest).toEqual({ from: noon });
    insert(database, [noon - 1, noon]);
    expect(cursor.page()).toMatchObject([{ seq: 2 }]);
  });
});

describe('where a range begins', () => {
  const days = (count: number, perDay: number): number[] =>
    Array.from({ length: count * perDay }, (_, index) => noon - 24 * hour * count + index * ((24 * hour) / perDay));

  it('is today, though a row of long ago is from the future, since a clock was wrong once', () => {
    const before = days(6, 5_000);
    const today = Array.from({ length: 300 }, (_, index) => noon + index);
    const instants = [...before.slice(0, 100), noon + 9_999 * hour, ...before.slice(100), ...today];
    expect(pagesOf(tableOf(instants), { from: noon }).flat()).toEqual(today.map((_, index) => 30_002 + index));
  });

  it('is the first of today, though the clock was wrong in the middle of it and a thousand came from long ago', () => {
    const instants = [noon - 1, noon, ...Array.from({ length: 1_000 }, () => 0), noon + 1];
    expect(pagesOf(tableOf(instants), { from: noon }).flat()).toHaveLength(1_002);
  });

  it('reads ten thousand rows of before rather than look, and not one more', () => {
    const others = (count: number): number[] => Array.from({ length: count }, () => noon - 1);
    // The two that are meant allow for two others themselves.
    expect(pagesOf(tableOf([noon, ...others(10_002), noon]), { from: noon }).flat()).toHaveLength(10_004);
    expect(pagesOf(tableOf([noon, ...others(10_003), noon]), { from: noon }).flat()).toEqual([10_005]);
  });
});
