import type { Config } from '../../config/config.ts';
import { digest } from '../../machine/digest.ts';

/** What nobody counts by. A digest of it could be guessed by whoever reads the file. */
const secret = /secret|password|hash|token|key|pin$/i;

/** A digest of all of a configuration that the books depend on, and of no secret in it. */
export function configurationDigest({ rules, sources }: Pick<Config, 'rules' | 'sources'>): string {
  const told = sources.map(({ id, identity }) => [id, JSON.parse(identity) as unknown]);
  const text = JSON.stringify([rules, told], (name, value: unknown) => (secret.test(name) ? undefined : open(value)));
  return digest(text).toString('base64url');
}

/** An address without who signs in by it. */
function open(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?#]*@/i, '$1') : value;
}
