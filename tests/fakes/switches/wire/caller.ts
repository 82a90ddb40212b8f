import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { TcpExchange } from './exchange.ts';

/** The other end of a switch's connection, for tests: raw bytes. It is closed when the test ends. */
export interface Caller<Heard> {
  readonly send: (bytes: Buffer | string) => void;
  /** What has come so far, in order. */
  readonly heard: readonly Heard[];
  /** Waits for the first of the kind from place `since` of `heard` on; left out: whatever has come already counts, too. */
  readonly hear: (what: string, is: (heard: Heard) => boolean, since?: number) => Promise<Heard>;
  /** Bytes that are no whole message yet. */
  readonly rest: () => Buffer;
  /** From now on what comes is not read but given to `take` as it is. */
  readonly raw: (take: (bytes: Buffer) => void) => void;
  readonly isClosed: () => boolean;
  readonly close: () => void;
}

/** Real milliseconds; an interval, since tests that compress time hold every `setTimeout`. */
const patience = 20_000;

/** `take`: takes the first whole message off the bytes, and says how long it was; `undefined`: it is not whole yet. */
export async function callSwitch<Heard>(
  { host, port, certificate }: Pick<TcpExchange, 'host' | 'port' | 'certificate'>,
  take: (bytes: Buffer) => { readonly heard: Heard; readonly length: number } | undefined,
): Promise<Caller<Heard>> {
  const socket: Socket =
    certificate === undefined ? connect({ host, port }) : connectTls({ host, port, ca: certificate.pem });
  const heard: Heard[] = [];
  const waiters = new Set<() => void>();
  let rest = Buffer.alloc(0);
  let closed = false;
  socket.on('data', (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    for (let next = take(rest); next !== undefined; next = take(rest)) {
      heard.push(next.heard);
      rest = rest.subarray(next.length);
    }
    for (const look of waiters) look();
  });
  // A connection that breaks is one that is closed.
  socket.on('error', () => undefined);
  socket.once('close', () => (closed = true));
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((resolve, reject) => {
    socket.once(certificate === undefined ? 'connect' : 'secureConnect', resolve);
    socket.once('error', reject);
  });
  return {
    send: (bytes) => void socket.write(bytes),
    heard,
    hear: (what, is, since = 0) =>
      new Promise((resolve, reject) => {
        const timer = setInterval(() => end(new Error(`Waited ${patience} ms in vain for: ${what}`)), patience).unref();
        const end = (result: Heard | Error): void => {
          clearInterval(timer);
          waiters.delete(look);
          if (result instanceof Error) reject(result);
          else resolve(result);
        };
        let place = since;
        const look = (): void => {
          for (; place < heard.length; place += 1) {
            const message = heard[place];
            if (message !== undefined && is(message)) return end(message);
          }
        };
        waiters.add(look);
        look();
      }),
    rest: () => rest,
    raw(next) {
      socket.removeAllListeners('data');
      socket.on('data', next);
    },
    isClosed: () => closed,
    close: () => void socket.destroy(),
  };
}
