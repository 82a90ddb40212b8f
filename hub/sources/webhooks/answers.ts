import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { discardBody, hasBody } from './request/body.ts';

/**
 * Everything that this port ever answers. No body with anything in it, on any status: some phone systems take a body
 * as an order to move the call.
 */
export type WebhookStatus = 200 | 400 | 403 | 404 | 408 | 413 | 415 | 429 | 500 | 503;

const headers: { readonly [status in WebhookStatus]?: Record<string, string> } = {
  200: { 'Content-Type': 'text/plain', 'Content-Length': '0' },
  429: { 'Retry-After': '10', 'Content-Length': '0' },
  503: { 'Retry-After': '5', 'Content-Length': '0' },
};
const noHeaders = { 'Content-Length': '0' };

export function answer(response: ServerResponse, status: WebhookStatus): void {
  if (response.headersSent) return;
  response.writeHead(status, headers[status] ?? noHeaders);
  response.end();
}

/** Answers without having taken the body. Whoever asked first may or may not send it now: the connection ends. */
export function refuse(request: IncomingMessage, response: ServerResponse, status: WebhookStatus): void {
  if (request.headers.expect !== undefined && hasBody(request)) response.shouldKeepAlive = false;
  answer(response, status);
  if (hasBody(request)) discardBody(request);
}

/** Answers on the socket itself, where no request could be made of what came in, and ends the connection. */
export function answerSocket(socket: Duplex, status: WebhookStatus): void {
  if (!socket.writable) return void socket.destroy();
  const lines = Object.entries({ ...(headers[status] ?? noHeaders), Connection: 'close' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.on('error', () => {});
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}\r\n`, () => socket.destroy());
}

const statusOfCode: { readonly [code: string]: WebhookStatus } = {
  // An address too long is a request too large, as a body is.
  HPE_HEADER_OVERFLOW: 413,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** The status for what Node's parser and clock say of a connection; null where there is nobody to answer. */
export function statusOf({ code = '' }: NodeJS.ErrnoException): WebhookStatus | null {
  return statusOfCode[code] ?? (code.startsWith('HPE_') ? 400 : null);
}
