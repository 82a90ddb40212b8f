import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import { mostAddresses } from '#core/screens/nearby';
import { isLoopback } from '../config/schema.ts';
import { withoutBrackets } from '../ports/listen.ts';

/** What a port is opened on when it is to be heard from everywhere. */
const everywhere: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/**
 * Where other machines find the board: `host` as configured, `here` its address on this machine. Empty: it is heard here alone, or
 * is not open yet.
 */
export function addressesFromAfar(
  host: string,
  here: string,
  networks: readonly NetworkInterfaceInfo[] = ownNetworks(),
): readonly string[] {
  if (here === '') return [];
  const named = withoutBrackets(host);
  if (isLoopback(named)) return [];
  const hosts = everywhere.has(named)
    ? networks
        .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
        .map(({ address }) => address)
    : [named];
  const { protocol, port } = new URL(here);
  return [...new Set(hosts)].slice(0, mostAddresses).map((each) => {
    const written = each.includes(':') ? `[${each}]` : each;
    return `${protocol}//${written}${port === '' ? '' : `:${port}`}`;
  });
}

function ownNetworks(): readonly NetworkInterfaceInfo[] {
  return Object.values(networkInterfaces()).flatMap((each) => each ?? []);
}
