import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext, type Server } from 'node:tls';
import type { Said } from '#core/said/sentence';
import { ConfigInvalid, type ConfigProblem } from '../config/problems.ts';
import type { Instant } from '#core/time/instant';
import { endOf } from './certificate-age.ts';
import type { PortName } from './listen.ts';
import type { Logger } from '../machine/log.ts';
import type { PortSettings } from '../config/settings.ts';

type Files = NonNullable<PortSettings['tls']>;

/** A certificate (with its chain) and its key, as PEM, checked to belong together. */
export interface CertificatePair {
  readonly cert: string;
  readonly key: string;
}

export const tlsOptions = { minVersion: 'TLSv1.2' } as const;

/**
 * The pair that the files hold now.
 * @throws ConfigInvalid when a file cannot be read or the two do not belong together
 */
export async function readCertificate(files: Files, name: PortName): Promise<CertificatePair> {
  const [cert, key] = await Promise.all([readText(files.certFile), readText(files.keyFile)]);
  if ('problem' in cert || 'problem' in key) {
    throw new ConfigInvalid([
      ...('problem' in cert ? [{ path: `${name}.tls.certFile`, message: cert.problem }] : []),
      ...('problem' in key ? [{ path: `${name}.tls.keyFile`, message: key.problem }] : []),
    ]);
  }
  try {
    // OpenSSL itself takes a certificate without a key, and then serves nobody.
    if (!new X509Certificate(cert.text).checkPrivateKey(createPrivateKey(key.text))) throw new Error('mismatch');
    createSecureContext({ ...tlsOptions, cert: cert.text, key: key.text });
  } catch (error) {
    const { certFile, keyFile } = files;
    const code = codeOf(error);
    const message = {
      da: `certifikatet i ${certFile} og nøglen i ${keyFile} passer ikke sammen (${code}): forventede PEM-filer uden adgangssætning, lavet til hinanden`,
      en: `the certificate in ${certFile} and the key in ${keyFile} cannot be used together (${code}): expected PEM files without a passphrase, made for each other`,
    };
    throw new ConfigInvalid([{ path: `${name}.tls`, message }]);
  }
  return { cert: cert.text, key: key.text };
}

/**
 * Looks at the files of all ports before anything is opened.
 * @throws ConfigInvalid with every problem at once
 */
export async function checkCertificates(ports: { readonly [name in PortName]: PortSettings }): Promise<void> {
  const problems: ConfigProblem[] = [];
  for (const name of ['board', 'webhooks'] as const) {
    const { tls } = ports[name];
    if (tls === undefined) continue;
    try {
      await readCertificate(tls, name);
    } catch (error) {
      if (!(error instanceof ConfigInvalid)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ConfigInvalid(problems);
}

export interface FollowOptions {
  readonly files: Files;
  readonly name: PortName;
  readonly server: Server;
  readonly log: Logger;
  /** Told of each certificate that comes into use, and now and then of the one that is, when it ends. */
  readonly ends: (end: Instant) => void;
  /** How often the files are looked at, in milliseconds. A change is used once it has stood still for one round. */
  readonly everyMilliseconds?: number;
}

/**
 * Serves renewed files without a restart, until the returned function is called. Reading the few kilobytes is surer than
 * watching: links are swapped, folders replaced, and network drives tell nothing. A pair that is half written or does
 * not fit leaves the old one in use and is logged once.
 */
export function followCertificate(current: CertificatePair, options: FollowOptions): () => void {
  const { files, name, server, log, ends, everyMilliseconds = 5_000 } = options;
  let end = endOf(current.cert);
  ends(end);
  let used = fingerprint(current);
  let seen = used;

  const look = async (): Promise<void> => {
    const found = await readCertificate(files, name).catch((error: unknown) => error as Error);
    const now = found instanceof Error ? found.message : fingerprint(found);
    const settled = now === seen;
    seen = now;
    ends(end);
    if (!settled || now === used) return;
    used = now;
    if (found instanceof Error) return log.error(`${found.message}. The old certificate stays in use.`);
    server.setSecureContext({ ...tlsOptions, ...found });
    log.info({ port: name }, 'the renewed certificate is in use');
    end = endOf(found.cert);
    ends(end);
  };

  const timer = setInterval(() => void look(), everyMilliseconds).unref();
  return () => clearInterval(timer);
}

function fingerprint({ cert, key }: CertificatePair): string {
  return `${cert}\n${key}`;
}

async function readText(path: string): Promise<{ readonly text: string } | { readonly problem: Said }> {
  try {
    return { text: await readFile(path, 'utf8') };
  } catch (error) {
    const code = codeOf(error);
    return {
      problem: {
        da: `${path} kan ikke læses (${code}): forventede en PEM-fil, som denne bruger må læse`,
        en: `${path} cannot be read (${code}): expected a PEM file that this user may read`,
      },
    };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : 'unknown';
}
