import type { ServerOptions } from 'node:http';
import type { ConnectionLimits } from './connections/connections.ts';

/**
 * What one port lets a client take of it. Lengths of time in milliseconds, sizes in bytes. `silenceTimeout`: a socket
 * on which nothing moves for so long is closed, 0 for never.
 */
export interface HttpLimits extends ServerOptions {
  readonly connections: ConnectionLimits;
  readonly silenceTimeout: number;
}

/** A request is small and comes at once; whoever is slow is closed. */
const patience = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};

/** A phone system without a Host header is served all the same: Node's own refusal would not be an empty answer. */
export const webhookLimits: HttpLimits = {
  ...patience,
  maxHeaderSize: 8 * 1024,
  requireHostHeader: false,
  connections: { strangers: 4_000, strangersOfAddress: 200, ofOne: 2_000, all: 20_000 },
  silenceTimeout: 20_000,
};

/**
 * Streams are silent from the client's side for days, so silence closes nothing here. Cookies belong to a machine and not
 * to a port: those that other programs on it set come along, and there is room for them.
 */
export const boardLimits: HttpLimits = {
  ...patience,
  maxHeaderSize: 64 * 1024,
  connections: { strangers: 2_000, strangersOfAddress: 200, ofOne: 1_000, all: 10_000 },
  silenceTimeout: 0,
};
