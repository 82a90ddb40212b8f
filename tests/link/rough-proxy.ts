import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A proxy that passes on what the hub says as roughly as a network does. */
export interface RoughProxy {
  /** What is asked for in place of the hub's board; ends in `/`. */
  readonly address: string;
  /** From now on the hub's bytes come in pieces of so many. */
  chop(size: number): void;
  /** From now on it keeps back all that the hub says. */
  hold(): void;
  /** Says it after all, and holds nothing back any more. */
  letGo(): void;
  /** Cuts every connection, and each later one after so many of the hub's bytes; `Infinity`: never again. */
  cut(after: number): void;
  /** How many connections there were. */
  connections(): number;
  close(): Promise<void>;
}

export async function startRoughProxy(board: string): Promise<RoughProxy> {
  const { hostname, port } = new URL(board);
  const lines = new Set<{ readonly sockets: readonly Socket[]; held: Buffer[] }>();
  let [size, isHolding, allowed, connections] = [Infinity, false, Infinity, 0];

  function say(client: Socket, bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += size) client.write(bytes.subarray(at, at + size));
  }

  const server = createServer({ noDelay: true }, (client) => {
    connections += 1;
    const hub = connect({ host: hostname, port: Number(port), noDelay: true });
    const line = { sockets: [client, hub], held: [] as Buffer[] };
    const end = () => {
      for (const socket of line.sockets) socket.destroy();
      lines.delete(line);
    };
    let left = allowed;
    lines.add(line);
    client.pipe(hub);
    hub.on('data', (bytes: Buffer) => {
      if (isHolding) return void line.held.push(bytes);
      say(client, bytes.subarray(0, left));
      left -= bytes.length;
      if (left < 0) client.end(end);
    });
    for (const socket of line.sockets) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const cutAll = (): void => {
    for (const { sockets } of lines) for (const socket of sockets) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    connections: () => connections,
    chop: (next) => void (size = next),
    hold: () => void (isHolding = true),
    letGo() {
      isHolding = false;
      for (const line of lines) {
        for (const bytes of line.held.splice(0)) say(line.sockets[0] as Socket, bytes);
      }
    },
    cut(after) {
      allowed = after;
      cutAll();
    },
    async close() {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
