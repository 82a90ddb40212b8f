import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';

/** What is kept of a source over a restart. */
export interface LastPoll {
  /** When it was last asked. */
  readonly at: Instant;
  readonly remembered?: Remembered | undefined;
}

/** What its adapter knows already, and since when: all that it was told from then on was written into the journal. */
export interface Remembered {
  readonly memory: JsonValue;
  readonly since: Instant;
}

/** The last poll of each source, kept over a restart: for phone systems that refuse who asks too often, or too much. */
export interface LastPolls {
  of(source: string): LastPoll | undefined;
  /** To be called before it is asked. @throws where the file cannot be written */
  begun(source: string, at: Instant): void;
  /** To be called when what it answered is kept. @throws where the file cannot be written */
  remembered(source: string, remembered: Remembered): void;
}

const lastPollSchema = z.object({
  at: z.number(),
  remembered: z.object({ memory: z.json(), since: z.number() }).optional(),
});

/** A small JSON file: `{"soluno": {"at": 1763456071250}}`. One that cannot be read says nothing. */
export function createLastPolls(file: string): LastPolls {
  const known = new Map(readKnown(file));

  function write(source: string, poll: LastPoll): void {
    known.set(source, poll);
    // In one step, so that a crash leaves the old file or the new one.
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(known)), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  return {
    of: (source) => known.get(source),
    begun(source, at) {
      write(source, { ...known.get(source), at });
    },
    remembered(source, remembered) {
      write(source, { at: known.get(source)?.at ?? remembered.since, remembered });
    },
  };
}

function readKnown(file: string): readonly (readonly [string, LastPoll])[] {
  try {
    const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
    return entries.flatMap(([source, poll]) => {
      const { data } = lastPollSchema.safeParse(poll);
      return data === undefined ? [] : [[source, data] as const];
    });
  } catch {
    return [];
  }
}
