import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { FilesQuestion } from '#adapters/adapter';
import { Unreachable } from '#adapters/adapter';
import { fileLimits } from './limits.ts';

/** A file that may have something to tell. */
export interface Found {
  readonly name: string;
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since 1970, by the clock of the disk. */
  readonly changedAt: number;
  /** It is not the file that is meant, and may be what was one before it was put aside. */
  readonly isAside: boolean;
}

const endings: { readonly [format in FilesQuestion['format']]: ReadonlySet<string> } = {
  csv: new Set(['.csv', '.txt', '.log', '.tsv']),
  json: new Set(['.json']),
  jsonl: new Set(['.jsonl', '.ndjson', '.json', '.log']),
};

/**
 * The files of a folder, the oldest first; or one file and, where lines are read, those beside it that its name begins.
 * @throws what the file system says
 */
export async function found({ path, format, mode }: FilesQuestion): Promise<readonly Found[]> {
  const itself = await stat(path);
  if (itself.isDirectory()) {
    const names = (await readdir(path)).filter((name) => endings[format].has(extname(name).toLowerCase()));
    const files = await all(names.map((name) => ({ path: join(path, name), isAside: false })));
    if (files.length === 0)
      throw new Unreachable({
        da: `Der er ingen ${format}-fil i mappen.`,
        en: `There is no ${format} file in the folder.`,
      });
    return files.slice(-fileLimits.mostFiles);
  }
  if (mode !== 'lines') return await all([{ path, isAside: false }]);
  const [folder, own] = [dirname(path), basename(path)];
  const beside = (await readdir(folder)).filter((name) => name.startsWith(own) && name !== own && !isPacked(name));
  const aside = await all(beside.map((name) => ({ path: join(folder, name), isAside: true })));
  return [...aside.slice(-mostAside), ...(await all([{ path, isAside: false }]))];
}

/** Of those put aside only the last can hold what was not read yet. */
const mostAside = 3;

function isPacked(name: string): boolean {
  return /\.(?:gz|bz2|xz|zip|zst)$/i.test(name);
}

async function all(files: readonly Pick<Found, 'path' | 'isAside'>[]): Promise<readonly Found[]> {
  const looked = await Promise.all(
    files.map(async ({ path, isAside }) => {
      const known = await stat(path).catch(() => undefined);
      if (known === undefined || !known.isFile()) return [];
      return [{ name: basename(path), path, size: known.size, changedAt: known.mtimeMs, isAside }];
    }),
  );
  return looked.flat().sort((a, b) => a.changedAt - b.changedAt || (a.name < b.name ? -1 : 1));
}
