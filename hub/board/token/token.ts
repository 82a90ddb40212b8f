import { createHmac } from 'node:crypto';
import type { CookieOptions, Request, RequestHandler } from 'express';
import { digest, sameDigest } from '../../machine/digest.ts';
import { refuseWithoutToken } from '../locked-page.ts';
import type { Trusted } from '../../ports/connections/trusted.ts';

const yearMilliseconds = 365 * 24 * 60 * 60 * 1_000;

export interface TokenOptions {
  readonly token: string;
  /** Whether the board itself speaks TLS. */
  readonly tls: boolean;
  /** Whose word counts that a browser came by HTTPS. */
  readonly trusted: Trusted;
  /** Whoever comes without may look all the same: the token only lets him do more. */
  readonly mayLook?: boolean;
}

/**
 * Lets in who knows the token: as `Authorization: Bearer`, as the cookie, or once as `?token=`, which sets the cookie.
 * The cookie holds a value derived from the token, so that the token itself lies in no browser. It travels only over
 * HTTPS where the browser came by it, to us or to a proxy of ours.
 */
export function requireToken({ token, tls, trusted, mayLook = false }: TokenOptions): RequestHandler {
  const cookieValue = cookieValueOf(token);
  const carries = tokenCheck(token);
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/', maxAge: yearMilliseconds };
  const isSecure = (request: Request): boolean =>
    tls || (trusted(request.socket.remoteAddress) && cameByHttps(request));

  return (request, response, next) => {
    const name = cookieName(request);
    const given = request.query['token'];
    if (typeof given === 'string' && carries.isToken(given)) {
      response.cookie(name, cookieValue, { ...cookie, secure: isSecure(request) });
      return next();
    }
    if (mayLook || carries.by(request) !== undefined) return next();
    refuseWithoutToken(request, response);
  };
}

/** Of several proxies in a row, the first heard the browser itself. */
function cameByHttps({ headers }: Request): boolean {
  const said = headers['x-forwarded-proto'];
  const [first = ''] = (typeof said === 'string' ? said : '').split(',');
  return first.trim().toLowerCase() === 'https';
}

/** Compares with the token, in constant time. */
export interface TokenCheck {
  isToken(shown: string): boolean;
  /** How a request shows that it knows the token, as Bearer or by the cookie; `undefined` where it does not. */
  by(request: Request): 'token' | 'cookie' | undefined;
}

export function tokenCheck(token: string): TokenCheck {
  const expected = digest(token);
  const expectedCookie = digest(cookieValueOf(token));
  const isToken = (shown: string): boolean => sameDigest(digest(shown), expected);
  return {
    isToken,
    by(request) {
      const bearer = bearerOf(request);
      if (bearer !== undefined && isToken(bearer)) return 'token';
      const shown = cookies(request, cookieName(request));
      return shown.some((value) => sameDigest(digest(value), expectedCookie)) ? 'cookie' : undefined;
    },
  };
}

/** What a request shows as the token, right or wrong. */
export function shownTokens(request: Request): readonly string[] {
  const given = request.query['token'];
  return [bearerOf(request), given].filter((shown) => typeof shown === 'string');
}

function bearerOf({ headers }: Request): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
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
