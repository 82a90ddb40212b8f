import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions } from 'node:tls';
import { oldestTls, showsPinned, wrongCertificateError } from '../../trouble/pinned-certificate.ts';

export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
  close(): void;
}

/** For a server that takes the connection and never says who it is. */
const handshakeTimeout = 15_000;
const options: AgentOptions = { keepAlive: true, maxSockets: 4, minVersion: oldestTls };

/** The connections of one source: its own, so that none waits for another's. No proxy is asked for or used. */
export function createAgents(pinnedCertificate: string | undefined): Agents {
  const http = new HttpAgent(options);
  const https = pinnedCertificate === undefined ? new HttpsAgent(options) : pinnedAgent(pinnedCertificate);
  return {
    http,
    https,
    close() {
      http.destroy();
      https.destroy();
    },
  };
}

type Opened = (error: Error | null, socket?: Duplex) => void;

/**
 * Speaks only to whoever shows the very certificate whose SHA-256 is pinned, whoever signed it. A connection is handed
 * out only after that was checked, so that not a byte of a request reaches anybody else. Node's own verdict on the
 * certificate is not asked for: pinning is stricter. Sessions are not resumed, since those show no certificate.
 */
function pinnedAgent(pinned: string): HttpsAgent {
  const agent = new HttpsAgent({ ...options, maxCachedSessions: 0 });
  const createConnection = (connection: ConnectionOptions, opened: Opened): undefined => {
    const socket = connect({ ...connection, rejectUnauthorized: false });
    socket.setTimeout(handshakeTimeout, () =>
      socket.destroy(Object.assign(new Error('ETIMEDOUT'), { code: 'ETIMEDOUT' })),
    );
    socket.once('error', opened);
    socket.once('secureConnect', () => {
      if (!showsPinned(socket, pinned)) {
        socket.destroy(wrongCertificateError());
        return;
      }
      socket.setTimeout(0);
      socket.off('error', opened);
      opened(null, socket);
    });
  };
  return Object.assign(agent, { createConnection });
}
