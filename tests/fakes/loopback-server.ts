import { X509Certificate } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from '../hub/ports/certificate.ts';
import { quietPort } from '../support/quiet-port.ts';

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT`, or https. */
  readonly baseUrl: string;
  /** Of its own certificate, which nobody has signed: PEM, and the SHA-256 as hex with colons. Absent without TLS. */
  readonly certificate?: { readonly pem: string; readonly sha256: string };
  /** Hangs up on whoever still waits; who asks now is refused. */
  readonly close: () => Promise<void>;
  /** After `close`: at the same address again. */
  readonly open: () => Promise<void>;
}

/** A web server that only this machine reaches. Port 0 is a free one, still free when it opens again. */
export async function startLoopbackServer(
  listener: RequestListener,
  { tls = false, port = 0 }: { readonly tls?: boolean | undefined; readonly port?: number | undefined } = {},
): Promise<LoopbackServer> {
  const own = tls ? createCertificate('a phone system in the cellar') : undefined;
  const server = own === undefined ? createServer(listener) : createTlsServer(own, listener);
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(port === 0 ? await quietPort() : port);
  const { port: ownPort } = server.address() as AddressInfo;
  return {
    baseUrl: `${tls ? 'https' : 'http'}://127.0.0.1:${ownPort}`,
    ...(own && { certificate: { pem: own.cert, sha256: new X509Certificate(own.cert).fingerprint256 } }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    open: () => (server.listening ? Promise.resolve() : listen(ownPort)),
  };
}
