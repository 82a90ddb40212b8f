import { z } from 'zod';
import type { Sentence } from '#core/said/sentence';
import { largestAnswer, type LinkWorld, ownWorld } from '#link/world';
import { textOf } from '#link/text-of';
import { hubBase } from './hub-base.ts';
import { keyAt, pinnedFetch } from './pinned.ts';
import * as words from './sentences.ts';

/** What a screen was given by its hub. `pin`: the key that it showed then; `null`: it has no TLS. */
export const pass = z.object({
  address: z.string(),
  token: z.string().min(1),
  pin: z.string().min(1).nullable(),
  /** Its own id there, and that of the hub; `null`: it was paired before hubs told them. */
  screen: z.string().nullable().default(null),
  hub: z.string().nullable().default(null),
  /** Where the hub was before it was followed; `null`: it never was. */
  before: z.string().nullable().default(null),
});
export type Pass = Readonly<z.infer<typeof pass>>;

/** Why it could not be paired. */
export class NotJoined extends Error {
  override readonly name = 'NotJoined';
  readonly sentence: Sentence;

  constructor(sentence: Sentence, cause?: unknown) {
    super(sentence.en, { cause });
    this.sentence = sentence;
  }
}

interface Order {
  readonly address: string;
  readonly code: string;
  readonly name: string;
}

const answered = z.object({ id: z.string(), token: z.string().min(1), hub: z.string().nullable().default(null) });
const refused = z.object({ errorIn: z.object({ da: z.string(), en: z.string() }) });

/** An answer that takes longer does not come. Milliseconds. */
export const longestAnswer = 10_000;

/** Shows a hub the code that stands there. @throws NotJoined */
export async function joinHub({ address: typed, code, name }: Order): Promise<Pass> {
  const address = hubBase(typed);
  if (address === null) throw new NotJoined(words.noAddress);
  const shown = new URL(address).host;
  const { pin, text } = await ask(address, { code, name }).catch((error: unknown) => {
    throw new NotJoined(words.notFound(shown), error);
  });
  const said = parsed(text);
  const right = answered.safeParse(said);
  if (right.success) {
    const { id, token, hub } = right.data;
    return { address, token, pin, screen: id, hub, before: null };
  }
  const wrong = refused.safeParse(said);
  throw new NotJoined(wrong.success ? wrong.data.errorIn : words.noWallboard(shown));
}

async function ask(address: string, body: object): Promise<{ readonly pin: string | null; readonly text: string }> {
  const pin = address.startsWith('https:') ? await keyAt(address) : null;
  return { pin, text: await post({ pin }, new URL('api/screens', address), body) };
}

/** Posts to a hub before it has let this screen in, without a token; answers with the text of whatever it says. */
export async function post(hub: Pick<Pass, 'pin'>, url: URL, body: object): Promise<string> {
  const response = await fetchOf(hub)(url.href, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(longestAnswer),
  });
  return textOf(response as Parameters<typeof textOf>[0], largestAnswer);
}

/** How a hub is talked to: over TLS only with whom one was paired with. */
export const fetchOf = ({ pin }: Pick<Pass, 'pin'>): LinkWorld['fetch'] =>
  pin === null ? ownWorld.fetch : pinnedFetch(pin);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether it was given by that hub. */
export function isOf(given: Pass | null, address: string): boolean {
  return given !== null && new URL(given.address).origin === new URL(address).origin;
}
