import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Instant } from '#core/instant';

/** When each source was last asked, kept over a restart: for phone systems that refuse who asks too often. */
export interface LastPolls {
  of(source: string): Instant | undefined;
  /** To be called before it is asked. @throws where the file cannot be written */
  begun(source: string, at: Instant): void;
}

/** A small JSON file: `{"soluno": 1763456071250}`. One that cannot be read says nothing. */
export function createLastPolls(file: string): LastPolls {
  const known = new Map(readKnown(file));
  return {
    of: (source) => known.get(source),
    begun(source, at) {
      known.set(source, at);
      // In one step, so that a crash leaves the old file or the new one.
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(known)), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

function readKnown(file: string): readonly (readonly [string, Instant])[] {
  try {
    const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
    return entries.filter((entry): entry is [string, Instant] => Number.isFinite(entry[1]));
  } catch {
    return [];
  }
}
