import { readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { standsIn } from '../journal/retention/of-number.ts';
import { besideDatabases, databases } from '../moving/kept.ts';

/** So many bytes of a file are looked at together, and so many of the next piece with them: a few milliseconds of work. */
const piece = 1024 * 1024;
const overlap = 200;

/**
 * On POSIX a process that closes any handle of a file loses all locks that it has on it. So a hub that runs looks into none that it
 * has open: its databases, which it asks themselves. Nor into what the desktop's browser locks, which is told no number.
 */
const openFiles = new Set<string>(['hub.lock', ...databases, ...besideDatabases]);
const browserFolder = `browser${sep}`;

/** It went meanwhile; or somebody else has it for himself, as Windows lets him. */
const passing = new Set<unknown>(['ENOENT', 'EBUSY', 'EPERM', 'EACCES']);

/** The files of a data folder in which a number stands, by their paths in it. Nobody else waits for it. */
export async function filesWith(folder: string, number: RegExp): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of filesIn(folder)) if (await isIn(join(folder, name), number)) found.push(name);
  return found;
}

/** The same of a hub that runs: copies that somebody laid there, or that were put aside. */
export async function copiesWith(folder: string, number: RegExp): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of filesIn(folder)) {
    if (openFiles.has(name) || name.startsWith(browserFolder)) continue;
    if (await isIn(join(folder, name), number).catch(unlessPassing)) found.push(name);
  }
  return found;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length));
}

async function isIn(file: string, number: RegExp): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(piece + overlap);
    for (let from = 0; ; from += piece) {
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      if (standsIn(bytes.toString('utf8', 0, bytesRead), number)) return true;
      if (bytesRead < bytes.length) return false;
    }
  } finally {
    await handle.close();
  }
}

function unlessPassing(error: unknown): false {
  if (passing.has((error as { readonly code?: unknown }).code)) return false;
  throw error;
}
