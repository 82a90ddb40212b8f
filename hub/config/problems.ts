import type { z } from 'zod';
import type { Language, Said, Sentence } from '#core/said/sentence';
import { fromOneText, wordsIn } from '#core/said/sentence';
import { closest } from '#core/said/closest';
import { knownKeys } from './known-keys.ts';
import * as words from './sentences.ts';

/** One thing that is wrong with a configuration. `path` as in `queues[0].name`; empty for the whole file. */
export interface ConfigProblem {
  readonly path: string;
  /** What is wrong and what was expected. */
  readonly message: Said;
}

/** A configuration that cannot be used; nothing was changed. `message`: one line a problem, in English, as programs and logs read it. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map((problem) => problemLine(problem, 'en')).join('\n'));
    this.problems = problems;
  }

  /** Each problem as a line for a person, who reads one of the two. */
  get lines(): readonly Sentence[] {
    return this.problems.map((problem) => ({ da: problemLine(problem, 'da'), en: problemLine(problem, 'en') }));
  }
}

/** A problem as one line for a person: `config: PATH: what is wrong and what was expected`. Programs read the PATH. */
function problemLine({ path, message }: ConfigProblem, language: Language): string {
  return `config: ${path === '' ? 'the file' : path}: ${wordsIn(message, language).replace(/\s+/g, ' ')}`;
}

type Path = readonly PropertyKey[];

/** What zod found, in our words. `value` is what was checked by `schema`; `under` is where it stands. */
export function problemsOf(
  error: z.ZodError,
  value: unknown,
  under: Path = [],
  schema?: z.core.$ZodType,
): readonly ConfigProblem[] {
  return error.issues.flatMap((issue) => {
    const path = [...under, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      const known = schema === undefined ? [] : knownKeys(schema, issue.path);
      return issue.keys.map((key) => ({
        path: pathText([...path, key]),
        message: words.unknownKey(closest(key, known)),
      }));
    }
    return [{ path: pathText(path), message: sentence(issue, at(value, issue.path)) }];
  });
}

function sentence(issue: z.core.$ZodIssue, found: unknown): Sentence {
  const it = found === undefined ? words.missing : words.describe(found, isOfNumber(issue));
  if (issue.code === 'invalid_type') {
    // Where the schema has words of its own for it.
    return issue.message.startsWith('must')
      ? words.but(it, fromOneText(issue.message))
      : words.expected(it, words.article(issue.expected));
  }
  if (issue.code === 'invalid_value') return words.expectedOneOf(it, issue.values, meant(found, issue.values));
  if (issue.code === 'invalid_key') return fromOneText(issue.issues[0]?.message ?? issue.message);
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return words.expected(it, words.someText);
    return words.expected(it, words.atLeast(issue.minimum, issue.inclusive !== false));
  }
  // Nothing is said of it but that: the library's own word for several kinds of which it is none.
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input') return words.otherKind(it);
  return issue.code === 'too_big' ? words.expected(it, words.atMost(issue.maximum)) : fromOneText(issue.message);
}

/** What languages are called that people write for Danish and English. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['dk', 'da'],
  ['dan', 'da'],
  ['dansk', 'da'],
  ['danish', 'da'],
  ['da-dk', 'da'],
  ['eng', 'en'],
  ['uk', 'en'],
  ['engelsk', 'en'],
  ['english', 'en'],
  ['en-gb', 'en'],
  ['en-us', 'en'],
]);

function meant(found: unknown, values: readonly unknown[]): string | undefined {
  const known = values.filter((value) => typeof value === 'string');
  if (typeof found !== 'string') return undefined;
  const other = otherNames.get(found.toLowerCase());
  return other !== undefined && known.includes(other) ? other : closest(found, known);
}

/** Whether a number was wanted there and is only not the right one. */
function isOfNumber(issue: z.core.$ZodIssue): boolean {
  return (
    issue.code === 'too_small' ||
    issue.code === 'too_big' ||
    (issue.code === 'invalid_type' && issue.expected === 'int')
  );
}

function at(value: unknown, path: Path): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as { readonly [name: PropertyKey]: unknown })[key];
  }
  return found;
}

export function pathText(path: Path): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}
