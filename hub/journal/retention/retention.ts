import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import type { RetentionSettings } from '../../config/settings.ts';
import type { Row } from '../file/rows.ts';
import { namesIn, type PersonalBySource } from './personal-by-source.ts';
import { withoutPersons } from './without-persons.ts';

/** Rows a chunk: some 15 ms, during which nothing else is done. */
const chunkSize = 500;

/** So many pages that hold nothing, a quarter of the file at least, are given back to the disk. */
const worthGivingBack = 2_000;

/** Everything before these instants goes. */
export interface RetentionLimits {
  readonly personalBefore: Instant;
  readonly figuresBefore: Instant;
  /** Whether this is the time of day at which the file may be made smaller. */
  readonly givesBack?: boolean;
  /** By source: what is personal in what it brought. */
  readonly personal?: PersonalBySource | undefined;
}

/** One chunk of the work; `true` when there is more. */
export type RetentionStep = (limits: RetentionLimits) => boolean;

export function retentionLimits(now: Instant, { personalDays, figuresDays }: RetentionSettings): RetentionLimits {
  return { personalBefore: now - personalDays * 24 * hour, figuresBefore: now - figuresDays * 24 * hour };
}

/**
 * So many rows before the first that still holds personal data are not deleted yet. SQLite evens out neighbouring pages
 * when rows are deleted, and leaves copies of what it moved; no page holds nearly so many rows.
 */
const margin = 1_000;

/**
 * Blanks first and deletes afterwards, and that only among rows that are blank, so that a copy left over in some page
 * holds no personal data. A blanked payload keeps its length: SQLite overwrites it in place and moves nothing. Once
 * nothing is left to do, the WAL, which still has the pages as they were, is emptied too. `personalNames`: see scrub.ts.
 */
export function createRetention(database: DatabaseSync, personalNames: ReadonlySet<string>): RetentionStep {
  const personal = database.prepare(
    `SELECT seq, source, kind, payload FROM input INDEXED BY input_by_time
     WHERE scrubbed = 0 AND at < ? ORDER BY at LIMIT ${chunkSize}`,
  );
  const blank = database.prepare('UPDATE input SET payload = ?, scrubbed = 1 WHERE seq = ?');
  const remove = database.prepare(
    `DELETE FROM input WHERE seq IN (SELECT seq FROM input INDEXED BY input_by_time
     WHERE scrubbed = 1 AND at < ? AND seq < ? ORDER BY at LIMIT ${chunkSize})`,
  );
  const deletableBefore = createFrontier(database);
  let walMayHoldPersonalData = true;

  function blankSome(before: Instant, own: PersonalBySource): boolean {
    const rows = personal.all(before) as unknown as readonly (Row & { readonly seq: number })[];
    if (rows.length === 0) return false;
    database.exec('BEGIN IMMEDIATE');
    for (const { seq, ...row } of rows) blank.run(withoutPersons(row, namesIn(personalNames, own, row.source)), seq);
    database.exec('COMMIT');
    return true;
  }

  /** Some pages a step. A file that a hub of an older version began can only use its room again. */
  const canShrink = numberOf(database, 'auto_vacuum') === 2;

  function giveSomeBack(): boolean {
    if (!canShrink) return false;
    const free = numberOf(database, 'freelist_count');
    if (free < worthGivingBack || free < numberOf(database, 'page_count') / 4) return false;
    database.exec(`PRAGMA incremental_vacuum(${chunkSize})`);
    walMayHoldPersonalData = true;
    return true;
  }

  function deleteSome(before: Instant): boolean {
    return Number(remove.run(before, deletableBefore()).changes) > 0;
  }

  return ({ personalBefore, figuresBefore, givesBack = false, personal: own = {} }) => {
    if (blankSome(Math.max(personalBefore, figuresBefore), own) || deleteSome(figuresBefore)) {
      walMayHoldPersonalData = true;
      return true;
    }
    if (givesBack && giveSomeBack()) return true;
    if (walMayHoldPersonalData) {
      const busy = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'];
      walMayHoldPersonalData = busy !== 0;
    }
    return false;
  };
}

function numberOf(database: DatabaseSync, pragma: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
}

/** Which rows may be deleted: those with a smaller `seq` than this. */
function createFrontier(database: DatabaseSync): () => number {
  const least = database.prepare('SELECT min(seq) AS seq FROM input INDEXED BY input_by_time WHERE scrubbed = 0');
  const next = database.prepare(
    'SELECT seq FROM input NOT INDEXED WHERE seq >= ? AND scrubbed = 0 ORDER BY seq LIMIT 1',
  );
  const before = database.prepare(`SELECT seq FROM input WHERE seq < ? ORDER BY seq DESC LIMIT 1 OFFSET ${margin}`);
  let first: number | undefined;

  return () => {
    // Looking on from where it was is quick; looking at all of them is needed only once, or when none are left.
    if (first !== undefined) first = sequence(next.get(first));
    first ??= sequence(least.get());
    return first === undefined ? Number.MAX_SAFE_INTEGER : (sequence(before.get(first)) ?? 0);
  };
}

function sequence(row: Record<string, unknown> | undefined): number | undefined {
  const seq = row?.['seq'];
  return typeof seq === 'number' ? seq : undefined;
}
