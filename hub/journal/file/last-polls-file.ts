import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject } from '#core/said/json';
import type { JsonValue } from '#core/said/input';
import { lastPollIn } from './memories.ts';
import type { SourceMemories } from './source-memories.ts';

/**
 * Where hubs up to version 1 of the journal kept when each source was asked, as in `{"soluno": {"at": 1763456071250}}`. It
 * is taken over once and removed; one that cannot be read says nothing.
 */
const name = 'last-polls.json';

/** `write`: writes what the memories are told. @throws what `write` throws; the file is still there then */
export function takeOverLastPolls(journalFile: string, memories: SourceMemories, write: () => void): void {
  const file = join(dirname(journalFile), name);
  const text = textOf(file);
  if (text === undefined) return;
  for (const [source, value] of Object.entries(entriesIn(text))) {
    const lastPoll = lastPollIn(value);
    const isNews = memories.known.get(source)?.lastPoll === undefined;
    if (lastPoll !== undefined && isNews) memories.keep(source, { lastPoll });
  }
  write();
  for (const done of [file, `${file}.new`]) rmSync(done, { force: true });
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function entriesIn(text: string): { readonly [source: string]: JsonValue } {
  try {
    const value = JSON.parse(text) as JsonValue;
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
