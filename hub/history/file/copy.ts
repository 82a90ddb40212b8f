import type { DatabaseSync } from 'node:sqlite';

const tables = ['meta', 'hour', 'day', 'record', 'span', 'queue', 'outbound'] as const;

/** All that one history holds, put into another that is empty. @throws node:sqlite's own errors */
export function copyHistory(from: DatabaseSync, to: DatabaseSync): void {
  to.exec('BEGIN');
  // As it is at one moment, while a hub writes on.
  from.exec('BEGIN');
  to.exec('DELETE FROM meta');
  for (const table of tables) {
    const columns = from
      .prepare(`PRAGMA table_info(${table})`)
      .all()
      .map(({ name }) => String(name));
    // One of an earlier version has no such table.
    if (columns.length === 0) continue;
    const put = to.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of from.prepare(`SELECT * FROM ${table}`).iterate()) put.run(...Object.values(row));
  }
  from.exec('COMMIT');
  to.exec('COMMIT');
}
