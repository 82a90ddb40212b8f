import { createHash } from 'node:crypto';
import type { TLSSocket } from 'node:tls';

/** The phone system showed another certificate than the pinned one. */
const wrongCertificate = 'ERR_WRONG_CERTIFICATE';

/** The oldest TLS that is spoken with a phone system. */
export const oldestTls = 'TLSv1.2';

/**
 * Whether the very certificate whose SHA-256 is pinned is shown, whoever signed it. To be asked before the first byte is sent,
 * of a connection that resumed no session, since those show no certificate.
 */
export function showsPinned(socket: TLSSocket, pinned: string): boolean {
  const shown = socket.getPeerX509Certificate()?.raw;
  return shown !== undefined && createHash('sha256').update(shown).digest('hex') === normalized(pinned);
}

export function wrongCertificateError(): Error {
  return Object.assign(new Error(wrongCertificate), { code: wrongCertificate });
}

/** "AB:CD:…" and "abcd…" are the same certificate. */
function normalized(pinned: string): string {
  return pinned.replaceAll(/[^\da-fA-F]/g, '').toLowerCase();
}
