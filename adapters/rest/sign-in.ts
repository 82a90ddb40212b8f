import type { PollContext, Question } from '#adapters/adapter';
import { NotUnderstood, SignInRefused } from '#adapters/adapter';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import { isObject } from '#core/said/json';
import { refusal } from './refusal.ts';
import type { RestAuth, RestSettings } from './settings.ts';

/** `until`: when it ends, where that was said. */
export interface Token {
  readonly value: string;
  readonly until: Instant | null;
}

/** How the wallboard shows who it is. `isOld`: by a token of an earlier poll, which may have been withdrawn. */
export interface Access {
  readonly headers: NonNullable<Question['headers']>;
  readonly token: Token | null;
  readonly isOld: boolean;
}

/** A token is not used in its last moments, in which it might end on the way. */
const margin = 30 * second;

export async function accessTo(context: PollContext<RestSettings>, known: Token | null): Promise<Access> {
  const { auth } = context.settings;
  if (auth === undefined) return { headers: {}, token: null, isOld: false };
  if (!('tokenUrl' in auth)) return { headers: fixedHeader(auth), token: null, isOld: false };
  const isOld = known !== null && (known.until === null || context.now < known.until - margin);
  const token = isOld ? known : await signIn(context, auth);
  return { headers: { Authorization: `Bearer ${token.value}` }, token, isOld };
}

type Fixed = Exclude<RestAuth, { readonly tokenUrl: string }>;

function fixedHeader(auth: Fixed): { readonly [name: string]: string } {
  if ('token' in auth) return { Authorization: `Bearer ${auth.token}` };
  if ('header' in auth) return { [auth.header]: auth.value };
  return { Authorization: `Basic ${base64(`${auth.username}:${auth.password}`)}` };
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

type ClientCredentials = Extract<RestAuth, { readonly tokenUrl: string }>;

/** OAuth 2 (RFC 6749, 4.4), with the client's name and secret in the form. */
async function signIn({ ask, now }: PollContext<RestSettings>, auth: ClientCredentials): Promise<Token> {
  const { tokenUrl, clientId, clientSecret, scope } = auth;
  const body = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    ...(scope !== undefined && { scope }),
  };
  const answer = await ask({
    about: { da: 'et token', en: 'a token' },
    method: 'POST',
    url: tokenUrl,
    body,
    form: true,
    confidential: true,
  });
  if ([400, 401, 403].includes(answer.status)) {
    throw new SignInRefused({
      da: 'Tjenesten afviser clientId eller clientSecret: ret dem under auth i indstillingerne.',
      en: 'The service refuses clientId or clientSecret: check both under auth in the settings.',
    });
  }
  if (answer.status < 200 || answer.status > 299) throw refusal(answer.status);
  const said = isObject(answer.body) ? answer.body : {};
  const { access_token: value, expires_in: lasts } = said;
  if (typeof value !== 'string' || value === '') {
    throw new NotUnderstood({
      da: 'Svaret på at logge på har intet access_token: ret tokenUrl i indstillingerne.',
      en: 'The answer to the sign-in holds no access_token: check tokenUrl in the settings.',
    });
  }
  const seconds = Number(lasts);
  return { value, until: lasts !== undefined && seconds > 0 ? now + seconds * second : null };
}
