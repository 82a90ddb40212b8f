import { z } from 'zod';
import type { MoreAsks, PollContext, Question } from '#adapters/adapter';
import { NotUnderstood, SignInRefused, TryAgain } from '#adapters/adapter';
import { mappingOf, recordsIn } from '#adapters/mapping/mapping';
import { placeAt, placeIn } from '#adapters/mapping/memory';
import { over } from '#adapters/mapping/over';
import { checkRecords, isTold } from '#adapters/mapping/polled';
import { parsed } from '#adapters/mapping/read';
import { textOf } from '#adapters/mapping/language/values';
import type { JsonValue } from '#core/said/input';
import type { Sentence } from '#core/said/sentence';
import { isList } from '#core/said/json';
import { refusal } from './refusal.ts';
import type { RestSettings } from './settings.ts';
import { accessTo, type Access } from './sign-in.ts';

const memorySchema = z.object({
  token: z.object({ value: z.string(), until: z.number().nullable() }).nullable(),
  place: z.json(),
});

/** An answer that goes on and on is broken off: the next poll goes on where this one stopped. */
const mostPages = 100;
const mostRecords = 50_000;
const sliceRecords = 200;

/** Asks for a list, with all of its pages, and keeps it as one, or of records that are told once in slices. */
export async function poll(context: PollContext<RestSettings>, more: MoreAsks): Promise<JsonValue> {
  const { settings, memory } = context;
  const known = memorySchema.safeParse(memory).data;
  const access = await accessTo(context, known?.token ?? null);
  const cursor = cursorIn(known?.place, settings);
  try {
    const { records, last } = await pages(context, access, cursor);
    await keep(context, more, records);
    return { token: tokenAsJson(access), place: placeAt(nextCursor(context, last) ?? cursor, questionOf(settings)) };
  } catch (error) {
    // A token of an earlier poll may have been withdrawn: the next poll signs in anew.
    if (!(error instanceof SignInRefused) || !access.isOld) throw error;
    throw new TryAgain(
      {
        da: 'Tjenesten tager ikke længere imod tokenet: næste spørgsmål logger på igen.',
        en: 'The service takes the token no more: the next question signs in anew.',
      },
      {
        token: null,
        place: known?.place ?? null,
      },
    );
  }
}

function tokenAsJson({ token }: Access): JsonValue {
  return token === null ? null : { value: token.value, until: token.until };
}

/** What is kept over a restart: where the last answer ended. A token is not written down. */
export function lasting(memory: JsonValue | undefined, { cursor }: RestSettings): JsonValue | undefined {
  const known = memorySchema.safeParse(memory).data;
  return known === undefined || cursor === undefined ? undefined : { token: null, place: known.place };
}

function questionOf({ url, method, body, cursor }: RestSettings): JsonValue {
  return [url, method, body ?? null, cursor ?? null];
}

function cursorIn(place: JsonValue | undefined, settings: RestSettings): string {
  const known = textOf(placeIn(place, questionOf(settings)));
  return typeof known === 'string' ? known : settings.cursorStart;
}

function nextCursor({ settings, now, surroundings }: PollContext<RestSettings>, answer: JsonValue): string | null {
  if (settings.cursor === undefined) return null;
  const next = textOf(over(settings.cursor, answer, { at: now, timeZone: surroundings.timeZone }));
  return typeof next === 'string' ? next : null;
}

/** All records, and the answer in which the last of them came. */
async function pages(context: PollContext<RestSettings>, access: Access, cursor: string) {
  const { settings, now, surroundings, ask } = context;
  const mapping = mappingOf(settings);
  const records: JsonValue[] = [];
  let last: JsonValue = null;
  let [url, page] = [settings.url, '1'];
  for (let count = 0; count < mostPages && records.length < mostRecords; count += 1) {
    const { status, body } = await ask(questionFor(settings, access, url, { cursor, page }));
    if (status === 401 || status === 403) throw new SignInRefused(refused(settings));
    if (status < 200 || status > 299) throw refusal(status);
    const answer = parsed(body);
    records.push(...recordsIn(mapping, answer, { at: now, surroundings }));
    last = answer;
    const next = nextPage(context, answer);
    if (next === null) return { records, last };
    if (/^\d+$/.test(next)) page = next;
    else url = addressOf(next, url);
  }
  return { records, last };
}

