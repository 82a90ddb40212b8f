import { X509Certificate } from 'node:crypto';
import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import { createCertificate } from '../hub/ports/certificate.ts';
import { quietPort } from './quiet-port.ts';

/** The other side of the connections: a real server, that says what a test wants. */
export interface ExchangeServer {
  readonly port: number;
  /** Of its own certificate; empty without TLS. */
  readonly pin: string;
  /** All lines that it was ever told. */
  readonly heard: readonly string[];
  /** Every connection that there ever was. */
  readonly sockets: readonly Socket[];
  /** The newest connection. */
  socket(): Socket;
  say(...lines: readonly string[]): void;
  /** Of the secrets that are no good. */
  refuses: boolean;
  /** Whether it answers at all. */
  answers: boolean;
  /** What it says after `list`, before `all`. */
  waiting: readonly string[];
  /** Nobody listens there any more, and who was connected is not. */
  close(): Promise<void>;
  open(): Promise<void>;
}

export async function startExchange(tls?: TlsOptions | boolean): Promise<ExchangeServer> {
  const heard: string[] = [];
  const sockets: Socket[] = [];
  const own = createCertificate('an exchange');
  const take = (socket: Socket): void => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter(Boolean)) answer(line);
    });
  };
  const server: Server =
    tls === undefined
      ? createServer(take)
      : createTlsServer({ ...own, ...(tls === true ? {} : (tls as TlsOptions)) }, take);
  server.on('tlsClientError', () => undefined);
  const port = await quietPort();

  const exchange: ExchangeServer = {
    port,
    pin: tls === undefined ? '' : new X509Certificate(own.cert).fingerprint256,
    heard,
    sockets,
    refuses: false,
    answers: true,
    waiting: [],
    socket() {
      const newest = sockets.at(-1);
      if (newest === undefined) throw new Error('Nobody was ever connected.');
      return newest;
    },
    say: (...lines) => void exchange.socket().write(lines.map((line) => `${line}\n`).join('')),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    open: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
  };

  function answer(line: string): void {
    heard.push(line);
    if (!exchange.answers) return;
    if (line.startsWith('login')) exchange.say(exchange.refuses ? 'refused' : 'welcome');
    if (line === 'list') exchange.say(...exchange.waiting, 'all');
    if (line === 'ping') exchange.say('pong');
  }

  await exchange.open();
  onTestFinished(() => (server.listening ? exchange.close() : undefined));
  return exchange;
}
