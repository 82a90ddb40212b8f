import type { RequestListener, Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Logger } from '../../machine/log.ts';
import { answerSocket, statusOf, type WebhookStatus } from './answers.ts';
import type { Exchanges } from './exchanges.ts';
import { followHeads } from './heads.ts';
import type { Reception } from './reception.ts';
import { readUnencoded } from './request/unencoded.ts';

interface ClientError extends NodeJS.ErrnoException {
  /** What came in last; on errors of Node's parser only. */
  readonly rawPacket?: Buffer;
}

export interface ClientErrorOptions {
  readonly reception: Reception;
  readonly exchanges: Exchanges;
  readonly log: Logger;
  readonly answered: (status: number) => void;
}

/** Answers with an empty body all that never becomes a request, which Node would answer in its own way. */
export function answerClientErrors(server: HttpServer | HttpsServer, options: ClientErrorOptions): void {
  const { reception, exchanges, log, answered } = options;
  const finish = (socket: Duplex, status: WebhookStatus) => {
    answered(status);
    answerSocket(socket, status);
  };
  /** Whether good requests came first and wait for their answers, which this must not be taken for. */
  const closesAfterwards = (socket: Duplex): boolean => {
    const pending = exchanges.pending(socket);
    if (pending !== undefined) pending.shouldKeepAlive = false;
    return pending !== undefined;
  };
  const logOnce = createOnceLog(log);
  const heads = followHeads(server);
  const rescued = new WeakSet<Duplex>();
  /** What Node's parser refused may be a good request all the same, once all of it has come. */
  const unencodedOn = (socket: Duplex, { rawPacket }: ClientError) => {
    const before = heads.before(socket);
    return before === null || rawPacket === undefined ? null : readUnencoded(Buffer.concat([before, rawPacket]));
  };

  server.on('clientError', (error: ClientError, socket: Duplex) => {
    const status = statusOf(error);
    if (status === null) return void socket.destroy();
    if (rescued.has(socket)) return;
    if (closesAfterwards(socket)) return;
    logOnce(error.code ?? '');
    const head = status === 400 ? unencodedOn(socket, error) : null;
    // Each packet more is such an error again, and so is the end of our patience.
    if (head === 'more') return;
    if (head === null) return finish(socket, status);
    rescued.add(socket);
    void reception.receiveHead(head).then((found) => finish(socket, found));
  });
  server.on('connect', (_request, socket: Duplex) => {
    // Node has let go of the socket: without a listener of ours, a client who hangs up would end the whole hub.
    socket.on('error', () => socket.destroy());
    if (!closesAfterwards(socket)) finish(socket, 404);
  });
  // Without these Node itself says 100 before anyone has looked at the address, and 417 to what it does not know.
  const [handle] = server.listeners('request') as [RequestListener];
  server.on('checkContinue', handle);
  server.on('checkExpectation', handle);
}

/** Each kind of unreadable request once: the Internet sends many, a wrongly set up phone system the same for ever. */
function createOnceLog(log: Logger): (code: string) => void {
  const seen = new Set<string>();
  return (code) => {
    if (seen.has(code)) return;
    seen.add(code);
    log.warn({ code }, 'something called the webhook port in a way that is not proper HTTP (each kind is logged once)');
  };
}
