import type { Question } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import { isList } from '#core/said/json';

/** The values that were sent and must not be seen, so that whatever a phone system echoes can be freed of them. */
export interface Secrets {
  /** Remembers what the question says in confidence. */
  learn(question: Question): void;
  /** A password, or what else nobody may see wherever it stands. */
  learnPassword(secret: string): void;
  /** A sentence for people, without any of them. */
  fromSentence(text: string): string;
  /** What is to be kept, without those that are unmistakable: a short number may be somebody's local number. */
  fromAnswer(body: JsonValue): JsonValue;
}

const mask = '***';
/** Tokens change by the hour; this many are more than can still be echoed. */
const most = 100;
const shortest = 4;
const harmlessHeaders = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);
/** Others say whose customer we are, or in which language we ask: words that an answer may have in all innocence. */
const secretHeader = /auth|cookie|key|pass|secret|sign|token/i;
/** A word of the protocol that anybody may see. */
const harmlessFields = new Set(['grant_type']);

export function createSecrets(): Secrets {
  const inSentences = createList();
  const inAnswers = createList();

  return {
    learn({ secretQuery = {}, headers = {}, body, confidential = false }) {
      const sent = Object.entries(headers).filter(([name]) => !harmlessHeaders.has(name.toLowerCase()));
      const inQuery = Object.values(secretQuery);
      const inBody = confidential ? textsIn(body) : [];
      inSentences.add([...inQuery, ...sent.flatMap(([, value]) => partsOf(value)), ...inBody]);
      inAnswers.add([
        ...inQuery.filter((value) => /\D/.test(value) || value.length >= 8),
        ...sent.flatMap(([name, value]) => partsOf(value).filter(secretHeader.test(name) ? isUnmistakable : isNoWord)),
        ...inBody.filter(isUnmistakable),
      ]);
    },
    learnPassword(secret) {
      inSentences.add([secret]);
      inAnswers.add([secret].filter(isUnmistakable));
    },
    fromSentence: (text) => without(text, spellings(inSentences.values())),
    fromAnswer: (body) => cleaned(body, spellings(inAnswers.values())),
  };
}

function createList() {
  let known: readonly string[] = [];
  return {
    values: () => known,
    add(values: readonly string[]): void {
      const fresh = values.filter((value) => value.length >= shortest && !known.includes(value));
      if (fresh.length > 0) known = [...known, ...new Set(fresh)].slice(-most);
    },
  };
}

/** "Bearer abc" is echoed as a whole, or without its first word; of "Basic abc" the password too. */
function partsOf(value: string): readonly string[] {
  const basic = /^Basic ([\w+/=]+)$/.exec(value)?.[1];
  const password =
    basic === undefined
      ? []
      : [
          Buffer.from(basic, 'base64')
            .toString()
            .replace(/^[^:]*:/, ''),
        ];
  return [value, ...value.split(' '), ...password];
}

function isUnmistakable(value: string): boolean {
  return value.length >= 16 || (value.length >= 8 && /\D/.test(value));
}

/** Letters and digits in one, as only a machine writes. */
function isNoWord(value: string): boolean {
  return value.length >= 16 && !value.includes(' ') && /\d/.test(value) && /[a-z]/i.test(value);
}

/** As it is, as it stands in an address, in a form and on a page. Long ones first: a short one may be a part of them. */
function spellings(secrets: readonly string[]): readonly string[] {
  const all = new Set(
    secrets.flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      new URLSearchParams([['', secret]]).toString().slice(1),
      secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    ]),
  );
  return [...all].toSorted((one, other) => other.length - one.length);
}

function without(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (rest.includes(secret) ? rest.replaceAll(secret, mask) : rest), text);
}

/** The value itself where there is nothing to remove. */
function cleaned(value: JsonValue, secrets: readonly string[]): JsonValue {
  if (secrets.length === 0) return value;
  if (typeof value === 'string') return without(value, secrets);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) {
    const items = value.map((item) => cleaned(item, secrets));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const entries = Object.entries(value).map(([name, each]) => [name, each, cleaned(each, secrets)] as const);
  if (entries.every(([name, each, clean]) => each === clean && without(name, secrets) === name)) return value;
  return Object.fromEntries(entries.map(([name, , clean]) => [without(name, secrets), clean]));
}

function textsIn(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => (harmlessFields.has(name) ? [] : textsIn(each)));
}
