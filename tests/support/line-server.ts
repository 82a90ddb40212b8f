import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import { createCertificate } from '../hub/ports/certificate.ts';
import { quietPort } from './quiet-port.ts';

/** The other side of connections on which each message is a line: a real server, until the test is over. */
export interface LineServer {
  readonly port: number;
  /** The SHA-256 of its own certificate; empty without TLS. */
  readonly pin: string;
  /** All lines that it was ever told. */
  readonly heard: readonly string[];
  /** Every connection that there ever was. */
  readonly sockets: readonly Socket[];
  /** The newest connection. */
  socket(): Socket;
  /** On the newest connection. */
  say(...lines: readonly string[]): void;
  /** Nobody listens there any more, and who was connected is not. */
  close(): Promise<void>;
  open(): Promise<void>;
}

/** `answer`: the lines that it says when it was told this one. */
export async function startLineServer(
  answer: (line: string) => readonly string[],
  tls?: TlsOptions | boolean,
): Promise<LineServer> {
  const heard: string[] = [];
  const sockets: Socket[] = [];
  const take = (socket: Socket): void => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter(Boolean)) {
        heard.push(line);
        const words = answer(line);
        if (words.length > 0) say(...words);
      }
    });
  };
  const own = createCertificate('an exchange');
  const options = typeof tls === 'object' ? { ...own, ...tls } : own;
  const server = tls === undefined ? createServer(take) : createTlsServer(options, take);
  server.on('tlsClientError', () => undefined);
  const port = await quietPort();

  const socket = (): Socket => {
    const newest = sockets.at(-1);
    if (newest === undefined) throw new Error('Nobody was ever connected.');
    return newest;
  };
  const say = (...lines: readonly string[]): void => void socket().write(lines.map((line) => `${line}\n`).join(''));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const each of sockets) each.destroy();
    });
  const open = (): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));

  await open();
  onTestFinished(() => (server.listening ? close() : undefined));
  const pin = tls === undefined ? '' : new X509Certificate(own.cert).fingerprint256;
  return { port, pin, heard, sockets, socket, say, close, open };
}
