import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Refusal } from '#core/calls/calls';
import type { WebhookRequest } from '#core/said/input';
import { JournalUnavailable } from '../../journal/journal.ts';
import { faultOf } from '../../machine/fault.ts';
import type { Logger } from '../../machine/log.ts';
import { answer, refuse, type WebhookStatus } from './answers.ts';
import { createAuthentication, type WebhookSource } from './authentication.ts';
import { createGate, type Overload } from './bounds/gate.ts';
import { hasBody, readBody } from './request/body.ts';
import { readContent } from './request/content.ts';
import type { Exchanges } from './exchanges.ts';
import { pathOf, queryOf, splitTarget, type Target } from './request/target.ts';
import type { RequestHead } from './request/unencoded.ts';

/** Why the books have no room for a request while so many others are on their way to them; `null`: they have. */
export type Room = (source: string, request: WebhookRequest, underWay: number) => Refusal | null;

export type Accept = (source: string, request: WebhookRequest) => Promise<void>;

export interface Reception {
  /** Answers one request, whatever it is. Never throws. */
  readonly receive: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Takes in a request of which there is only the head, and returns what to answer. Never throws. */
  readonly receiveHead: (head: RequestHead) => Promise<WebhookStatus>;
  /** From now on these may call, with these secrets, and nobody else. */
  readonly admit: (sources: readonly WebhookSource[]) => void;
}

export interface ReceptionOptions {
  readonly exchanges: Exchanges;
  /** Those that may call now. */
  readonly sources: readonly WebhookSource[];
  readonly accept: Accept;
  readonly room: Room;
  /** Told of each request that a bound kept out. */
  readonly overloaded: (source: string, overload: Overload) => void;
  /** Told of each request whose secret is wrong, whoever it says it is, and of each whose content cannot be read. */
  readonly turnedAway: (source: string, why: 'secret' | 'unreadable', status: WebhookStatus) => void;
  /** Told that whoever is on this connection may call as that source. */
  readonly prove: (socket: Duplex, source: string) => void;
  readonly log: Logger;
}

/** What happens to a request: refused, or authenticated, read, taken in by `accept`, and then answered. */
export function createReception(options: ReceptionOptions): Reception {
  const { sources, accept, room, overloaded, turnedAway, prove, exchanges, log } = options;
  const gate = createGate(sources);
  let authenticate = createAuthentication(sources);
  const logFailure = createFailureLog(log);
  const logUndecoded = createUndecodedLog(log);

  /** Where the request may go, or the status that refuses it. The same work for every wrong address. */
  function admitted(
    method: string | undefined,
    url: string | undefined,
    origin: string | undefined,
  ): Target | 403 | 404 {
    if (origin !== undefined) return 403;
    const target = method === 'GET' || method === 'POST' ? splitTarget(url ?? '') : null;
    const allowed = authenticate(target?.source ?? '', target?.secret ?? '');
    if (target !== null && !allowed) turnedAway(target.source, 'secret', 404);
    return target !== null && allowed ? target : 404;
  }

  function over(source: string, overload: Overload | null): overload is Overload {
    if (overload !== null) overloaded(source, overload);
    return overload !== null;
  }

  async function take(source: string, request: WebhookRequest, bytes: number): Promise<WebhookStatus> {
    if (
      over(
        source,
        gate.enter(source, bytes, (underWay) => room(source, request, underWay)),
      )
    )
      return 429;
    try {
      await accept(source, request);
      logFailure(source, null);
      return 200;
    } catch (error) {
      if (error instanceof JournalUnavailable) return 503;
      logFailure(source, error);
      return 500;
    } finally {
      gate.left(source);
    }
  }

  /** Whoever set this up must find it: the sender has its status, the log has the rest. */
  function refuseContent(source: string, response: ServerResponse, status: WebhookStatus): void {
    logUndecoded(source, status);
    turnedAway(source, 'unreadable', status);
    answer(response, status);
  }

  return {
    async receive(request, response) {
      const { method = '', url = '', headers } = request;
      const target = admitted(method, url, headers.origin);
      if (typeof target === 'number') return refuse(request, response, target);
      prove(request.socket, target.source);
      if (over(target.source, gate.mayAsk(target.source))) return refuse(request, response, 429);
      exchanges.begin(request.socket, response);
      const bytes = hasBody(request) ? await readBody(request, response) : null;
      if (bytes === 'too large') {
        turnedAway(target.source, 'unreadable', 413);
        return refuse(request, response, 413);
      }
      if (bytes === 'broken off') return;
      const input = { method, path: pathOf(target), query: queryOf(target) };
      const content = bytes === null || bytes.length === 0 ? null : await readContent(bytes, headers);
      if (content !== null && 'refused' in content) return refuseContent(target.source, response, content.refused);
      const size = url.length + (bytes?.length ?? 0);
      answer(response, await take(target.source, { ...input, ...content }, size));
    },
    async receiveHead({ method, url, origin }) {
      const target = admitted(method, url, origin);
      if (typeof target === 'number') return target;
      if (over(target.source, gate.mayAsk(target.source))) return 429;
      return take(target.source, { method, path: pathOf(target), query: queryOf(target) }, url.length);
    },
    admit(now) {
      authenticate = createAuthentication(now);
      gate.admit(now);
    },
  };
}

/** Logs a failure once, until it works again. Not its message: that may quote the request, and with it a number. */
function createFailureLog(log: Logger): (source: string, error: unknown) => void {
  let failing = false;
  return (source, error) => {
    const first = error !== null && !failing;
    failing = error !== null;
    if (!first) return;
    log.error({ source, ...faultOf(error) }, 'a webhook could not be taken in; the phone system is answered 500');
  };
}

/** Each source and status once: a phone system that is wrongly set up sends the same for ever. */
function createUndecodedLog(log: Logger): (source: string, status: WebhookStatus) => void {
  const seen = new Set<string>();
  return (source, status) => {
    const key = `${status} ${source}`;
    if (seen.has(key)) return;
    seen.add(key);
    log.warn({ source, status }, 'the body of a webhook cannot be decoded: it is refused (each kind is logged once)');
  };
}
