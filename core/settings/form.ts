import type { JsonValue } from '../said/input.ts';
import type { NumberName } from '../said/numbers.ts';
import type { Sentence } from '../said/sentence.ts';
import type { MappingForm } from './mapping.ts';

/** What somebody types in a field, and how it is shown. */
export type FieldKind =
  | 'text'
  /** A text of several lines. */
  | 'longText'
  | 'secret'
  | 'number'
  | 'choice'
  | 'yesOrNo'
  /** A list of texts. */
  | 'texts'
  /** For each queue of the board one value, as `each` says. */
  | 'queues'
  /** Several fields under one name: `fields`. */
  | 'group'
  /** One of several groups: `variants`. */
  | 'oneOf'
  /** Names with texts, such as HTTP headers. */
  | 'table'
  /** For each field of a record an expression: `MappingForm`. */
  | 'expressions'
  /** A number, or the text that it is. */
  | 'numberOrText'
  /** What is sent: JSON, or a text as it stands. */
  | 'message'
  /** One of those or a list. */
  | 'messages'
  /** One of those that is sent again and again, and how often. */
  | 'repeated'
  /** Names with values, which may have parts of their own. */
  | 'named'
  /** Anything else: JSON as it stands in the file. */
  | 'json';

/** One setting of a phone system, as a form shows it. Made from the adapter's own schema, so that neither can lag behind. */
export interface Field {
  /** The setting's name; in a group the name within it. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: Sentence;
  readonly help: Sentence;
  readonly needed: boolean;
  /** Few need it: it is shown when asked for. */
  readonly rare: boolean;
  readonly usual?: JsonValue;
  readonly example?: string;
  /** What stands behind the number: seconds, days. */
  readonly unit?: Sentence;
  readonly least?: number;
  readonly most?: number;
  readonly choices?: readonly Choice[];
  readonly fields?: readonly Field[];
  readonly variants?: readonly Variant[];
  /** Of `queues`: what each queue of the board has. */
  readonly each?: Field;
}

export interface Choice {
  readonly value: string;
  readonly label: Sentence;
}

export interface Variant {
  readonly label: Sentence;
  readonly fields: readonly Field[];
}

/** How the phone system's news come. */
export type WayIn = 'calls' | 'isAsked' | 'connection' | 'demo';

/** What set-up knows of one kind of phone system. */
export interface SourceForm {
  readonly adapter: string;
  /** What people call it. */
  readonly title: string;
  /** Whom it is for and what it gives, in a sentence or two. */
  readonly about: Sentence;
  readonly way: WayIn;
  readonly fields: readonly Field[];
  /** The figures that it can know. */
  readonly provides: readonly NumberName[];
  /** Of one that is described and not programmed: how that is done, apart from `fields`. */
  readonly mapping: MappingForm | null;
}

export interface SourceForms {
  readonly forms: readonly SourceForm[];
}
