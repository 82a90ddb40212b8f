import { X509Certificate } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { createCertificate } from '../../../hub/ports/certificate.ts';
import { quietPort } from '../../../support/quiet-port.ts';

/** A TCP server that only this machine reaches. */
export interface TcpExchange {
  readonly host: string;
  readonly port: number;
  /** Of its own certificate, which nobody has signed; absent without TLS. */
  readonly certificate?: { readonly pem: string; readonly sha256: string };
  /** Breaks every connection; who comes now is refused. */
  readonly close: () => Promise<void>;
  /** After `close`: at the same address again. */
  readonly open: () => Promise<void>;
}

export interface TcpOptions {
  readonly tls?: boolean | undefined;
  /** 0: a free one, still free when it opens again. */
  readonly port?: number | undefined;
}

const host = '127.0.0.1';

/** `connected` is told of each connection. */
export async function startExchange(
  connected: (socket: Socket) => void,
  { tls = false, port = 0 }: TcpOptions = {},
): Promise<TcpExchange> {
  const own = tls ? createCertificate('a switch in the cellar') : undefined;
  const server = own === undefined ? createServer(connected) : createTlsServer(own, connected);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Below TLS, too, nobody else listens for it.
    socket.on('error', () => socket.destroy());
  });
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(port === 0 ? await quietPort() : port);
  const { port: ownPort } = server.address() as AddressInfo;
  return {
    host,
    port: ownPort,
    ...(own && { certificate: { pem: own.cert, sha256: new X509Certificate(own.cert).fingerprint256 } }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    open: () => (server.listening ? Promise.resolve() : listen(ownPort)),
  };
}
