import type { Input, PollResponse, WebhookRequest } from '#core/said/input';
import type { Instant } from '#core/time/instant';

/** An input as the table keeps it. */
export interface Row {
  readonly at: Instant;
  readonly source: string;
  readonly kind: Input['kind'];
  readonly payload: string;
}

export interface NumberedRow extends Row {
  readonly seq: number;
}

export function toRow(input: Input): Row {
  const { at, source, kind } = input;
  switch (input.kind) {
    case 'webhook':
      return { at, source, kind, payload: JSON.stringify(input.request) };
    case 'poll':
      return { at, source, kind, payload: JSON.stringify(input.response) };
    case 'stream':
      return { at, source, kind, payload: JSON.stringify(input.message) };
  }
}

/** `undefined` when the payload is not the JSON that was written, as a flipped bit on the disk makes it. */
export function toInput({ at, source, kind, payload: text }: Row): Input | undefined {
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch {
    return undefined;
  }
  switch (kind) {
    case 'webhook':
      return { at, source, kind, request: payload as WebhookRequest };
    case 'poll':
      return { at, source, kind, response: payload as PollResponse };
    case 'stream':
      return { at, source, kind, message: String(payload) };
  }
}
