import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { Busy, SignInRefused, Unreachable } from '#adapters/adapter';
import type { Endpoint } from '#adapters/stream';
import { connectionFailure } from '../../trouble/connection-failure.ts';
import type { StreamLimits } from '../limits.ts';
import type { Line } from './line.ts';

type Limits = Pick<StreamLimits, 'connect' | 'keepAliveAfter' | 'largestMessage'>;

const prefix = 4;
/** What is heard and nobody has read yet: more of it waits with the other side. */
const mostUnread = 256 * 1024;

/**
 * A WebSocket on a connection that stands, whose certificate was looked at already. Each message is its length in four bytes, and
 * its text. The other side is asked by pings whether it is still there.
 * @throws SignInRefused, Busy, Unreachable, or an error with a code
 */
export async function connectWebSocket(
  socket: Socket,
  { url, headers }: NonNullable<Endpoint['webSocket']>,
  limits: Limits,
  stop: AbortSignal,
): Promise<Line> {
  const connection = new WebSocket(url, {
    headers,
    createConnection: () => socket,
    followRedirects: false,
    handshakeTimeout: limits.connect,
    maxPayload: limits.largestMessage - prefix,
    perMessageDeflate: false,
  });
  const giveUp = (): void => connection.terminate();
  stop.addEventListener('abort', giveUp);
  const line = createWebSocketLine(connection, limits);
  try {
    await ready(connection);
    return line;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    stop.removeEventListener('abort', giveUp);
  }
}

function ready(connection: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('open', resolve);
    connection.once('error', reject);
    connection.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    connection.once('unexpected-response', (_request, { statusCode = 0 }) => {
      connection.terminate();
      reject(refusal(statusCode));
    });
  });
}

function refusal(status: number): Error {
  if (status === 401 || status === 403) {
    return new SignInRefused({
      da: 'Tjenesten afviser at logge på: ret headers og adressen i indstillingerne.',
      en: 'The service refuses the sign-in: check headers and the address in the settings.',
    });
  }
  if (status === 429 || status === 503)
    return new Busy({ da: 'Tjenesten beder os vente.', en: 'The service asks us to wait.' });
  return new Unreachable({
    da: `Tjenesten taler ikke WebSocket på denne adresse (status ${status}).`,
    en: `The service speaks no WebSocket at this address (status ${status}).`,
  });
}

function createWebSocketLine(connection: WebSocket, { keepAliveAfter }: Limits): Line {
  const unread: Buffer[] = [];
  let size = 0;
  let failure: unknown;
  let isOver = false;
  let isAlive = true;
  let stir = (): void => undefined;
  const pulse = setInterval(() => {
    if (!isAlive) {
      failure ??= Object.assign(new Error('silent'), { code: 'ETIMEDOUT' });
      connection.terminate();
      return;
    }
    isAlive = connection.isPaused;
    if (connection.readyState === WebSocket.OPEN) connection.ping();
  }, keepAliveAfter);
  pulse.unref();
  const ended = (): void => {
    clearInterval(pulse);
    isOver = true;
    stir();
  };
  connection.on('message', (data) => {
    isAlive = true;
    const text = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
    const length = Buffer.alloc(prefix);
    length.writeUInt32BE(text.length);
    unread.push(length, text);
    size += prefix + text.length;
    if (size > mostUnread) connection.pause();
    stir();
  });
  connection.on('pong', () => void (isAlive = true));
  connection.on('error', (error) => {
    failure ??= error;
    ended();
  });
  connection.on('close', ended);

  return {
    read() {
      if (size === 0) return null;
      const bytes = Buffer.concat(unread.splice(0));
      size = 0;
      connection.resume();
      return bytes;
    },
    write(bytes) {
      if (connection.readyState === WebSocket.OPEN) connection.send(Buffer.from(bytes.subarray(prefix)).toString());
      return connection.bufferedAmount;
    },
    over() {
      if (!isOver || size > 0) return undefined;
      if (failure === undefined)
        return new Unreachable({
          da: 'Telefonanlægget lukkede forbindelsen.',
          en: 'The phone system closed the connection.',
        });
      const { da, en } = connectionFailure(failure);
      return new Unreachable({
        da: `Forbindelsen til telefonanlægget blev afbrudt: ${da}`,
        en: `The connection to the phone system was lost: ${en}`,
      });
    },
    watch(next) {
      stir = next;
    },
    hangUp() {
      clearInterval(pulse);
      connection.close();
      setTimeout(() => connection.terminate(), 1_000).unref();
    },
  };
}
