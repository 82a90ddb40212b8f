import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Instant } from '#core/time/instant';
import { JournalUnavailable } from '../../journal.ts';

/** The files of one SQLite database in WAL mode. */
const parts = ['', '-wal', '-shm'];

/**
 * Renames a damaged file, together with its -wal and -shm, to `journal.sqlite.damaged-20261118T081204120Z`. Nothing is
 * deleted. Every connection to it must be closed. Returns the new path.
 * @throws JournalUnavailable when it cannot be renamed
 */
export function putAside(file: string, now: Instant): string {
  const stamp = new Date(now).toISOString().replace(/[-:.]/g, '');
  let target = `${file}.damaged-${stamp}`;
  for (let count = 2; existsSync(target); count += 1) target = `${file}.damaged-${stamp}-${count}`;
  try {
    for (const part of parts) if (existsSync(file + part)) renameSync(file + part, target + part);
  } catch (error) {
    const message = `${file} is damaged and cannot be put aside: close every program that has it open, and start again.`;
    throw new JournalUnavailable(message, { cause: error });
  }
  return target;
}

/** The damaged files that earlier runs put aside, oldest first. */
export function damagedFiles(file: string): readonly string[] {
  const start = `${basename(file)}.damaged-`;
  const isDamaged = (name: string): boolean => name.startsWith(start) && !/-(wal|shm)$/.test(name);
  return readdirSync(dirname(file))
    .filter(isDamaged)
    .sort()
    .map((name) => join(dirname(file), name));
}
