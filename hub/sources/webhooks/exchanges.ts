import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The answers that connections wait for. Requests may come one after the other before the first is answered. */
export interface Exchanges {
  begin(connection: Duplex, response: ServerResponse): void;
  /** While the oldest answer waits for something else than its own request: the newest answer of which that is true. */
  pending(connection: Duplex): ServerResponse | undefined;
}

export function createExchanges(): Exchanges {
  const responses = new WeakMap<Duplex, ServerResponse[]>();
  return {
    begin(connection, response) {
      const waiting = responses.get(connection);
      if (waiting === undefined) return void responses.set(connection, [response]);
      dropFinished(waiting);
      waiting.push(response);
    },
    pending(connection) {
      const waiting = responses.get(connection) ?? [];
      dropFinished(waiting);
      return waiting[0]?.req.complete ? waiting.findLast(({ req }) => req.complete) : undefined;
    },
  };
}

function dropFinished(waiting: ServerResponse[]): void {
  while (waiting[0]?.writableFinished) waiting.shift();
}
