import type { Answer } from '#adapters/adapter';
import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import { member, objectOf, textOf } from './values.ts';

/** A sentence of somebody else's is quoted up to this many characters. */
const longestQuote = 200;

/**
 * What the envelope `{error, error-msg, result}` holds (document 002). `about`: what was asked, in words.
 * @throws SignInRefused, Busy, Unreachable, NotUnderstood
 */
export function resultOf({ status, body }: Answer, about: string): JsonValue {
  if (status === 401 || status === 403) {
    throw new SignInRefused(`SWAN refused to tell ${about} (HTTP ${status}): check "headers" in the settings.`);
  }
  if (status === 429 || status === 503) throw new Busy(`SWAN is too busy to tell ${about} (HTTP ${status}).`);
  const envelope = objectOf(body);
  const error = envelope === undefined ? undefined : member(envelope, 'error');
  if (error !== undefined && isTrue(error)) throw new Unreachable(refusal(about, envelope?.['error-msg']));
  if (status < 200 || status > 299) throw httpError(status, about);
  if (envelope === undefined) throw new NotUnderstood(`${expected(about)}, and not ${describe(body)}.`);
  const result = member(envelope, 'result');
  if (result === undefined) throw new NotUnderstood(`${expected(about)}, and "result" is missing.`);
  return result;
}

function isTrue(error: JsonValue): boolean {
  return error === true || /^(?:true|1)$/i.test(textOf(error) ?? '');
}

function refusal(about: string, message: JsonValue | undefined): string {
  const text = textOf(message);
  if (text === undefined) return `SWAN could not tell ${about}, and does not say why.`;
  return `SWAN could not tell ${about}: "${quotable(text)}".`;
}

/** Without control characters, and without anything that may be somebody's phone number. */
function quotable(text: string): string {
  const plain = text.replaceAll(/[\p{C}\s]+/gu, ' ').replaceAll(/\+?\p{Nd}(?:[ ().\-/]*\p{Nd}){4,}/gu, '…');
  return plain.length > longestQuote ? `${plain.slice(0, longestQuote)}…` : plain;
}

function httpError(status: number, about: string): Error {
  if (status === 404) {
    return new NotUnderstood(`SWAN does not know the address of ${about} (HTTP 404): check "baseUrl" in the settings.`);
  }
  if (status >= 300 && status <= 399) {
    return new Unreachable(
      `SWAN sends the question for ${about} to another address (HTTP ${status}), which is not followed: check "baseUrl".`,
    );
  }
  return new Unreachable(`SWAN could not tell ${about} (HTTP ${status}).`);
}

/** The beginning of a sentence about an answer that is none. */
export function expected(about: string): string {
  return `SWAN was asked for ${about}: expected JSON with "error", "error-msg" and "result" (document 002)`;
}

function describe(body: JsonValue): string {
  if (typeof body === 'object') return body === null ? 'null' : 'a list';
  if (typeof body !== 'string') return `a ${typeof body}`;
  if (/^\s*</.test(body)) return 'a web page';
  if (/^\s*[{[]/.test(body)) return 'JSON that breaks off or is damaged';
  return body.trim() === '' ? 'nothing' : 'plain text';
}
