import type { Fact } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Sentence } from '#core/said/sentence';
import type { Instant } from '#core/time/instant';
import type { Busy, NotUnderstood, SignInRefused, Unreachable } from './errors.ts';
import type { Surroundings } from './surroundings.ts';

/** Where the hub connects. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  /** Absent: no TLS. `pinnedCertificate`: the SHA-256 of the one certificate that is accepted, whoever signed it. */
  readonly tls?: { readonly pinnedCertificate?: string | undefined } | undefined;
  /**
   * Present: a WebSocket is spoken there, at this address and with these headers, and the hub frames it. Each message comes and goes
   * as its length in four bytes and its text in UTF-8.
   */
  readonly webSocket?: { readonly url: string; readonly headers: { readonly [name: string]: string } };
}

/** One message as it travels. `id`: what pairs an answer with its request, where the frame itself carries one. */
export interface Message {
  readonly text: string;
  readonly id?: string;
}

/** Bytes to messages and back. It holds nothing: the hub keeps what has not come whole. */
export interface Framing {
  /** In bytes, with whatever frames it; at most 1 MiB. The hub gives up a connection on which a larger one begins. */
  readonly largestMessage: number;
  /**
   * Takes whole messages off the front, and says how many bytes they took. What it leaves comes again, with more behind it.
   * @throws NotUnderstood where what stands at the very front can be none: the connection is given up. The whole ones before
   * it are given first, so that it does not matter how the bytes were cut on their way.
   */
  split(bytes: Uint8Array): { readonly messages: readonly Message[]; readonly taken: number };
  join(message: Message): Uint8Array;
  /** A message as the journal and a capture keep it. Absent: its text. */
  keep?(message: Message): string;
}

export interface DialogueContext<Settings> {
  readonly settings: Settings;
  readonly surroundings: Surroundings;
  readonly now: Instant;
  /** Another connection of the source is live, and asked for this one: it takes over once it is live. */
  readonly takesOver?: boolean;
}

/** What a person asked for, on its way to the phone system. `parameters` are checked already. */
export interface Order {
  /** The hub's own name for it, for `done`: it need not travel. */
  readonly id: string;
  readonly action: string;
  readonly parameters: unknown;
}

/** What we do after something happened on the connection. */
export interface Turn<State> {
  readonly state: State;
  /** Sent once what was heard is safely kept: an acknowledgement is never a promise. */
  readonly say?: readonly Message[];
  /**
   * `woken` is called then, once, unless a later turn names another time: keep-alive, an answer that does not come. Without
   * it a peer that is gone without a word is noticed late or never.
   */
  readonly wakeAt?: Instant | undefined;
  /** Signed in, and all that was there is told: from now on it is live. Until then nothing it told counts as fresh. */
  readonly isLive?: boolean;
  /** What a person should know though it goes on: "201 cannot be monitored". All of them, each time they change. */
  readonly problems?: readonly Sentence[];
  /** Hang up, and connect again after the hub's own pause: a long one where the sign-in was refused. */
  readonly giveUp?: SignInRefused | Busy | Unreachable | NotUnderstood | undefined;
  /**
   * This connection must end soon: one more is opened beside it, and this one is hung up when that one is live. Until then
   * only this one is listened to, so that nothing is told twice; and the source never seems lost. Said again, it is tried
   * again.
   */
  readonly replace?: boolean;
  /** What became of the orders that people gave: a sentence, or one of the few errors. */
  readonly done?: readonly { readonly order: string; readonly result: Sentence | Error }[];
  /**
   * Goes into the journal and into captures after what was heard, as if that had been said too: what only the dialogue knows and
   * `read` needs, such as of whom an answer is that does not say it. Never anything secret.
   */
  readonly journal?: readonly Message[];
  /** The message that was just heard is for the dialogue alone (a greeting, the sign-in, a pong): it is not journaled. */
  readonly passOver?: boolean;
}

/**
 * Our side of the talk on one connection: a fold that lives as long as the connection, is never journaled, may hold secrets.
 * Where it throws, the connection is given up.
 */
export interface Dialogue<Settings, State> {
  opened(context: DialogueContext<Settings>): Turn<State>;
  heard(state: State, message: Message, context: DialogueContext<Settings>): Turn<State>;
  woken(state: State, context: DialogueContext<Settings>): Turn<State>;
  /** Only once it is live. Needed where the adapter has actions. */
  asked?(state: State, order: Order, context: DialogueContext<Settings>): Turn<State>;
}

/** What is journaled of a stream: each message, and that a connection began or was lost. */
export type StreamEvent =
  | { readonly kind: 'opened'; readonly at: Instant }
  | { readonly kind: 'lost'; readonly at: Instant }
  | { readonly kind: 'message'; readonly at: Instant; readonly message: string };

/** The hub keeps a connection open: it speaks, and is spoken to. `Known` is a `type`, not an `interface`: it is JSON. */
export interface StreamWay<Settings, State, Known extends JsonValue> {
  readonly way: 'stream';
  endpoint(settings: Settings): Endpoint;
  readonly framing: Framing;
  readonly dialogue: Dialogue<Settings, State>;
  /**
   * Names of the fields or elements of a message whose values tell who somebody is: after some weeks these are stars. Compared
   * without regard to case, `_` and `-`.
   */
  readonly personal: readonly string[];
  /** What else these settings say is personal: in this source's messages alone. */
  personalBy?(settings: Settings): readonly string[];
  /** What is known before the first message of all. */
  readonly unread: Known;
  /**
   * Reads the next of a stream: from the journal alone, so that a replay reads the same. It never depends on ids of our own
   * requests, and takes an answer that nobody asked for, and messages before any `opened`: a capture may begin anywhere.
   * @throws NotUnderstood: then what is known stays as it was
   */
  read(
    known: Known,
    event: StreamEvent,
    settings: Settings,
    surroundings: Surroundings,
  ): { readonly known: Known; readonly facts: readonly Fact[] };
}
