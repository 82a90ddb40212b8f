import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createTlsServer, type Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { HttpLimits } from './http-limits.ts';
import { listen, type PortName } from './listen.ts';
import type { Logger } from '../machine/log.ts';
import type { PortSettings } from '../config/settings.ts';
import { followCertificate, readCertificate, tlsOptions } from './tls.ts';

export interface PortServer {
  /**
   * Opens the port. `url` is where it can be reached from this machine, without a slash at the end.
   * @throws ListenFailed
   */
  start(): Promise<{ url: string }>;
  /** Takes no more requests, lets those under way finish for two seconds at most, and ends all connections. */
  close(): Promise<void>;
}

export interface PortServerOptions {
  readonly name: PortName;
  readonly settings: PortSettings;
  readonly limits: HttpLimits;
  readonly log: Logger;
  readonly handle: RequestListener;
  /** Adds listeners to the server before it listens. */
  readonly prepare?: (server: HttpServer | HttpsServer) => void;
  /** How often certificate files are looked at, in milliseconds. */
  readonly certificateMilliseconds?: number | undefined;
}

const graceMilliseconds = 2_000;
const handshakeTimeout = 5_000;

/** One port with HTTP or HTTPS on it, with every limit set. */
export function createPortServer(options: PortServerOptions): PortServer {
  const sockets = new Set<Socket>();
  const endings: (() => void)[] = [];
  let server: HttpServer | HttpsServer | undefined;

  return {
    async start() {
      const { opened, ended } = await open(options);
      server = opened;
      endings.push(ended);
      const { maxConnections, silenceTimeout } = options.limits;
      opened.maxConnections = maxConnections;
      opened.timeout = silenceTimeout;
      opened.on('connection', (socket: Socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      });
      options.prepare?.(opened);
      try {
        return await listen(opened, options.settings, options.name);
      } catch (error) {
        ended();
        throw error;
      }
    },
    async close() {
      for (const ended of endings.splice(0)) ended();
      if (server?.listening) await finish(server, sockets);
    },
  };
}

async function open({ name, settings, limits, log, handle, certificateMilliseconds = 5_000 }: PortServerOptions) {
  if (settings.tls === undefined) return { opened: createServer(limits, handle), ended: () => {} };
  const files = settings.tls;
  const pair = await readCertificate(files, name);
  const opened = createTlsServer({ ...limits, ...tlsOptions, ...pair, handshakeTimeout }, handle);
  const follow = { files, name, server: opened, log, everyMilliseconds: certificateMilliseconds };
  return { opened, ended: followCertificate(pair, follow) };
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
