import { isHubAddress } from '../settings/own-settings.ts';

/** The board's port where nobody configured another. */
const usualPort = 8090;

/**
 * Where a hub's board is, of what a person typed: `10.0.4.10` is `http://10.0.4.10:8090/`. What follows the path, a token too, is
 * left out. `null`: it is no address.
 */
export function hubBase(typed: string): string | null {
  const text = typed.trim();
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text);
  const whole = hasScheme ? text : `http://${text}`;
  if (/\s/.test(text) || !isHubAddress(whole)) return null;
  const url = new URL(whole);
  if (!hasScheme && url.port === '' && !/:80(?:\/|$)/.test(text)) url.port = String(usualPort);
  url.search = '';
  url.hash = '';
  // The last part of the path would be taken for a file beside the API.
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}
