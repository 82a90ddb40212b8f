import { decodePercent, parseParameters, type Parameters } from './parameters.ts';

/** Where a request wants to go: `/hooks/SOURCE/SECRET/path?query`. */
export interface Target {
  readonly source: string;
  readonly secret: string;
  /** What follows the secret, not yet decoded. */
  readonly rest: string;
  /** What follows the question mark, not yet decoded. */
  readonly query: string;
}

const prefix = '/hooks/';

/** The absolute form, as some clients send it as if we were a proxy: whatever host it names, it has come here. */
const authority = /^https?:\/\/[^/?#]*(?=\/)/i;

/**
 * Splits the request target as it stands on the request line; null where it is not under `/hooks/SOURCE/SECRET/`.
 * Not through `URL` or Express: they drop all that follows a `#` which a phone system forgot to encode in a name.
 */
export function splitTarget(requested: string): Target | null {
  const target = requested.startsWith('/') ? requested : requested.replace(authority, '');
  if (!target.startsWith(prefix)) return null;
  const question = target.indexOf('?');
  const path = question < 0 ? target : target.slice(0, question);
  const sourceEnd = path.indexOf('/', prefix.length);
  if (sourceEnd < 0) return null;
  const secretEnd = path.indexOf('/', sourceEnd + 1);
  if (secretEnd < 0) return null;
  return {
    source: decodePercent(path.slice(prefix.length, sourceEnd), false),
    secret: decodePercent(path.slice(sourceEnd + 1, secretEnd), false),
    rest: path.slice(secretEnd + 1),
    query: question < 0 ? '' : target.slice(question + 1),
  };
}

/** The path as the adapter sees it: decoded, without slashes in front. */
export function pathOf(target: Target): string {
  return decodePercent(target.rest, false).replace(/^\/+/, '');
}

export function queryOf(target: Target): Parameters {
  return parseParameters(target.query);
}
