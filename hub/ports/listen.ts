import type { AddressInfo, Server } from 'node:net';
import type { PortSettings } from '../config/settings.ts';

/** The name of a port's settings in the configuration. */
export type PortName = 'board' | 'webhooks';

/** A port cannot be opened. The message is a sentence that says why and what to do. */
export class ListenFailed extends Error {
  override readonly name = 'ListenFailed';
}

/**
 * Opens the port and returns the address under which it can be reached from this machine.
 * @throws ListenFailed
 */
export async function listen(server: Server, settings: PortSettings, name: PortName): Promise<{ url: string }> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => reject(new ListenFailed(reason(error, settings, name)));
    server.once('error', failed);
    server.listen({ host: withoutBrackets(settings.host), port: settings.port }, () => {
      server.off('error', failed);
      resolve();
    });
  });
  return { url: urlOf(settings, (server.address() as AddressInfo).port) };
}

/** Everything on 0.0.0.0 and :: is reached on this machine under its loopback address. */
function urlOf(settings: PortSettings, port: number): string {
  const host = withoutBrackets(settings.host);
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const written = reachable.includes(':') ? `[${reachable}]` : reachable;
  return `${settings.tls === undefined ? 'http' : 'https'}://${written}:${port}`;
}

/** An IPv6 address may be configured as it stands in a URL. */
export function withoutBrackets(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

type Reason = (settings: PortSettings, name: PortName) => string;

const notOurs: Reason = ({ host }, name) =>
  `The address ${host} is not one of this machine; set ${name}.host to 127.0.0.1, 0.0.0.0 or an address of its own.`;

const privilegedPort: Reason = ({ host, port }, name) =>
  `Port ${port} on ${host} may not be opened by this user; set ${name}.port to one above 1023 or grant the right.`;

/** Windows knows no ports of the administrator alone, but gives whole ranges to Hyper-V, WSL and Docker; which, changes at a restart. */
export const reservedPort: Reason = ({ host, port }, name) =>
  `Port ${port} on ${host} is kept by Windows for itself or in use by another program for itself alone; set ${name}.port to one outside the ranges that "netsh interface ipv4 show excludedportrange protocol=tcp" lists.`;

const reasons: { readonly [code: string]: Reason } = {
  EADDRINUSE: ({ host, port }, name) =>
    `Port ${port} on ${host} is in use by another program; end that program or set ${name}.port to another port.`,
  EACCES: (settings, name) => (process.platform === 'win32' ? reservedPort : privilegedPort)(settings, name),
  EADDRNOTAVAIL: notOurs,
  ENOTFOUND: notOurs,
  EAI_AGAIN: notOurs,
};

function reason({ code = 'unknown' }: NodeJS.ErrnoException, settings: PortSettings, name: PortName): string {
  const { host, port } = settings;
  const known = reasons[code]?.(settings, name);
  return known ?? `Port ${port} on ${host} cannot be opened (${code}); check ${name}.host and ${name}.port.`;
}
