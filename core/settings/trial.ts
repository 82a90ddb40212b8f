import type { Queue } from '../board/queue.ts';
import type { JsonObject } from '../said/json.ts';
import type { Sentence } from '../said/sentence.ts';
import type { MappedTrial } from './mapping.ts';

/** A phone system to be tried before it counts. */
export interface TrialOrder {
  /** The whole configuration that is to be, as `SettingsChange` has it. */
  readonly configuration: JsonObject;
  /** The id of the source in it. */
  readonly source: string;
}

/** One answer or message. */
export interface TrialPiece {
  /** ISO instant. */
  readonly at: string;
  /** As it came, without secrets, cut where it is long. */
  readonly said: string;
  /** Why it makes no sense; `null`: it does. */
  readonly problem: Sentence | null;
}

/** What came of it. */
export interface Trial {
  readonly at: string;
  /** So many answers or messages came. */
  readonly count: number;
  /** How long it took. */
  readonly seconds: number;
  readonly last: readonly TrialPiece[];
  /** The board's queues as this source alone would show them. */
  readonly queues: readonly Queue[];
  /** What a person should know though it went well. */
  readonly remarks: readonly Sentence[];
  /** Why it did not work; `null`: it did. */
  readonly failure: Sentence | null;
  /** Of a phone system that is described: what it has, and what of it is understood; `null`: it is none. */
  readonly mapped: MappedTrial | null;
}

/** Tried, or the settings are wrong. */
export type TrialAnswer =
  { readonly trial: Trial } | { readonly problems: readonly { readonly path: string; readonly message: Sentence }[] };

/** One address that a phone system is to call. */
export interface WebhookAddress {
  /** As in `queue/hallmonitor/enter`. */
  readonly path: string;
  /** What the phone system's own page calls the field that it belongs into. */
  readonly field: Sentence;
  /** The queue that it is of; `null`: it is of none. */
  readonly queue: string | null;
  /** What follows the part that all addresses have in common, to be copied behind it; it begins without `/`. */
  readonly rest: string;
  /** When it was last called rightly, an ISO instant. */
  readonly heardAt: string | null;
}

/** A request that came lately, right or wrong. No number of a caller is in it. */
export interface Arrival {
  readonly at: string;
  readonly path: string;
  /** `null`: it was understood. */
  readonly problem: Sentence | null;
}

export interface WebhookReport {
  readonly at: string;
  /** Where the port listens, as this machine reaches it. */
  readonly base: string;
  /** What follows the address of the hub in each: `/hooks/SOURCE/SECRET/`. It holds the secret. */
  readonly common: string;
  readonly addresses: readonly WebhookAddress[];
  /** The newest first. */
  readonly arrivals: readonly Arrival[];
  /** Addresses of this machine under which others in the house might reach it, as in `http://10.0.4.10:8091`. */
  readonly ways: readonly string[];
  /** Whether the port listens for other machines at all. */
  readonly isOpen: boolean;
}