function nextPage({ settings, now, surroundings }: PollContext<RestSettings>, answer: JsonValue): string | null {
  if (settings.nextPage === undefined) return null;
  const next = over(settings.nextPage, answer, { at: now, timeZone: surroundings.timeZone });
  if (typeof next === 'number') return String(next);
  return typeof next === 'string' && next !== '' ? next : null;
}

/** Only where it was asked before: whoever else is named there would be told who we are. */
function addressOf(next: string, current: string): string {
  const [address, asked] = [URL.parse(next, current), new URL(current)];
  if (address !== null && address.origin === asked.origin) return address.href;
  throw new NotUnderstood({
    da: 'Svarets næste side siges at ligge på en anden server: den bliver ikke spurgt.',
    en: 'The next page of the answer is said to be on another server: nobody is asked there.',
  });
}

type Filling = { readonly cursor: string; readonly page: string };

function questionFor(settings: RestSettings, { headers }: Access, url: string, filling: Filling): Question {
  const { method, body } = settings;
  const { address, secretQuery } = withoutSecrets(filled(url, filling, encodeURIComponent));
  // In the address of a next page the key is starred or left out: it is the same one.
  const [isFilled, own] = [/\{(?:cursor|page)\}/, withoutSecrets(settings.url).secretQuery];
  const keys = Object.fromEntries(Object.entries(own).filter(([, value]) => !isFilled.test(value)));
  const said = body === undefined ? undefined : filledIn(body, filling);
  return {
    about: { da: 'dets poster', en: 'its records' },
    method,
    url: address,
    secretQuery: { ...secretQuery, ...keys },
    headers: { Accept: 'application/json, application/xml;q=0.9, text/xml;q=0.9', ...settings.headers, ...headers },
    ...(typeof said === 'string' ? { text: said } : said !== undefined && { body: said }),
    unkept: true,
  };
}

/** What in an address is a key or a token is not kept, and starred where an answer repeats it. */
function withoutSecrets(url: string): {
  readonly address: string;
  readonly secretQuery: { readonly [name: string]: string };
} {
  const [path = '', query] = url.split('?', 2);
  const pairs = (query ?? '').split('&').filter((pair) => pair !== '');
  const isSecret = (pair: string): boolean => /auth|key|pass|pwd|secret|sign|token/i.test(pair.split('=', 1)[0] ?? '');
  const open = pairs.filter((pair) => !isSecret(pair)).join('&');
  const secret = new URLSearchParams(pairs.filter(isSecret).join('&'));
  return { address: open === '' ? path : `${path}?${open}`, secretQuery: Object.fromEntries(secret) };
}

function filled(text: string, { cursor, page }: Filling, as: (value: string) => string): string {
  return text.replaceAll('{cursor}', () => as(cursor)).replaceAll('{page}', () => as(page));
}

function filledIn(value: JsonValue, filling: Filling): JsonValue {
  if (typeof value === 'string') return filled(value, filling, (text) => text);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item) => filledIn(item, filling));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filledIn(each, filling)]));
}

/** Where it was asked, without what was asked: this is what the journal keeps. */
async function keep(context: PollContext<RestSettings>, more: MoreAsks, records: readonly JsonValue[]): Promise<void> {
  const { settings } = context;
  checkRecords(settings, records, context);
  const [url = ''] = settings.url.split('?', 1);
  // That nothing came is said once a day, so that a replay knows it too.
  if (settings.cursor === undefined || !isTold(settings) || records.length === 0)
    return more.keep({ url, body: records });
  for (let start = 0; start < records.length; start += sliceRecords) {
    await more.keep({ url, body: records.slice(start, start + sliceRecords), isToldOnce: true });
  }
}

function refused({ auth }: RestSettings): Sentence {
  return auth === undefined
    ? {
        da: 'Tjenesten kræver, at man logger på: udfyld auth i kildens indstillinger.',
        en: 'The service wants a sign-in: fill in auth in the settings of the source.',
      }
    : {
        da: 'Tjenesten afviser at logge på: ret auth i kildens indstillinger.',
        en: 'The service refuses the sign-in: check auth in the settings of the source.',
      };
}
