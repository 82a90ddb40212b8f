import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#core/instant';
import { hour } from '#core/instant';
import { clockSource } from '../clock-step.ts';
import type { RetentionSettings } from '../settings.ts';
import type { Row } from './rows.ts';
import { scrubPayload } from './scrub.ts';

/** Rows a chunk: some 15 ms, during which nothing else is done. */
const chunkSize = 500;

/** Everything before these instants goes. */
export interface RetentionLimits {
  readonly personalBefore: Instant;
  readonly figuresBefore: Instant;
}

/** One chunk of the work; `true` when there is more. */
export type RetentionStep = (limits: RetentionLimits) => boolean;

export function retentionLimits(now: Instant, { personalDays, figuresDays }: RetentionSettings): RetentionLimits {
  return { personalBefore: now - personalDays * 24 * hour, figuresBefore: now - figuresDays * 24 * hour };
}

/**
 * Blanks first and deletes afterwards, so that a row's personal data is gone before SQLite begins to move rows about:
 * a copy left over in some page then holds none. A blanked payload keeps its length, and SQLite overwrites it in place.
 * Once nothing is left to do, the WAL, which still has the pages as they were, is emptied too.
 */
export function createRetention(database: DatabaseSync): RetentionStep {
  const personal = database.prepare(
    `SELECT seq, source, kind, payload FROM input INDEXED BY input_by_time
     WHERE scrubbed = 0 AND at < ? ORDER BY at LIMIT ${chunkSize}`,
  );
  const blank = database.prepare('UPDATE input SET payload = ?, scrubbed = 1 WHERE seq = ?');
  const remove = database.prepare(
    `DELETE FROM input WHERE seq IN (SELECT seq FROM input INDEXED BY input_by_time
     WHERE scrubbed = 1 AND at < ? ORDER BY at LIMIT ${chunkSize})`,
  );
  let walMayHoldPersonalData = true;

  function blankSome(before: Instant): boolean {
    const rows = personal.all(before) as unknown as readonly (Row & { readonly seq: number })[];
    if (rows.length === 0) return false;
    database.exec('BEGIN IMMEDIATE');
    for (const { seq, source, kind, payload } of rows) {
      blank.run(source === clockSource ? payload : scrubPayload(kind, payload), seq);
    }
    database.exec('COMMIT');
    return true;
  }

  return ({ personalBefore, figuresBefore }) => {
    if (blankSome(Math.max(personalBefore, figuresBefore)) || Number(remove.run(figuresBefore).changes) > 0) {
      walMayHoldPersonalData = true;
      return true;
    }
    if (walMayHoldPersonalData) {
      const busy = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'];
      walMayHoldPersonalData = busy !== 0;
    }
    return false;
  };
}
