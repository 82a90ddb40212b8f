import type { Request } from 'express';
import type { KnownScreen, ScreenDesk } from './desk.ts';
import { bearerOf, cookieName, cookies } from '../board/token/shown.ts';

/** Which paired screen a request comes from, by its token or its cookie. */
export interface ScreenPasses {
  of(request: Request): KnownScreen | undefined;
  /** Whether that is the token of one. */
  isToken(shown: string): boolean;
  /** Of one that came with its token in the address: the token. */
  enters(request: Request): string | undefined;
}

export function screenPasses({ byToken, byCookie }: Pick<ScreenDesk, 'byToken' | 'byCookie'>): ScreenPasses {
  const inAddress = (request: Request): string | undefined => {
    const { token } = request.query;
    return typeof token === 'string' ? token : undefined;
  };
  const known = (shown: string | undefined) => (shown === undefined ? undefined : byToken(shown));
  return {
    isToken: (shown) => byToken(shown) !== undefined,
    enters: (request) => (known(inAddress(request)) === undefined ? undefined : inAddress(request)),
    of(request) {
      const byHeader = known(bearerOf(request)) ?? known(inAddress(request));
      if (byHeader !== undefined) return byHeader;
      for (const value of cookies(request, cookieName(request))) {
        const found = byCookie(value);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}
