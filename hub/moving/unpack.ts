import { once } from 'node:events';
import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Parser, ReadEntry } from 'tar';
import { databases, manifestName, plainFiles, sealedName, settingsName } from './kept.ts';
import { largestOf } from './manifest.ts';

const names: ReadonlySet<string> = new Set([manifestName, settingsName, sealedName, ...databases, ...plainFiles]);

/**
 * Takes an archive apart: only what a backup holds, only as a plain file, and none larger than any can be. Resolves with whether
 * that was all that is in it. However it ends, no file is left open: Windows would let nobody take it away.
 * @throws what the disk or the archive says
 */
export async function unpack(from: string, folder: string): Promise<boolean> {
  const seen = new Set<string>();
  const writing: Promise<void>[] = [];
  const failed = Promise.withResolvers<never>();
  let isForeign = false;
  const { Parser } = await import('tar');
  const parser = new Parser({
    strict: true,
    filter(path, entry) {
      const isFile = !('type' in entry) || entry.type === 'File' || entry.type === 'OldFile';
      const isOurs = names.has(path) && !seen.has(path) && isFile && entry.size <= largestOf(path);
      seen.add(path);
      isForeign ||= !isOurs;
      return isOurs && !isForeign;
    },
    onReadEntry(entry) {
      const written = write(entry, join(folder, entry.path), failed.promise);
      written.catch(failed.reject);
      writing.push(written);
    },
  });
  const source = createReadStream(from);
  const closed = new Promise<void>((resolve) => source.once('close', () => resolve()));
  const ended = new Promise<void>((resolve) => parser.once('end', () => resolve()));
  parser.once('error', failed.reject);
  feed(parser, source, failed.promise).catch(failed.reject);
  try {
    await Promise.race([ended, failed.promise]);
    await Promise.all(writing);
    return !isForeign;
  } finally {
    source.destroy();
    await Promise.allSettled([closed, ...writing]);
  }
}

/** `failed`: rejects when nothing of what is fed is wanted any more. */
async function feed(parser: Parser, source: ReadStream, failed: Promise<never>): Promise<void> {
  for await (const chunk of source) {
    if (!parser.write(chunk as Buffer)) await Promise.race([once(parser, 'drain'), failed]);
  }
  parser.end();
}

async function write(entry: ReadEntry, file: string, failed: Promise<never>): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    const chunks = entry[Symbol.asyncIterator]();
    for (;;) {
      // Of an archive that is cut off no more comes, and nothing says so to whoever waits for it.
      const next = await Promise.race([chunks.next(), failed]);
      if (next.done === true) return;
      await handle.write(next.value);
    }
  } finally {
    await handle.close();
  }
}
