import { createHash } from 'node:crypto';
import { Agent, request, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { type Duplex, Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { LinkWorld } from '#link/world';

/** What answers there is not whom this screen was paired with. */
export class OtherCertificate extends Error {
  override readonly name = 'OtherCertificate';
}

/** A hub that does not show its certificate in this time is not there. Milliseconds. */
const longestGreeting = 10_000;

/**
 * A hub in the house has a certificate that nobody else vouches for. So none is asked: at the pairing its public key is learned, and
 * from then on only who has that very key is talked to. A certificate that is renewed with its key stays the same hub.
 */
export async function keyAt(address: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = open({ host: withoutBrackets(hostname), port: Number(port || 443) });
  try {
    return await new Promise<string>((resolve, reject) => {
      socket.setTimeout(longestGreeting, () => socket.destroy(new Error('The hub shows no certificate.')));
      socket.once('secureConnect', () => resolve(keyOf(socket)));
      socket.once('error', reject);
    });
  } finally {
    socket.destroy();
  }
}

/** As `fetch`, of one hub, whose key is `pin`. Nothing is sent before it has shown that. Rejects with OtherCertificate */
export function pinnedFetch(pin: string): LinkWorld['fetch'] {
  const agent = new PinnedAgent(pin);
  return (address, { method = 'GET', headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = { agent, method, headers: { ...headers, ...length }, signal: signal as globalThis.AbortSignal };
      const asking = request(address, options, (answer) => {
        // A stream that breaks later tells it to who reads it.
        const stream = Readable.toWeb(answer) as ReadableStream<Uint8Array>;
        resolve(new Response(stream, { status: answer.statusCode ?? 500 }));
      });
      asking.once('error', reject);
      asking.end(body);
    });
}

class PinnedAgent extends Agent {
  readonly #pin: string;

  constructor(pin: string) {
    super({ keepAlive: true });
    this.#pin = pin;
  }

  override createConnection(
    options: RequestOptions,
    ready: (error: Error | null, socket: Duplex) => void = () => undefined,
  ): undefined {
    const socket = open(options as ConnectionOptions);
    const failed = (error: Error): void => ready(error, socket);
    socket.once('error', failed);
    socket.once('secureConnect', () => {
      socket.off('error', failed);
      if (keyOf(socket) === this.#pin) return ready(null, socket);
      socket.on('error', () => undefined);
      socket.destroy();
      ready(new OtherCertificate('The hub shows another certificate than the one it was paired with.'), socket);
    });
  }
}

/** Without a session of before: a resumed one shows no certificate. */
function open(options: ConnectionOptions): TLSSocket {
  const { host = '' } = options;
  return connect({ ...options, session: undefined, servername: isIP(host) > 0 ? '' : host, rejectUnauthorized: false });
}

/** SHA-256 of its public key, as hex; empty: it has none. */
function keyOf(socket: TLSSocket): string {
  const der = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
  return der === undefined ? '' : createHash('sha256').update(der).digest('hex');
}

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');
