import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Instant } from '#core/time/instant';
import { renameInPlaceNow } from '../../../machine/atomic-file.ts';
import { JournalUnavailable } from '../../journal.ts';

/** The files of one SQLite database in WAL mode; the database itself last, since without the others it is not whole. */
const parts = ['-wal', '-shm', ''];

/** Windows renames nothing that somebody has open, a virus scanner for one: tried so often, so many milliseconds apart. */
const attempts = 20;
const pause = 100;

/**
 * Renames a damaged file, together with its -wal and -shm, to `journal.sqlite.damaged-20261118T081204120Z`: all of them or
 * none. Nothing is deleted. Every connection to it must be closed. Returns the new path.
 * @throws JournalUnavailable when it cannot be renamed
 */
export function putAside(file: string, now: Instant): string {
  const stamp = new Date(now).toISOString().replace(/[-:.]/g, '');
  let target = `${file}.damaged-${stamp}`;
  for (let count = 2; existsSync(target); count += 1) target = `${file}.damaged-${stamp}-${count}`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      renameAll(file, target);
      return target;
    } catch (error) {
      if (attempt < attempts) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
        continue;
      }
      throw new JournalUnavailable(reasonOf(file, target), { cause: error });
    }
  }
}

function renameAll(file: string, target: string): void {
  const renamed: string[] = [];
  try {
    for (const part of parts) {
      if (!existsSync(file + part)) continue;
      renameInPlaceNow(file + part, target + part);
      renamed.push(part);
    }
  } catch (error) {
    for (const part of renamed) putBack(target + part, file + part);
    throw error;
  }
}

/** One that is held by now must not keep the others from their place; the next attempt finds it at the target, and goes on. */
function putBack(from: string, to: string): void {
  try {
    renameInPlaceNow(from, to);
  } catch {
    // `reasonOf` names it, should it be the last attempt.
  }
}

/** A database without its -wal has lost its newest inputs: whoever looks after it must know where that is. */
function reasonOf(file: string, target: string): string {
  const advice = `${file} is damaged and cannot be put aside: close every program that has it open, and start again.`;
  const away = parts.filter((part) => existsSync(target + part) && !existsSync(file + part));
  if (away.length === 0) return advice;
  const names = away.map((part) => basename(target + part)).join(', ');
  return `${advice} Before that, rename ${names} in the same folder back: take ".damaged-…" out of the name.`;
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
