import type { ServerOptions } from 'node:http';

/**
 * What one port lets a client take of it. Lengths of time in milliseconds, sizes in bytes. `silenceTimeout`: a socket
 * on which nothing moves for so long is closed, 0 for never.
 */
export interface HttpLimits extends ServerOptions {
  readonly maxConnections: number;
  readonly silenceTimeout: number;
}

/** A request is small and comes at once; whoever is slow is closed. */
const patience = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8 * 1024,
};

/** A phone system without a Host header is served all the same: Node's own refusal would not be an empty answer. */
export const webhookLimits: HttpLimits = {
  ...patience,
  requireHostHeader: false,
  maxConnections: 200,
  silenceTimeout: 20_000,
};

/** Streams are silent from the client's side for days, so silence closes nothing here. */
export const boardLimits: HttpLimits = { ...patience, maxConnections: 500, silenceTimeout: 0 };
