import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createTlsServer, type Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Instant } from '#core/time/instant';
import type { Connections } from './connections/connections.ts';
import type { HttpLimits } from './http-limits.ts';
import { listen, type PortName } from './listen.ts';
import type { Logger } from '../machine/log.ts';
import type { PortSettings } from '../config/settings.ts';
import { followCertificate, readCertificate, tlsOptions } from './tls.ts';

export interface OpenPortOptions {
  readonly name: PortName;
  readonly settings: PortSettings;
  readonly limits: HttpLimits;
  readonly connections: Connections;
  readonly log: Logger;
  readonly handle: RequestListener;
  /** Adds listeners to the server before it listens. */
  readonly prepare?: ((server: HttpServer | HttpsServer) => void) | undefined;
  /** Told when the certificate that is in use ends; `undefined`: there is none. */
  readonly certificateEnds: (end: Instant | undefined) => void;
  /** How often certificate files are looked at, in milliseconds. */
  readonly certificateMilliseconds?: number | undefined;
}

/** One port that is open, with HTTP or HTTPS on it and every limit set. */
export interface OpenedPort {
  readonly settings: PortSettings;
  /** Where it can be reached from this machine, without a slash at the end. */
  readonly url: string;
  /** Takes no more connections from this call on, lets requests under way finish for two seconds at most, and ends all. */
  close(): Promise<void>;
}

const graceMilliseconds = 2_000;
const handshakeTimeout = 5_000;

/** @throws ListenFailed, and ConfigInvalid where the certificate cannot be used */
export async function openPort(options: OpenPortOptions): Promise<OpenedPort> {
  const { name, settings, limits, connections, prepare } = options;
  const { server, ended } = await serverFor(options);
  const sockets = new Set<Socket>();
  server.timeout = limits.silenceTimeout;
  connections.attach(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  prepare?.(server);
  try {
    const { url } = await listen(server, settings, name);
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => {
      ended();
      return finish(server, sockets);
    };
    return { settings, url, close: () => (closing ??= close()) };
  } catch (error) {
    ended();
    throw error;
  }
}

async function serverFor(options: OpenPortOptions) {
  const { name, settings, limits, log, handle, certificateEnds, certificateMilliseconds = 5_000 } = options;
  if (settings.tls === undefined) {
    certificateEnds(undefined);
    return { server: createServer(limits, handle), ended: () => {} };
  }
  const files = settings.tls;
  const pair = await readCertificate(files, name);
  const server = createTlsServer({ ...limits, ...tlsOptions, ...pair, handshakeTimeout }, handle);
  const ends = certificateEnds;
  const follow = { files, name, server, log, ends, everyMilliseconds: certificateMilliseconds };
  return { server, ended: followCertificate(pair, follow) };
}

/** Connections that never said a word are ended at once; the idle ones as soon as they are. */
async function finish(server: HttpServer | HttpsServer, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const grace = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, graceMilliseconds);
  await closed;
  clearInterval(idle);
  clearTimeout(grace);
}
