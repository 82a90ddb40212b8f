import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createConnections, type Connections, type DropReason } from '#hub/ports/connections/connections';
import { open } from '#tests/hub/wire';
import { eventually } from '#tests/support/eventually';

const limits = { strangers: 6, strangersOfAddress: 4, ofOne: 3, all: 12 };
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Port {
  readonly connections: Connections;
  readonly dropped: DropReason[];
  readonly url: string;
  /** One that is open, with its end at the server. */
  come(): Promise<{ readonly client: Socket; readonly server: Socket }>;
}

async function startPort({ isTrusted = false }: { readonly isTrusted?: boolean } = {}): Promise<Port> {
  const dropped: DropReason[] = [];
  const ends: Socket[] = [];
  const connections = createConnections({
    limits,
    trusted: () => () => isTrusted,
    dropped: (reason) => void dropped.push(reason),
  });
  const server: Server = createServer((socket) => {
    ends.push(socket);
    socket.on('error', () => {});
  });
  connections.attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const end of ends) end.destroy();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    connections,
    dropped,
    url,
    async come() {
      const client = await open(url);
      const own = (): Socket | undefined => ends.find(({ remotePort }) => remotePort === client.localPort);
      await eventually('the server takes the connection', () => own() !== undefined);
      return { client, server: own() as Socket };
    },
  };
}

async function several(port: Port, count: number) {
  const come: Awaited<ReturnType<Port['come']>>[] = [];
  for (let index = 0; index < count; index += 1) come.push(await port.come());
  return come;
}

const openOnes = (all: readonly { readonly server: Socket }[]): readonly boolean[] =>
  all.map(({ server }) => !server.destroyed);

test('of one address so many strangers, and then its oldest goes', async () => {
  const port = await startPort();
  const all = await several(port, 6);
  expect(openOnes(all)).toEqual([false, false, true, true, true, true]);
  expect(port.dropped).toEqual(['address', 'address']);
});

test('this machine and configured proxies have no share, but there is room for so many and no more', async () => {
  const port = await startPort({ isTrusted: true });
  const all = await several(port, 8);
  expect(openOnes(all)).toEqual([false, false, true, true, true, true, true, true]);
  expect(port.dropped).toEqual(['stranger', 'stranger']);
});

test('who has shown who he is never goes for a stranger, and is not counted among them', async () => {
  const port = await startPort({ isTrusted: true });
  const known = await several(port, 3);
  for (const { server } of known) port.connections.prove(server, 'pbx');
  const strangers = await several(port, 8);
  expect(openOnes(known)).toEqual([true, true, true]);
  expect(openOnes(strangers)).toEqual([false, false, true, true, true, true, true, true]);
});

test('of one who may be here so many, and then the oldest of his own', async () => {
  const port = await startPort();
  const other = await port.come();
  port.connections.prove(other.server, 'other');
  const own = await several(port, 4);
  for (const { server } of own) port.connections.prove(server, 'pbx');
  // Again, on a connection that is known already.
  port.connections.prove((own[3] as { server: Socket }).server, 'pbx');
  expect(openOnes(own)).toEqual([false, true, true, true]);
  expect(openOnes([other])).toEqual([true]);
  expect(port.dropped).toEqual(['holder']);
});

test('who leaves makes room', async () => {
  const port = await startPort();
  const first = await several(port, 4);
  for (const { client } of first) client.destroy();
  await eventually('they are gone', () => first.every(({ server }) => server.closed));
  const then = await several(port, 4);
  expect(openOnes(then)).toEqual([true, true, true, true]);
  expect(port.dropped).toEqual([]);
  for (const { server } of then.slice(0, 3)) port.connections.prove(server, 'pbx');
  then[0]?.client.destroy();
  await eventually('one is gone', () => then[0]?.server.closed === true);
  const [last] = await several(port, 1);
  port.connections.prove((last as { server: Socket }).server, 'pbx');
  expect(port.dropped).toEqual([]);
});

test('where there is no room at all the newest is refused, and counted', async () => {
  const port = await startPort({ isTrusted: true });
  for (const who of ['one', 'two', 'three', 'four']) {
    for (const { server } of await several(port, 3)) port.connections.prove(server, who);
  }
  const client = await open(port.url);
  closing.push(() => client.destroy());
  await eventually('it is refused', () => port.dropped.length > 0);
  expect(port.dropped).toEqual(['full']);
});
