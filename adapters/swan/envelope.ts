import type { Answer } from '#adapters/adapter';
import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import { quoted } from '#core/said/quoted';
import type { Sentence } from '#core/said/sentence';
import { objectIn } from './lenient-json.ts';
import * as words from './sentences.ts';
import { member, objectOf, textOf } from './values.ts';

/** What SWAN answered, and whether something stood around it that is no part of it. */
export interface Result {
  readonly result: JsonValue;
  readonly hasWordsAround: boolean;
}

/**
 * What the envelope `{error, error-msg, result}` holds (document 002). `about`: what was asked, in words.
 * @throws SignInRefused, Busy, Unreachable, NotUnderstood
 */
export function resultOf(answer: Answer, about: Sentence): JsonValue {
  return readResult(answer, about).result;
}

/** As `resultOf`, and how cleanly it was told. */
export function readResult({ status, body: told }: Answer, about: Sentence): Result {
  if (status === 401 || status === 403) throw new SignInRefused(words.notLetIn(about, status));
  if (status === 429 || status === 503) throw new Busy(words.busy(about, status));
  const read = typeof told === 'string' ? objectIn(told) : undefined;
  const envelope = objectOf(read?.value ?? told);
  const reason = envelope === undefined ? undefined : reasonOf(envelope);
  if (reason !== undefined) throw new Unreachable(words.refused(about, reason));
  if (status < 200 || status > 299) throw httpError(status, about);
  if (envelope === undefined) throw new NotUnderstood(words.noAnswer(about, words.described(told)));
  const result = member(envelope, 'result');
  if (result === undefined) throw new NotUnderstood(words.noResult(about));
  return { result, hasWordsAround: read?.hasWordsAround ?? false };
}

const yes = /^(?:true|1|yes|on)$/i;
const no = /^(?:false|0|no|off|null|none)?$/i;

/**
 * Why SWAN refuses, in its own word; `''` where it does not say; `undefined` where it does not refuse. Document 002:
 * `error` is `true` or `false` and `error-msg` the reason. An older SWAN puts the reason into `error` itself.
 */
function reasonOf(envelope: { readonly [name: string]: JsonValue }): string | undefined {
  const error = member(envelope, 'error');
  const text = error === true ? 'true' : objectOf(error) === undefined ? (textOf(error) ?? '') : 'true';
  if (no.test(text)) return undefined;
  const message = ['error-msg', 'error_msg', 'errorMsg', 'message'].map((name) => textOf(envelope[name]));
  const said = [...message, textOf(objectOf(error)?.['message']), yes.test(text) ? undefined : text];
  return quoted(said.find((each) => each !== undefined) ?? '');
}

function httpError(status: number, about: Sentence): Error {
  if (status === 404) return new NotUnderstood(words.notThere(about));
  if (status >= 300 && status <= 399) return new Unreachable(words.sentElsewhere(about, status));
  return new Unreachable(words.httpFailed(about, status));
}
