import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext, type Server } from 'node:tls';
import { ListenFailed, type PortName } from './listen.ts';
import type { Logger } from './log.ts';
import type { PortSettings } from './settings.ts';

type Files = NonNullable<PortSettings['tls']>;

/** A certificate (with its chain) and its key, as PEM, checked to belong together. */
export interface CertificatePair {
  readonly cert: string;
  readonly key: string;
}

export const tlsOptions = { minVersion: 'TLSv1.2' } as const;

/**
 * The pair that the files hold now.
 * @throws ListenFailed when a file cannot be read or the two do not belong together; the message names path and setting.
 */
export async function readCertificate(files: Files, name: PortName): Promise<CertificatePair> {
  const [cert, key] = await Promise.all([
    readSetting(files.certFile, `${name}.tls.certFile`),
    readSetting(files.keyFile, `${name}.tls.keyFile`),
  ]);
  try {
    // OpenSSL itself takes a certificate without a key, and then serves nobody.
    if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) throw new Error('mismatch');
    createSecureContext({ ...tlsOptions, cert, key });
  } catch (error) {
    throw new ListenFailed(
      `The certificate in ${files.certFile} (${name}.tls.certFile) and the key in ${files.keyFile} (${name}.tls.keyFile) ` +
        `cannot be used together (${codeOf(error)}); both must be PEM files without a passphrase, made for each other.`,
    );
  }
  return { cert, key };
}

export interface FollowOptions {
  readonly files: Files;
  readonly name: PortName;
  readonly server: Server;
  readonly log: Logger;
  /** How often the files are looked at, in milliseconds. A change is used once it has stood still for one round. */
  readonly everyMilliseconds?: number;
}

/**
 * Serves renewed files without a restart, until the returned function is called. Reading the few kilobytes is surer than
 * watching: links are swapped, folders replaced, and network drives tell nothing. A pair that is half written or does
 * not fit leaves the old one in use and is logged once.
 */
export function followCertificate(current: CertificatePair, options: FollowOptions): () => void {
  const { files, name, server, log, everyMilliseconds = 5_000 } = options;
  let used = fingerprint(current);
  let seen = used;

  const look = async (): Promise<void> => {
    const found = await readCertificate(files, name).catch((error: unknown) => error as Error);
    const now = found instanceof Error ? found.message : fingerprint(found);
    const settled = now === seen;
    seen = now;
    if (!settled || now === used) return;
    used = now;
    if (found instanceof Error) return log.error(`${found.message} The old certificate stays in use.`);
    server.setSecureContext({ ...tlsOptions, ...found });
    log.info({ port: name }, 'the renewed certificate is in use');
  };

  const timer = setInterval(() => void look(), everyMilliseconds).unref();
  return () => clearInterval(timer);
}

function fingerprint({ cert, key }: CertificatePair): string {
  return `${cert}\n${key}`;
}

async function readSetting(path: string, setting: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new ListenFailed(
      `The file ${path} of ${setting} cannot be read (${codeOf(error)}); check the path and that this user may read it.`,
    );
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : 'unknown';
}
