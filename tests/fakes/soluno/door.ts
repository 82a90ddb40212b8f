import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';

/** How callers show who they are: by a token for a user name and a password, or by a fixed header. */
export type SolunoAuth =
  | { readonly username: string; readonly password: string; readonly tokenSeconds?: number }
  | { readonly header: string; readonly value: string };

export interface Door {
  readonly admits: (request: IncomingMessage) => boolean;
  /** `POST /login` with OAuth 2's form (`grant_type=password`), or with `{"username", "password"}`. */
  readonly signIn: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly signIns: () => number;
  readonly withdrawTokens: () => void;
}

/** Tokens end by the server's own clock. */
export function doorOf(auth: SolunoAuth | undefined, now: () => Instant): Door {
  const tokens = new Map<string, Instant>();
  let signIns = 0;
  return {
    admits({ headers }) {
      if (auth === undefined) return true;
      if ('header' in auth) return headers[auth.header.toLowerCase()] === auth.value;
      const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
      return now() < (tokens.get(token) ?? -Infinity);
    },
    async signIn(request, response) {
      signIns += 1;
      const said = signInOf(request.headers['content-type'], await text(request));
      if (
        auth === undefined ||
        'header' in auth ||
        said.username !== auth.username ||
        said.password !== auth.password
      ) {
        response.writeHead(401).end();
        return;
      }
      const token = `token-${signIns}`;
      tokens.set(token, now() + (auth.tokenSeconds ?? Infinity) * second);
      const end = auth.tokenSeconds === undefined ? {} : { expires_in: auth.tokenSeconds };
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ access_token: token, ...end }));
    },
    signIns: () => signIns,
    withdrawTokens: () => tokens.clear(),
  };
}

function signInOf(
  type: string | undefined,
  body: string,
): { readonly username?: unknown; readonly password?: unknown } {
  if (type?.startsWith('application/x-www-form-urlencoded') !== true) {
    return JSON.parse(body) as { readonly username?: unknown; readonly password?: unknown };
  }
  const form = new URLSearchParams(body);
  return form.get('grant_type') === 'password' ? Object.fromEntries(form) : {};
}
