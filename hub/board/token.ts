import { createHmac } from 'node:crypto';
import type { CookieOptions, Request, RequestHandler } from 'express';
import { digest, sameDigest } from '../machine/digest.ts';
import { refuseWithoutToken } from './locked-page.ts';

const yearMilliseconds = 365 * 24 * 60 * 60 * 1_000;

export interface TokenOptions {
  readonly token: string;
  /** Whether the cookie may only travel over TLS. */
  readonly secure: boolean;
}

/**
 * Lets in who knows the token: as `Authorization: Bearer`, as the cookie, or once as `?token=`, which sets the cookie.
 * The cookie holds a value derived from the token, so that the token itself lies in no browser.
 */
export function requireToken({ token, secure }: TokenOptions): RequestHandler {
  const expected = digest(token);
  const cookieValue = cookieValueOf(token);
  const carries = tokenCheck(token);
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge: yearMilliseconds };

  return (request, response, next) => {
    const name = cookieName(request);
    const given = request.query['token'];
    if (typeof given === 'string' && sameDigest(digest(given), expected)) {
      response.cookie(name, cookieValue, cookie);
      return next();
    }
    if (carries(request) !== undefined) return next();
    refuseWithoutToken(request, response);
  };
}

/** How a request shows that it knows the token, as Bearer or by the cookie; `undefined` where it does not. */
export function tokenCheck(token: string): (request: Request) => 'token' | 'cookie' | undefined {
  const expected = digest(token);
  const expectedCookie = digest(cookieValueOf(token));
  return (request) => {
    const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined && sameDigest(digest(bearer), expected)) return 'token';
    const shown = cookies(request, cookieName(request));
    return shown.some((value) => sameDigest(digest(value), expectedCookie)) ? 'cookie' : undefined;
  };
}

function cookieValueOf(token: string): string {
  return createHmac('sha256', token).update('wallboard cookie').digest('base64url');
}

/** Browsers keep cookies by host and not by port; two boards on one machine must not put each other out. */
function cookieName(request: Request): string {
  return `wallboard-${request.socket.localPort ?? 0}`;
}

function cookies(request: Request, name: string): readonly string[] {
  const parts = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
  return parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1));
}
