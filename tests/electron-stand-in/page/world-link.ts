import type { Codec, Encoded, Passing } from './codec.ts';

type AnyFunction = (...args: unknown[]) => unknown;
type Message =
  | { readonly kind: 'call'; readonly id: number; readonly args: Encoded }
  | { readonly kind: 'settled'; readonly id: number; readonly value?: Encoded; readonly error?: string }
  | { readonly kind: 'expose'; readonly name: string; readonly value: Encoded };
interface Reply {
  readonly value?: Encoded;
  readonly error?: string;
}

export interface WorldLink {
  /** Sets a copy of `value` as a name of the other world's window. */
  expose(name: string, value: unknown): void;
}

/**
 * The bridge between a page's own world and the isolated world of its preload script. The two share the document and no
 * object: what crosses is text in events whose names nobody else knows. Functions stay where they are and are called
 * from afar; a promise is settled from afar. Its text is run inside of the page, in both worlds.
 */
export function createWorldLink(
  { mine, theirs }: { readonly mine: string; readonly theirs: string },
  createCodec: (passing: Passing) => Codec,
): WorldLink {
  const functions = new Map<number, AnyFunction>();
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;

  function send(message: Message): unknown {
    const call = (lastId += 1);
    let reply: Reply | undefined;
    const hear = (event: Event) => (reply = JSON.parse((event as CustomEvent<string>).detail) as Reply);
    document.addEventListener(`${theirs}:${call}`, hear, { once: true });
    document.dispatchEvent(new CustomEvent(theirs, { detail: JSON.stringify({ call, message }) }));
    document.removeEventListener(`${theirs}:${call}`, hear);
    if (reply === undefined) throw new Error('The other world does not answer.');
    if (reply.error !== undefined) throw new Error(reply.error);
    return codec.decode(reply.value ?? null);
  }

  function settle(promise: Promise<unknown>, id: number): void {
    promise.then(
      (value) => send({ kind: 'settled', id, value: codec.encode(value) }),
      (error: unknown) => send({ kind: 'settled', id, error: messageOf(error) }),
    );
  }

  const codec = createCodec({
    function(value) {
      const id = (lastId += 1);
      functions.set(id, value);
      return id;
    },
    promise(value) {
      const id = (lastId += 1);
      settle(value, id);
      return id;
    },
    reviveFunction:
      (id) =>
      (...args: unknown[]) =>
        send({ kind: 'call', id, args: codec.encode(args) }),
    revivePromise: (id) => new Promise((resolve, reject) => pending.set(id, { resolve, reject })),
  });

  function receive(message: Message): unknown {
    if (message.kind === 'call') {
      const called = functions.get(message.id);
      if (called === undefined) throw new Error('This function is gone.');
      return called(...(codec.decode(message.args) as unknown[]));
    }
    if (message.kind === 'settled') {
      const waiting = pending.get(message.id);
      pending.delete(message.id);
      if (message.error === undefined) waiting?.resolve(codec.decode(message.value ?? null));
      else waiting?.reject(new Error(message.error));
      return undefined;
    }
    if (message.name in window)
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, message.name, { value: frozen(codec.decode(message.value)), enumerable: true });
    return undefined;
  }

  function frozen(value: unknown): unknown {
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) frozen(part);
    return Object.freeze(value);
  }

  function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
  }

  document.addEventListener(mine, (event) => {
    const { call, message } = JSON.parse((event as CustomEvent<string>).detail) as { call: number; message: Message };
    let reply: Reply;
    try {
      reply = { value: codec.encode(receive(message)) };
    } catch (error) {
      reply = { error: messageOf(error) };
    }
    document.dispatchEvent(new CustomEvent(`${mine}:${call}`, { detail: JSON.stringify(reply) }));
  });

  return {
    expose: (name, value) => void send({ kind: 'expose', name, value: codec.encode(value) }),
  };
}
