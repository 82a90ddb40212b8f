import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

type Parameters = Readonly<Record<string, unknown>>;

/** A message of Chromium's that nobody asked for. */
export interface DevToolsEvent {
  readonly method: string;
  readonly params: Readonly<Record<string, never>>;
  readonly sessionId?: string;
}

/** Chromium's DevTools protocol over a pair of pipes: when this process dies, they close, and Chromium ends by itself. */
export interface DevTools {
  send<Answer = object>(method: string, params?: Parameters, sessionId?: string): Promise<Answer>;
  listen(listener: (event: DevToolsEvent) => void): void;
}

export function createDevTools(chromium: ChildProcess): DevTools {
  const [, , , input, output] = chromium.stdio as unknown as [null, null, Readable, Writable, Readable];
  const events = new EventEmitter().setMaxListeners(0);
  const waiting = new Map<number, { resolve(answer: never): void; reject(error: Error): void }>();
  let lastId = 0;
  let rest = Buffer.alloc(0);

  function read(text: string): void {
    const message = JSON.parse(text) as DevToolsEvent & {
      readonly id?: number;
      readonly result?: never;
      readonly error?: { readonly message: string };
    };
    if (message.id === undefined) return void events.emit('event', message);
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) asked?.resolve(message.result as never);
    else asked?.reject(new Error(message.error.message));
  }

  output.on('data', (piece: Buffer) => {
    rest = Buffer.concat([rest, piece]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = rest.subarray(0, end).toString();
      rest = rest.subarray(end + 1);
      read(text);
    }
  });
  // Chromium that ended is told by its exit.
  for (const stream of [input, output]) stream.on('error', () => undefined);

  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1);
        waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
      }),
    listen: (listener) => void events.on('event', listener),
  };
}
