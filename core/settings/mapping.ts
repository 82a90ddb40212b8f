import type { JsonValue } from '../said/input.ts';
import type { NumberName } from '../said/numbers.ts';
import type { Sentence } from '../said/sentence.ts';
import type { Field } from './form.ts';
import type { SettingsProblem } from './settings.ts';

/** How a phone system that is described says what its records mean: the same for all that are. */
export interface MappingForm {
  /** What the records may be. */
  readonly kinds: readonly RecordKind[];
  /** The settings that the mapping is made of, as they stand in the configuration: `as`, `fields`, `queues` and so on. */
  readonly settings: readonly Field[];
}

export interface RecordKind {
  /** As in `as`. */
  readonly value: string;
  readonly label: Sentence;
  /** What one record is then, in a sentence. */
  readonly help: Sentence;
  readonly fields: readonly MappedField[];
  /** The table of words that records of this kind need; `null`: none. */
  readonly words: WordTable | null;
}

/** What a field's expression must come to: a text, how many, how long, or when. */
export type MappedValue = 'text' | 'count' | 'seconds' | 'time';

export interface MappedField {
  readonly name: string;
  readonly label: Sentence;
  readonly help: Sentence;
  readonly needed: boolean;
  readonly value: MappedValue;
}

/** The source's own words for things of which the board knows a few. */
export interface WordTable {
  /** The setting: `kinds` or `states`. */
  readonly name: string;
  /** The field whose words they are. */
  readonly field: string;
  /** What they may mean. */
  readonly meanings: readonly { readonly value: string; readonly label: Sentence }[];
}

/** What a trial of such a phone system saw, so that a mapping can be made of it. Nothing of it is kept. */
export interface MappedTrial {
  /** So many records came. */
  readonly total: number;
  /** What the records have: columns of a file or a table, names in JSON. */
  readonly columns: readonly SeenColumn[];
  /** Where lists stand in the answer, as `records` would name them; none where the answer is a list itself. */
  readonly lists: readonly string[];
  /** The last ones, the newest last. */
  readonly records: readonly TriedRecord[];
  /** The figures that the mapping feeds; none while it is not finished. */
  readonly feeds: readonly NumberName[];
  /** What the mapping still lacks. */
  readonly unfinished: readonly SettingsProblem[];
  /** For each kind of record what the columns' names and values suggest: for a person to confirm, never used by itself. */
  readonly proposals: { readonly [kind: string]: MappingProposal };
}

export interface SeenColumn {
  /** The expression that comes to it. */
  readonly expression: string;
  /** As it is called. */
  readonly name: string;
  /** Different values that were seen in it, the first ones. */
  readonly values: readonly string[];
}

export interface TriedRecord {
  readonly record: JsonValue;
  /** What it became, in words; none: it concerns nobody here. */
  readonly became: readonly Sentence[];
  /** Why it makes no sense; `null`: it does. */
  readonly problem: Sentence | null;
}

/** A part of a mapping. */
export interface MappingProposal {
  readonly fields: { readonly [field: string]: string };
  readonly queues?: { readonly [queue: string]: readonly string[] };
  readonly kinds?: { readonly [kind: string]: readonly string[] };
  readonly states?: { readonly [state: string]: readonly string[] };
  readonly times?: string;
}
