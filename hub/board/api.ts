import type { ServerResponse } from 'node:http';
import express from 'express';
import type { ErrorRequestHandler, Request, RequestHandler, Router } from 'express';
import type { JournalState } from '../journal/journal.ts';
import type { Logger } from '../machine/log.ts';
import type { Metrics } from './metrics.ts';

const notReadable = 'This address cannot be read.';

export interface ApiOptions {
  readonly metrics: Metrics;
  readonly stream: RequestHandler;
}

/** What programs ask the board beside the asks (`hub/asks/routes.ts`): see the contract, "The board's port". */
export function api({ metrics, stream }: ApiOptions): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.get('/api/stream', stream);
  router.get('/metrics', async (_request, response) => {
    const text = await metrics.text();
    response.set('Content-Type', metrics.contentType).send(text);
  });
  return router;
}

/** Whether the hub does its first duty: to keep what comes in. */
export function health(journalState: () => JournalState): RequestHandler {
  return (_request, response) => {
    const state = journalState();
    // Whoever asks this has shown no token: what is wrong names folders, and stands on the board and in the log.
    if (state.writable) response.json({ status: 'ok' });
    else response.status(503).json({ status: 'failing' });
  };
}

/** Nothing here can be changed: reading is all there is. HEAD asks whether there is something to read. */
export const onlyRead: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  response.status(405).set('Allow', 'GET, HEAD').json({ error: 'Only GET and HEAD are answered here.' });
};

/** Figures are of this moment: nobody keeps them. What may be kept says so itself. */
export const notStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

export const notFound: RequestHandler = (_request, response) => {
  response.status(404).json({ error: 'There is nothing at this address.' });
};

/** The answer to an address that is none. */
export function unreadable(response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(400, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ error: notReadable }));
}

/** A malformed address is the client's fault; everything else is ours, and logged without what the request said. */
export function failed(log: Logger): ErrorRequestHandler {
  return (error: { readonly status?: unknown; readonly name?: unknown }, request, response, _next) => {
    const clients = typeof error.status === 'number' && error.status >= 400 && error.status < 500;
    if (!clients) log.error({ kind: error.name, route: routeOf(request) }, 'a request to the board failed');
    if (response.headersSent) return void response.destroy();
    const sentence = clients ? notReadable : 'The hub failed to answer; its log says more.';
    response.status(clients ? (error.status as number) : 500).json({ error: sentence });
  };
}

/** Which of the addresses that we know it came to, never the address itself: a number may stand in that. */
function routeOf({ route }: Request): string | null {
  const { path } = (route ?? {}) as { readonly path?: unknown };
  return typeof path === 'string' ? path : null;
}
