import type { Instant } from '../time/instant.ts';

/** A value as JSON can carry it. A number that would lose a digit (all, in a webhook) is kept as its text. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** What a web service request said: the path after the secret, the query's and the body's parameters. */
export interface WebhookRequest {
  readonly method: string;
  readonly path: string;
  readonly query: { readonly [name: string]: JsonValue };
  /** Parsed form or JSON; the text itself where it is neither; absent where there was none. */
  readonly body?: JsonValue;
}

/** What a poll was answered. `body` as parsed, or the text where it could not be. */
export interface PollResponse {
  readonly url: string;
  readonly status: number;
  readonly body: JsonValue;
}

interface InputBase {
  readonly at: Instant;
  readonly source: string;
}

export interface PollInput extends InputBase {
  readonly kind: 'poll';
  readonly response: PollResponse;
}

/** One input as a source received it, before any interpretation. The journal keeps these; a capture is a list of them. */
export type Input =
  | (InputBase & { readonly kind: 'webhook'; readonly request: WebhookRequest })
  | PollInput
  | (InputBase & { readonly kind: 'stream'; readonly message: string });
