import type { RequestHandler } from 'express';
import { withoutBrackets } from '../ports/listen.ts';

/**
 * Refuses requests under any other name than this machine's own, while the board listens on loopback: a web page of a
 * stranger can point its own name at 127.0.0.1 (DNS rebinding), and the browser then lets it read the board.
 */
export function allowHosts(host: string): RequestHandler {
  const configured = withoutBrackets(host).toLowerCase();
  if (!isLoopback(configured)) return (_request, _response, next) => next();
  const allowed = new Set(['127.0.0.1', 'localhost', '::1', configured]);
  return (request, response, next) => {
    if (allowed.has(nameOf(request.headers.host ?? ''))) return next();
    response.status(403).json({ error: 'This board answers only under the name localhost or 127.0.0.1.' });
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The name in a Host header, without its port. */
function nameOf(header: string): string {
  return withoutBrackets(header.replace(/:\d*$/, '')).toLowerCase();
}
