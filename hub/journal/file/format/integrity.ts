import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { JournalDamaged } from '../trouble/sqlite-problem.ts';

/** Up to this size, in bytes, the whole file is checked at opening: well under a second on any disk of today. */
const wholeCheckLimit = 256 * 1024 * 1024;

/** Rows at either end that are read of a larger file. */
const sampleSize = 2_000;

/**
 * Looks for damage at a price that a start can pay: all of a small file, both ends of a large one. What it does not see
 * comes up when that part is read.
 * @throws JournalDamaged, or node:sqlite's own error for damage
 */
export function refuseDamaged(database: DatabaseSync, file: string): void {
  if (statSync(file).size <= wholeCheckLimit) {
    const found = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (found !== 'ok') throw new JournalDamaged(String(found));
    return;
  }
  for (const order of ['ASC', 'DESC']) {
    const sample = `SELECT * FROM input ORDER BY seq ${order} LIMIT ${sampleSize}`;
    database.prepare(`SELECT count(*), sum(length(payload)) FROM (${sample})`).get();
  }
}
