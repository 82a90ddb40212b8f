import { X509Certificate } from 'node:crypto';
import type { HubNotice } from '#core/board/queue';
import type { Instant, Milliseconds } from '#core/time/instant';
import { hour } from '#core/time/instant';
import { toIso } from '#core/time/zone';
import type { Logger } from '../machine/log.ts';
import type { PortName } from './listen.ts';

const day = 24 * hour;

/** Who renews by himself does so a month before; so long before the end, nobody does. */
const soon: Milliseconds = 14 * day;

/** When the certificate of a port ends. @throws what Node says of text that is no certificate */
export function endOf(cert: string): Instant {
  return Date.parse(new X509Certificate(cert).validTo);
}

/** What a person should know of a certificate that ends then; `undefined`: nothing. */
export function certificateWarning(name: PortName, end: Instant, now: Instant): string | undefined {
  const left = end - now;
  if (left <= 0) {
    return `The certificate of ${name}.tls has expired on ${dateOf(end)}: who checks it does not connect. Renew it.`;
  }
  if (left > soon) return undefined;
  return `The certificate of ${name}.tls expires on ${dateOf(end)}, in ${Math.floor(left / day)} days: renew it.`;
}

function dateOf(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10);
}

export interface CertificateEnd {
  readonly port: PortName;
  readonly end: Instant | undefined;
}

/** Of those that end soon, or have ended. */
export function certificateNotices(
  ends: readonly CertificateEnd[],
  now: Instant,
  timeZone: string,
): readonly HubNotice[] {
  return ends.flatMap(({ port, end }) =>
    end !== undefined && end - now <= soon
      ? [{ kind: 'certificate' as const, port, expires: toIso(end, timeZone) }]
      : [],
  );
}

/** Logs what a person should know of it: when it is first used, and once a day from then on. */
export function createCertificateWatch(name: PortName, log: Logger, now: () => Instant = Date.now) {
  let said: { readonly end: Instant; readonly at: Instant } | undefined;
  return (end: Instant): void => {
    const at = now();
    const warning = certificateWarning(name, end, at);
    if (warning === undefined || (said?.end === end && at - said.at < day)) return;
    said = { end, at };
    log.warn({ port: name, expires: dateOf(end) }, warning);
  };
}
