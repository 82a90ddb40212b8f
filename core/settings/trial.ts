import type { Queue } from '../board/queue.ts';
import type { JsonObject } from '../said/json.ts';
import type { Sentence } from '../said/sentence.ts';

/** A phone system to be tried before it counts. */
export interface TrialOrder {
  /** The whole configuration that is to be, as `SettingsChange` has it. */
  readonly configuration: JsonObject;
  /** The id of the source in it. */
  readonly source: string;
}

/** One answer or message, and what it was understood to say. */
export interface TrialPiece {
  /** ISO instant. */
  readonly at: string;
  /** As it came, without secrets, cut where it is long. */
  readonly said: string;
  /** In words; empty: nothing that concerns the board. */
  readonly understood: readonly Sentence[];
  /** Why it makes no sense. */
  readonly problem: Sentence | null;
}

/** What came of it. */
export interface Trial {
  readonly at: string;
  /** So many answers or messages came. */
  readonly count: number;
  readonly seconds: number;
  readonly last: readonly TrialPiece[];
  /** The board's queues as this source alone would show them. */
  readonly queues: readonly Queue[];
  /** What a person should know though it went well. */
  readonly remarks: readonly Sentence[];
  /** Why it did not work; `null`: it did. */
  readonly failure: Sentence | null;
}

/** One address that a phone system is to call, and whether it has. */
export interface WebhookAddress {
  /** As in `queue/hallmonitor/enter`. */
  readonly path: string;
  /** What PBXAdmin calls the field that it belongs into; `null`: whatever calls it. */
  readonly field: Sentence | null;
  /** The queue that it is of. */
  readonly queue: string | null;
  /** The whole address with its secret and its parameters, to be copied. */
  readonly url: string;
  /** When it was last called rightly, an ISO instant. */
  readonly heardAt: string | null;
}

/** A request that came lately, right or wrong. No caller's number is in it. */
export interface Arrival {
  readonly at: string;
  readonly path: string;
  /** `null`: it was understood. */
  readonly problem: Sentence | null;
  /** What it should have been, where that can be told: a path as in `WebhookAddress`. */
  readonly meant: string | null;
  /** The local number that it was about. */
  readonly agent: string | null;
}

export interface WebhookReport {
  readonly at: string;
  /** What all addresses begin with. */
  readonly base: string;
  readonly addresses: readonly WebhookAddress[];
  /** The newest first. */
  readonly arrivals: readonly Arrival[];
  /** Requests since the start whose secret or address was of no source here. */
  readonly strangers: number;
}

/** An address of this machine under which a phone system might reach the webhooks' port. */
export interface WayToHere {
  /** As in `http://10.0.4.10:8091`. */
  readonly url: string;
  readonly kind: 'thisMachine' | 'network' | 'public';
}

export interface WaysToHere {
  /** Where the port listens now, as in `127.0.0.1:8091`. */
  readonly listens: string;
  readonly ways: readonly WayToHere[];
}
