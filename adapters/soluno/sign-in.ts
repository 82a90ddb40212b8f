import type { PollContext, Question } from '#adapters/adapter';
import { NotUnderstood, SignInRefused } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import { isObject } from '#core/said/json';
import { parseIso } from '#core/time/zone';
import type { Token } from './memory.ts';
import { refusal } from './refusal.ts';
import * as words from './sentences.ts';
import type { SolunoSettings } from './settings.ts';

/** How the wallboard shows who it is. */
export interface Access {
  readonly headers: NonNullable<Question['headers']>;
  /** To be remembered; `null` where there is none. */
  readonly token: Token | null;
  /** The token is older than this poll, and may have been withdrawn since. */
  readonly isOld: boolean;
}

/** A token is not used in its last moments, in which it might end on the way. */
const margin = 30 * second;

/** What to show with a question. Signs in where a token is needed and there is none, or none that is still good. */
export async function accessTo(context: PollContext<SolunoSettings>, known: Token | null): Promise<Access> {
  const { auth } = context.settings;
  if (auth === undefined) return { headers: {}, token: null, isOld: false };
  if ('header' in auth) return { headers: { [auth.header]: auth.value }, token: null, isOld: false };
  const isOld = known !== null && (known.until === null || context.now < known.until - margin);
  const token = isOld ? known : await signIn(context, auth);
  return { headers: { Authorization: `Bearer ${token.value}` }, token, isOld };
}

type SignIn = Extract<NonNullable<SolunoSettings['auth']>, { readonly tokenUrl: string }>;

/** What is answered to a body that is not understood; also, by OAuth 2, to a wrong password. */
const notTaken: readonly number[] = [400, 415, 422];

/** OAuth 2's own words for a form that was understood, and a sign-in that is wrong (RFC 6749, 5.2). */
const refusals = /^(?:invalid_grant|invalid_client|unauthorized_client|access_denied)$/;

/**
 * Document 001 does not say how. A public client of the same host signs in by the form of OAuth 2, so that form comes first;
 * as JSON only where the form is not understood, since each wrong sign-in may count. A token in any of the usual places.
 */
async function signIn({ ask, now }: PollContext<SolunoSettings>, auth: SignIn): Promise<Token> {
  const { tokenUrl: url, username, password } = auth;
  const question = { about: words.aToken, method: 'POST', url, confidential: true } as const;
  let answer = await ask({ ...question, body: { grant_type: 'password', username, password }, form: true });
  if (notTaken.includes(answer.status) && !saysWrong(answer.body)) {
    answer = await ask({ ...question, body: { username, password } });
  }
  const { status, body } = answer;
  if (status === 401 || status === 403 || notTaken.includes(status)) {
    throw new SignInRefused(words.passwordRefused);
  }
  if (status < 200 || status > 299) throw refusal(status);
  for (const place of [body, ...fieldsOf(body)]) {
    const value = tokenIn(place);
    if (value !== undefined) return { value, until: endOf(place, now) };
  }
  throw new NotUnderstood(words.noToken);
}

function saysWrong(body: JsonValue): boolean {
  const error = field(body, 'error');
  return typeof error === 'string' && refusals.test(error);
}

/** A token is one word: what is said in several is a page or a message. */
const oneWord = /^[\x21-\x7e]+$/;

function tokenIn(body: JsonValue): string | undefined {
  const candidates = [
    body,
    ...['access_token', 'accessToken', 'token', 'jwt', 'id_token'].map((name) => field(body, name)),
  ];
  return candidates.find((value) => typeof value === 'string' && oneWord.test(value)) as string | undefined;
}

/** Seconds from now, or an instant. */
function endOf(body: JsonValue, now: Instant): Instant | null {
  const seconds = Number(field(body, 'expires_in') ?? field(body, 'expiresIn') ?? NaN);
  if (Number.isFinite(seconds) && seconds > 0) return now + seconds * second;
  for (const name of ['expires_at', 'expiresAt', 'expires', 'expiration']) {
    const text = field(body, name);
    const end = typeof text === 'string' ? parseIso(text, 'UTC')?.at : undefined;
    if (end !== undefined) return end;
  }
  return null;
}

function field(body: JsonValue, name: string): JsonValue | undefined {
  return isObject(body) ? body[name] : undefined;
}

/** Those that hold fields themselves: `{"data": {"token": "..."}}`. */
function fieldsOf(body: JsonValue): readonly JsonValue[] {
  return isObject(body) ? Object.values(body).filter(isObject) : [];
}
