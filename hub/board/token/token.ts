import { createHmac } from 'node:crypto';
import type { CookieOptions, Request, RequestHandler, Response } from 'express';
import { digest, sameDigest } from '../../machine/digest.ts';
import type { ScreenPasses } from '../../screens/passes.ts';
import { screenCookie } from '../../screens/desk.ts';
import { refuseWithoutToken } from '../locked-page.ts';
import type { Trusted } from '../../ports/connections/trusted.ts';
import { bearerOf, cookieName, cookies } from './shown.ts';

const yearMilliseconds = 365 * 24 * 60 * 60 * 1_000;

export interface TokenOptions {
  /** Absent: everybody may look. */
  readonly token: string | undefined;
  readonly screens: ScreenPasses;
  readonly keep: KeepCookie;
  /** Whoever comes without may look all the same: the token only lets him do more. */
  readonly mayLook?: boolean;
}

/** Gives a browser the cookie that lets it in from then on. */
export type KeepCookie = (request: Request, response: Response, value: string) => void;

/** `tls`: whether the board itself speaks it. `trusted`: whose word counts that a browser came by HTTPS. */
export function cookieKeeper({ tls, trusted }: { readonly tls: boolean; readonly trusted: Trusted }): KeepCookie {
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/', maxAge: yearMilliseconds };
  return (request, response, value) => {
    const secure = tls || (trusted(request.socket.remoteAddress) && cameByHttps(request));
    response.cookie(cookieName(request), value, { ...cookie, secure });
  };
}

/**
 * Lets in who knows the token: as `Authorization: Bearer`, as the cookie, or once as `?token=`, which sets the cookie.
 * The cookie holds a value derived from the token, so that the token itself lies in no browser. It travels only over
 * HTTPS where the browser came by it, to us or to a proxy of ours.
 */
export function requireToken({ token, screens, keep, mayLook = false }: TokenOptions): RequestHandler {
  const carries = token === undefined ? undefined : tokenCheck(token);

  return (request, response, next) => {
    const given = request.query['token'];
    if (token !== undefined && typeof given === 'string' && carries?.isToken(given) === true) {
      keep(request, response, cookieValueOf(token));
      return next();
    }
    const ofScreen = screens.enters(request);
    if (ofScreen !== undefined) keep(request, response, screenCookie(ofScreen));
    if (mayLook || carries?.by(request) !== undefined || screens.of(request) !== undefined) return next();
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

function cookieValueOf(token: string): string {
  return createHmac('sha256', token).update('wallboard cookie').digest('base64url');
}
