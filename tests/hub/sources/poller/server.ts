import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { TestCertificate } from '../../ports/certificate.ts';

/** A phone system on a port of its own, until the test is over. Returns its address. */
export async function startServer(handle: RequestListener, certificate?: TestCertificate): Promise<string> {
  const server = certificate === undefined ? createServer(handle) : createTlsServer(certificate, handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
}

/** Answers with JSON. */
export function says(body: unknown, status = 200, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) =>
    void response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}
