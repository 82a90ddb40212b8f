import type { Socket } from 'node:net';
import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Endpoint } from '#adapters/stream';
import { oldestTls, showsPinned, wrongCertificateError } from '../../trouble/pinned-certificate.ts';
import type { StreamLimits } from '../limits.ts';

/**
 * A connection on which not a byte was said yet; with TLS where the endpoint wants it, and to the pinned certificate alone.
 * @throws an error with a code, or what `stop` gives as its reason
 */
export async function connect(
  endpoint: Endpoint,
  { connect: patience, keepAliveAfter }: Pick<StreamLimits, 'connect' | 'keepAliveAfter'>,
  stop: AbortSignal,
): Promise<Socket> {
  const socket = begin(endpoint);
  const giveUp = (): unknown => socket.destroy(new Error('stopped'));
  const timer = setTimeout(() => socket.destroy(timedOut()), patience);
  stop.addEventListener('abort', giveUp);
  try {
    stop.throwIfAborted();
    await ready(socket, endpoint);
    socket.setNoDelay(true);
    socket.setKeepAlive(true, keepAliveAfter);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', giveUp);
  }
}

function begin({ host, port, tls }: Endpoint): Socket {
  if (tls === undefined) return connectTcp({ host, port });
  return connectTls({
    host,
    port,
    minVersion: oldestTls,
    // A pin is stricter than a signature.
    rejectUnauthorized: tls.pinnedCertificate === undefined,
    ...(isIP(host) === 0 && { servername: host }),
  });
}

function ready(socket: Socket, { tls }: Endpoint): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    socket.once(tls === undefined ? 'connect' : 'secureConnect', () => {
      const pinned = tls?.pinnedCertificate;
      if (pinned !== undefined && !showsPinned(socket as TLSSocket, pinned)) return reject(wrongCertificateError());
      socket.off('error', reject);
      resolve();
    });
  });
}

function timedOut(): Error {
  return Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' });
}
