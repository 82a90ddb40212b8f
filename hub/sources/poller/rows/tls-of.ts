import { isIP } from 'node:net';
import { oldestTls } from '../../trouble/pinned-certificate.ts';
import type { ServerQuestion } from './row-source.ts';

/** How TLS is spoken with a database; `undefined`: not at all. */
export function tlsOf({ tls, host }: ServerQuestion['database']) {
  if (tls === 'off') return undefined;
  return {
    minVersion: oldestTls,
    rejectUnauthorized: tls === 'trusted',
    ...(isIP(host) === 0 && { servername: host }),
  } as const;
}
