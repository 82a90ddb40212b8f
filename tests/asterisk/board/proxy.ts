import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Stands between the hub and Asterisk, so that their connection can be hurt. */
export interface Proxy {
  readonly port: number;
  /** Cuts the connection, and takes none until `mend`. `inMessage`: in the middle of the next message of Asterisk's. */
  cut(how: 'now' | 'inMessage'): Promise<void>;
  /** The connection stays, and nothing comes through any more, either way. */
  freeze(): void;
  mend(): void;
  close(): void;
}

export async function startProxy(target: number): Promise<Proxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let [isCut, isFrozen] = [false, false];
  let cutInside: (() => void) | undefined;

  function end([hub, pbx]: readonly [Socket, Socket]): void {
    hub.destroy();
    pbx.destroy();
  }

  function pass(pair: readonly [Socket, Socket]): void {
    const [hub, pbx] = pair;
    hub.on('data', (data) => void (isFrozen || pbx.write(data)));
    pbx.on('data', (data) => {
      if (isFrozen) return;
      if (cutInside === undefined) return void hub.write(data);
      const done = cutInside;
      cutInside = undefined;
      hub.write(data.subarray(0, Math.max(1, data.length - 20)), () => {
        end(pair);
        done();
      });
    });
    for (const socket of pair) {
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        pairs.delete(pair);
        // While nothing comes through, neither does the end of it.
        if (!isFrozen) end(pair);
      });
    }
  }

  const server = createServer((hub) => {
    if (isCut || isFrozen) return void hub.destroy();
    const pair = [hub, connect(target, '127.0.0.1')] as const;
    pairs.add(pair);
    pass(pair);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async cut(how) {
      isCut = true;
      if (how === 'inMessage') await new Promise<void>((resolve) => (cutInside = resolve));
      for (const pair of pairs) end(pair);
    },
    freeze: () => void (isFrozen = true),
    mend() {
      for (const pair of isFrozen ? pairs : []) end(pair);
      [isCut, isFrozen] = [false, false];
    },
    close() {
      server.close();
      for (const pair of pairs) end(pair);
    },
  };
}
