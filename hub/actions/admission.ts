import type { Request } from 'express';
import { tokenCheck } from '../board/token.ts';

/** Why nobody is let in, or how he showed that he may come in. */
export type Admission = { readonly by: 'token' | 'cookie' } | { readonly refused: string };

/**
 * Lets in who knows the board's token, even on loopback; as Bearer or by the cookie, never in the address. A page of
 * somebody else cannot make a browser do it: the request must come from the board's own page or from none, and be JSON,
 * which no page may send elsewhere without being asked first.
 */
export function admission(token: string | undefined): (request: Request) => Admission {
  if (token === undefined) {
    return () => ({
      refused: 'Actions need a board with a token: set "board": {"token": "..."} in the configuration.',
    });
  }
  const carries = tokenCheck(token);
  return (request) => {
    const by = carries(request);
    if (by === undefined) return { refused: 'Actions need the token of the board.' };
    if (!isOwnPage(request)) return { refused: "Actions are taken from the board's own page only." };
    const isJson = /^application\/json *(?:;|$)/i.test(request.headers['content-type'] ?? '');
    return isJson ? { by } : { refused: 'Actions are asked for in JSON: Content-Type: application/json.' };
  };
}

/**
 * A browser says itself, in a header that no page can set, whether the page is of the address that it asks. It says so
 * over HTTPS and on its own machine; else the page's address is compared with ours, which behind a proxy are two.
 */
function isOwnPage({ headers: { origin, host, 'sec-fetch-site': site } }: Request): boolean {
  if (site !== undefined) return site === 'same-origin';
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
