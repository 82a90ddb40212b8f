import type { JsonValue } from '../said/input.ts';
import type { Picture, SourcesReport } from './queue.ts';

/** What a board can ask of the hub. The name is the channel's name. */
export interface Asks {
  /** The board as it is now. */
  picture(): Promise<Picture>;
  /** How each source fares. */
  sources(): Promise<SourcesReport>;
  /** What the board itself must know: language, zone. */
  setup(): Promise<BoardSetup>;
  /** What keeps the hub from running; `null` while nothing does. */
  trouble(): Promise<BoardTrouble | null>;
  /** What a person may ask of the phone systems. */
  actions(): Promise<ActionsReport>;
  /** Asks a phone system to do something. Resolves with what became of it, also where nothing did. */
  perform(order: ActionOrder): Promise<ActionResult>;
}

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

/** What became of it, as a sentence in English. */
export type ActionResult = { readonly done: string } | { readonly error: string };

/** What the hub tells a board without being asked. */
export interface Tells {
  /** All queues: at the start, and after the connection was lost. */
  snapshot: Picture;
  /** The queues that changed, and only those. */
  update: Picture;
  /** Whether the hub can be heard at all. */
  connection: Connectivity;
  /** The hub cannot run; `null` when it can again. */
  trouble: BoardTrouble | null;
}

/** `lost` carries when the hub was last heard. Instants in milliseconds on the screen's own clock. */
export type Connectivity =
  { readonly state: 'connecting' | 'open' } | { readonly state: 'lost'; readonly since: number };

export interface BoardSetup {
  readonly language: 'da' | 'en';
  readonly timeZone: string;
  /** A demo plays: say so on the board. */
  readonly demo: boolean;
}

/** Why there is no hub: the configuration, a port, the journal, or something that nobody foresaw. */
export interface BoardTrouble {
  readonly kind: 'config' | 'port' | 'journal' | 'other';
  /** Sentences for a person, one a fault: what is wrong, and what was expected or what to do. */
  readonly lines: readonly string[];
}

/** Everything between a board and its hub. In the desktop it is IPC, in a browser fetch and Server-Sent Events. */
export interface Bridge extends Asks {
  /** Listens until the returned function is called. */
  on<Name extends keyof Tells>(name: Name, listener: (payload: Tells[Name]) => void): () => void;
}
