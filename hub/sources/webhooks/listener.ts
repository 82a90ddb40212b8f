import type { DropReason } from '../../ports/connections/connections.ts';
import { webhookLimits } from '../../ports/http-limits.ts';
import { createPortServer, type PortServer } from '../../ports/http-server.ts';
import type { Logger } from '../../machine/log.ts';
import type { PortSettings } from '../../config/settings.ts';
import { answer } from './answers.ts';
import type { WebhookSource } from './authentication.ts';
import { answerClientErrors } from './client-errors.ts';
import { createExchanges } from './exchanges.ts';
import type { Overload } from './bounds/gate.ts';
import { createOverloadLog } from './bounds/overloads.ts';
import { createReception, type Accept, type ReceptionOptions, type Room } from './reception.ts';

export interface WebhookListenerOptions {
  readonly settings: PortSettings;
  /** Those that may call until others are admitted. */
  readonly sources: readonly WebhookSource[];
  /** Resolves when the request is durably in the journal: only then is it answered with success. */
  readonly accept: Accept;
  /** Whether there is room for what a request tells; absent: always. */
  readonly room?: Room;
  /** Told of each request that a source's bounds kept out, for the metrics. */
  readonly overloaded?: (source: string, overload: Overload) => void;
  /** Told of each request that shows a wrong secret or cannot be read. */
  readonly turnedAway?: ReceptionOptions['turnedAway'];
  readonly log: Logger;
  /** Told the status of each answer, for the metrics. */
  readonly answered?: (status: number) => void;
  /** Told why a connection was closed for want of room, for the metrics. */
  readonly dropped?: (reason: DropReason) => void;
  /** How often certificate files are looked at, in milliseconds. */
  readonly certificateMilliseconds?: number;
}

export interface WebhookListener extends PortServer {
  /** From now on these may call, with these secrets, and nobody else. */
  admit(sources: readonly WebhookSource[]): void;
}

/** The port that phone systems call: only `/hooks/SOURCE/SECRET/...` lives there, and no answer ever has a body. */
export function createWebhookListener(options: WebhookListenerOptions): WebhookListener {
  const { settings, sources, accept, log, answered = () => {}, dropped, certificateMilliseconds } = options;
  const exchanges = createExchanges();
  const logOverload = createOverloadLog(log);
  const reception = createReception({
    sources,
    accept,
    room: options.room ?? (() => null),
    overloaded(source, overload) {
      options.overloaded?.(source, overload);
      logOverload(source, overload);
    },
    turnedAway: options.turnedAway ?? (() => undefined),
    exchanges,
    log,
    prove: (socket, source) => port.prove(socket, source),
  });

  const port = createPortServer({
    name: 'webhooks',
    settings,
    limits: webhookLimits,
    log,
    certificateMilliseconds,
    dropped,
    handle(request, response) {
      response.once('finish', () => answered(response.statusCode));
      // There is one way to go, and every request is one of thousands: no router stands between.
      reception.receive(request, response).catch(() => answer(response, 500));
    },
    prepare: (server) => answerClientErrors(server, { reception, exchanges, log, answered }),
  });
  return { ...port, admit: reception.admit };
}
