import type { DatabaseSync } from 'node:sqlite';
import type { RuleBook } from '#core/book/rule-book';
import type { Passage } from '#core/calls/passage';
import { isLaterWording, passageOf } from '#core/counts/recorded-calls';
import { hourStart } from '#core/history/hours';
import type { Sums } from '#core/history/sums';
import { noSums, sumsAfter } from '#core/history/sums';
import type { CallRecorded } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';

/** An hour of a queue in which a source's records are not as they were. */
export interface ChangedHour {
  readonly source: string;
  readonly queue: string;
  readonly start: Instant;
}

/** The calls that were told when they were over. */
export interface Records {
  /** Whoever writes opens the transaction. Returns the hours that have changed. */
  write(facts: readonly CallRecorded[]): readonly ChangedHour[];
  /** As passages of their queue: those that entered from `since` on and before `until`. */
  passages(source: string, queue: string, since: Instant, until: Instant): readonly Passage[];
  sums(changed: ChangedHour): Sums;
  deleteBefore(instant: Instant): void;
}

type Row = Record<string, unknown>;

export function createRecords(database: DatabaseSync, rules: () => RuleBook): Records {
  const find = database.prepare('SELECT queue, at, entry, answered, ended FROM record WHERE source = ? AND record = ?');
  const put = database.prepare(
    'INSERT OR REPLACE INTO record (source, record, queue, at, entry, answered, ended) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const between = database.prepare(
    'SELECT record, entry, answered, ended FROM record WHERE source = ? AND queue = ? AND entry >= ? AND entry < ? ORDER BY entry',
  );
  const remove = database.prepare('DELETE FROM record WHERE entry < ?');

  function passages(source: string, queue: string, since: Instant, until: Instant): readonly Passage[] {
    return between.all(source, queue, since, until).map((row) => passageIn(row, queue));
  }

  function passageIn(row: Row, queue: string): Passage {
    const record = String(row['record']);
    return passageOf(
      { record, queue, entry: numberIn(row, 'entry'), answered: answeredIn(row), end: numberIn(row, 'ended') },
      rules(),
    );
  }

  return {
    passages,
    write(facts) {
      const changed = new Map<string, ChangedHour>();
      const mark = (source: string, queue: string, entry: Instant): void => {
        const start = hourStart(entry, rules().timeZone);
        changed.set(JSON.stringify([source, queue, start]), { source, queue, start });
      };
      for (const fact of facts) {
        const { source, record, queue, at, entry, answered, end } = fact;
        const row = find.get(source, record);
        if (row !== undefined) {
          const known = {
            at: numberIn(row, 'at'),
            entry: numberIn(row, 'entry'),
            answered: answeredIn(row),
            end: numberIn(row, 'ended'),
          };
          if (!isLaterWording(fact, known)) continue;
          mark(source, String(row['queue']), known.entry);
        }
        put.run(source, record, queue, at, entry, answered, end);
        mark(source, queue, entry);
      }
      return [...changed.values()];
    },
    sums({ source, queue, start }) {
      const { timeZone } = rules();
      const ofHour = passages(source, queue, start, start + hour).filter(
        ({ entry }) => hourStart(entry, timeZone) === start,
      );
      const serviceLevel = rules().serviceLevel(queue);
      return ofHour.reduce((sums, after) => sumsAfter(sums, { before: null, after }, serviceLevel), noSums);
    },
    deleteBefore: (instant) => void remove.run(instant),
  };
}

function numberIn(row: Row, name: string): number {
  return Number(row[name]);
}

function answeredIn(row: Row): Instant | null {
  return typeof row['answered'] === 'number' ? row['answered'] : null;
}
