import type { Delete, Get, Post } from '#core/asks/ask';
import { asRefused, type Carry } from '#core/asks/bridge';
import { putOverHttp } from '#core/asks/over-http';
import { type AnswerOf, type ArgumentsOf, type AskName, askOf } from '#core/asks/table';
import type { Sentence } from '#core/said/sentence';
import { HubUnreachable, TokenNeeded, UnexpectedAnswer } from './errors.ts';
import { textOf } from './text-of.ts';
import { largestAnswer, type LinkWorld } from './world.ts';

/** An answer that does not come is as bad as none; a phone system is asked again whether it is done. Milliseconds. */
const longest = { hub: 10_000, 'phone system': 90_000 } as const;

/** Carries asks to the hub at this address. Every rejection is a sentence. */
export function askOverHttp(address: string, { fetch }: Pick<LinkWorld, 'fetch'>): Carry {
  const { origin } = new URL(address);

  async function send(name: AskName, over: Get | Post | Delete, args: readonly unknown[]): Promise<Answered> {
    const { method, path, body } = putOverHttp(over, args);
    const isSlow = 'isSlow' in over && over.isSlow === true;
    const patience = longest[isSlow ? 'phone system' : askOf(name).by];
    const attempt = new AbortController();
    const timer = setTimeout(() => attempt.abort(), patience);
    try {
      const response = await fetch(new URL(path.slice(1), address).href, {
        method,
        headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: attempt.signal,
      });
      return { ok: response.ok, status: response.status, text: await textOf(response, largestAnswer) };
    } catch (error) {
      if (error instanceof UnexpectedAnswer) throw error;
      const why = attempt.signal.aborted ? `did not answer within ${patience / 1_000} seconds` : 'cannot be reached';
      throw new HubUnreachable(`The hub at ${origin} ${why}.`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  return async <Name extends AskName>(name: Name, args: ArgumentsOf<Name>): Promise<AnswerOf<Name>> => {
    const { over } = askOf(name);
    if (over.method === null) return over.answer as AnswerOf<Name>;
    const { ok, status, text } = await send(name, over, args);
    const said = parsed(text);
    if (ok && said !== undefined) return said as AnswerOf<Name>;
    const sentence = sentenceIn(said);
    if (status === 401) throw new TokenNeeded(sentence ?? 'The hub asks for its token.');
    if (!ok && sentence !== undefined) return asRefused(name, translationIn(said) ?? sentence);
    throw new UnexpectedAnswer(
      `What answers at ${origin} is no wallboard, or not now: it said ${status} to "${name}".`,
    );
  };
}

interface Answered {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
}

/** `undefined`: it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What the hub says where it refuses: `{"error": "..."}`. */
function sentenceIn(said: unknown): string | undefined {
  if (typeof said !== 'object' || said === null || !('error' in said)) return undefined;
  return typeof said.error === 'string' ? said.error : undefined;
}

/** The same in both languages, where the hub knows it in both: `{"errorIn": {"da": "...", "en": "..."}}`. */
function translationIn(said: unknown): Sentence | undefined {
  const { errorIn } = said as { readonly errorIn?: Partial<Sentence> };
  const { da, en } = errorIn ?? {};
  return typeof da === 'string' && typeof en === 'string' ? { da, en } : undefined;
}
