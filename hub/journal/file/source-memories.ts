import type { Instant } from '#core/time/instant';
import type { SourceMemory } from '../journal.ts';
import { newMemory } from './memories.ts';

/** What is known of each source now, whatever file it stands in; and what of it no file has yet. */
export interface SourceMemories {
  readonly known: ReadonlyMap<string, SourceMemory>;
  /** What is still to be written, by source. */
  readonly unwritten: ReadonlyMap<string, SourceMemory>;
  keep(source: string, memory: Partial<SourceMemory>): void;
  /** It stands in the file: inputs of these sources, and these memories. */
  written(heard: ReadonlyMap<string, Instant>, memories: ReadonlyMap<string, SourceMemory>): void;
  /** What a file knows that was opened; what we know better, or it does not know at all, is to be written into it. */
  learn(inFile: ReadonlyMap<string, SourceMemory>): void;
}

export function createSourceMemories(): SourceMemories {
  const known = new Map<string, SourceMemory>();
  const dirty = new Set<string>();
  const of = (source: string): SourceMemory => known.get(source) ?? newMemory;

  return {
    known,
    get unwritten() {
      return new Map([...dirty].map((source) => [source, of(source)]));
    },
    keep(source, memory) {
      known.set(source, { ...of(source), ...memory });
      dirty.add(source);
    },
    written(heard, memories) {
      for (const source of memories.keys()) dirty.delete(source);
      for (const [source, heardAt] of heard) known.set(source, { ...of(source), heardAt });
    },
    learn(inFile) {
      for (const [source, memory] of inFile) if (!known.has(source)) known.set(source, memory);
      for (const source of known.keys()) if (!inFile.has(source)) dirty.add(source);
    },
  };
}
