import type { z } from 'zod';

/** One thing that is wrong with a configuration. `path` as in `queues[0].name`; empty for the whole file. */
export interface ConfigProblem {
  readonly path: string;
  /** What is wrong and what was expected. */
  readonly message: string;
}

/** A configuration that cannot be used; nothing was changed. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(problemLine).join('\n'));
    this.problems = problems;
  }
}

/** A problem as one line for a person: `config: PATH: what is wrong and what was expected`. */
function problemLine({ path, message }: ConfigProblem): string {
  return `config: ${path === '' ? 'the file' : path}: ${message.replace(/\s+/g, ' ')}`;
}

type Path = readonly PropertyKey[];

/** What zod found, in our words. `value` is what was checked; `under` is where it stands. */
export function problemsOf(error: z.ZodError, value: unknown, under: Path = []): readonly ConfigProblem[] {
  return error.issues.flatMap((issue) => {
    const path = [...under, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathText([...path, key]),
        message: 'is not a known setting: expected it to be left out, or another spelling',
      }));
    }
    return [{ path: pathText(path), message: sentence(issue, at(value, issue.path)) }];
  });
}

function sentence(issue: z.core.$ZodIssue, found: unknown): string {
  const got = `it is ${found === undefined ? 'missing' : describe(found, isOfNumber(issue))}`;
  if (issue.code === 'invalid_type') {
    return issue.message.startsWith('must')
      ? `${got}, but ${issue.message}`
      : `${got}: expected ${article(issue.expected)}`;
  }
  if (issue.code === 'invalid_value') {
    return `${got}: expected one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
  }
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return `${got}: expected a text that is not empty`;
    return `${got}: expected ${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}`;
  }
  return issue.code === 'too_big' ? `${got}: expected at most ${String(issue.maximum)}` : issue.message;
}

function article(expected: string): string {
  const names: { readonly [expected: string]: string } = {
    array: 'a list',
    int: 'a whole number',
    object: 'an object',
  };
  return names[expected] ?? `a ${expected}`;
}

/** Whether a number was wanted there and is only not the right one. */
function isOfNumber(issue: z.core.$ZodIssue): boolean {
  return (
    issue.code === 'too_small' ||
    issue.code === 'too_big' ||
    (issue.code === 'invalid_type' && issue.expected === 'int')
  );
}

/** What stands there; but no content where it may be a secret: that of a text, or a number where none is wanted. */
function describe(value: unknown, showNumber: boolean): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'a text';
  if (typeof value === 'number') return showNumber ? String(value) : 'a number';
  return typeof value === 'boolean' ? String(value) : 'an object';
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
