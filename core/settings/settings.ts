import type { JsonObject } from '../said/json.ts';
import type { Sentence } from '../said/sentence.ts';

/**
 * The settings of a hub as its configuration file has them (see the contract). A secret stands in them as a reference and never
 * as itself: `${secret:NAME}` is kept beside the file by the hub, `${env:NAME}` comes from its environment.
 */
export type Configuration = JsonObject;

/** How the settings of a hub stand. */
export interface SettingsReport {
  readonly configuration: Configuration;
  /** Another one after each change: whoever changes something says on which it is based. */
  readonly revision: string;
  /** Nothing is configured yet, and the demo plays. */
  readonly demo: boolean;
  /** Each place where a secret belongs and stands. */
  readonly secrets: readonly SecretPlace[];
  /** Why they cannot be changed here; `null`: they can. */
  readonly fixed: Sentence | null;
  /** The last change, while it can still be taken back. */
  readonly undo: Undo | null;
}

export interface SecretPlace {
  /** As in `sources[0].password`. */
  readonly path: string;
  /** Where its value is: kept by the hub, or told by the environment. */
  readonly from: 'hub' | 'environment';
  /** Whether there is a value. */
  readonly isThere: boolean;
}

export interface Undo {
  /** ISO instant. */
  readonly until: string;
}

/**
 * All settings as they are to be. A secret that stands in them as itself is kept and becomes a reference; one that stays is the
 * reference that was told.
 */
export interface SettingsChange {
  /** The one that the change is based on: of two people who change at once the second is refused. */
  readonly revision: string;
  readonly configuration: Configuration;
}

/** What is wrong with what somebody wanted, and where: as in `queues[0].name`; an empty path: as a whole. */
export interface SettingsProblem {
  readonly path: string;
  readonly message: Sentence;
}

/** In use, or refused: then nothing was changed. */
export type SettingsAnswer = { readonly settings: SettingsReport } | { readonly problems: readonly SettingsProblem[] };
