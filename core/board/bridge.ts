import type { JsonValue } from '../said/input.ts';
import type { Said, Sentence } from '../said/sentence.ts';

/** One thing that a person may ask of a phone system. */
export interface ActionOffer {
  readonly source: string;
  readonly id: string;
  /** What it does, as a sentence in English. */
  readonly title: string;
}

export interface ActionsReport {
  readonly actions: readonly ActionOffer[];
  /** False where the board has no token: then nothing is done for anybody who comes over HTTP. */
  readonly allowed: boolean;
}

export interface ActionOrder {
  readonly source: string;
  readonly action: string;
  readonly parameters: JsonValue;
}

/** What became of it, as a sentence: in English for programs, and in both languages for people where it is known in both. */
export type ActionResult =
  | { readonly done: string; readonly doneIn?: Sentence | undefined }
  | { readonly error: string; readonly errorIn?: Sentence | undefined };

/** `lost` carries when the hub was last heard. Instants in milliseconds on the screen's own clock. */
export type Connectivity =
  { readonly state: 'connecting' | 'open' } | { readonly state: 'lost'; readonly since: number };

export interface BoardSetup {
  readonly language: 'da' | 'en';
  readonly timeZone: string;
  /** A demo plays: say so on the board. */
  readonly demo: boolean;
}

/**
 * Why there is no hub: the configuration, a port, the journal, or something that nobody foresaw; of one elsewhere, that it does
 * not know this screen any more, or shows another certificate.
 */
export interface BoardTrouble {
  readonly kind: 'config' | 'port' | 'journal' | 'revoked' | 'certificate' | 'other';
  /** Sentences for a person, one a fault: what is wrong, and what was expected or what to do. */
  readonly lines: readonly Said[];
}

/** How far somebody is with the number that ends a wall's full screen. */
export interface LeavingWall {
  /** So many digits are typed; which, nobody sees. */
  readonly digits: number;
  /** The last number was not the right one. */
  readonly wrong: boolean;
}

/** A short sound: of a warning, of a critical alert, of a source that is not heard. `volume`: above 0, at most 1. */
export interface Chime {
  readonly kind: 'warning' | 'critical' | 'source';
  readonly volume: number;
}

/** What a board is to bring forward: one queue, its screen of the phone systems, or the settings of this PC. */
export type BroughtForward = { readonly queue: string } | { readonly screen: 'sources' | 'pc' };

/** One queue on the small strip that lies on top of everything. */
export interface StripQueue {
  readonly id: string;
  readonly name: string;
  readonly severity: 'calm' | 'warning' | 'critical';
  /** Somebody takes care of it: it is quiet. */
  readonly isTaken: boolean;
  readonly callsWaiting: number | null;
  /** When the first of those who wait came, as an ISO instant. */
  readonly firstSince: string | null;
  /** Its number of callers is old: since when, as an ISO instant. */
  readonly oldSince: string | null;
}

export interface StripView {
  readonly queues: readonly StripQueue[];
  /** Windows did not show the last toast. */
  readonly toastFailed: boolean;
  readonly isMuted: boolean;
  /** Since when no hub is heard, an instant in milliseconds. */
  readonly lostSince: number | null;
}

/** What somebody does on the strip about a queue's worst alert, or: show me. */
export interface DeskAct {
  readonly act: 'acknowledge' | 'snooze' | 'show';
  readonly queue: string;
}
