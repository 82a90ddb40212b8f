import type { JsonValue } from '#core/said/input';
import { secretReference } from '../config/environment.ts';
import { type SecretPath, secretPlaces } from './secret-places.ts';

/** Secrets by their names. */
export type Secrets = Readonly<Record<string, string>>;

export interface Apart {
  /** Each secret in it a reference. */
  readonly configuration: JsonValue;
  /** Those that it refers to, and no other. One that is referred to and missing is missing here too. */
  readonly secrets: Secrets;
}

/**
 * Takes the secrets out of a configuration. One that replaces a kept one at its place gets its name; `before` is how it was.
 */
export function secretsApart(configuration: JsonValue, kept: Secrets, before: JsonValue = null): Apart {
  const namesBefore = new Map(secretPlaces(before).map(({ name, value }) => [name, secretReference(value)]));
  const found = secretPlaces(configuration);
  const secrets: Record<string, string> = {};
  const taken = new Set(found.flatMap(({ value }) => secretReference(value) ?? []));
  for (const name of taken) {
    const value = kept[name];
    if (value !== undefined) secrets[name] = value;
  }
  let next = configuration;
  for (const { path, value, name: called } of found) {
    if (isReference(value)) continue;
    const earlier = namesBefore.get(called);
    const name = earlier !== undefined && !taken.has(earlier) ? earlier : unusedName(called, taken);
    taken.add(name);
    secrets[name] = value;
    next = withText(next, path, `\${secret:${name}}`);
  }
  return { configuration: next, secrets };
}

function isReference(text: string): boolean {
  return /^\$\{(?:env|secret):[^}]+\}$/.test(text);
}

/** Braces would end the reference. */
function unusedName(called: string, taken: ReadonlySet<string>): string {
  const clean = called.replaceAll(/[{}\s]/g, '-');
  let name = clean;
  for (let count = 2; taken.has(name); count += 1) name = `${clean}-${count}`;
  return name;
}

function withText(value: JsonValue, [first, ...rest]: SecretPath, text: string): JsonValue {
  if (first === undefined) return text;
  if (Array.isArray(value)) {
    return value.map((each: JsonValue, index) => (index === first ? withText(each, rest, text) : each));
  }
  const object = value as { readonly [name: string]: JsonValue };
  return { ...object, [first]: withText(object[String(first)] ?? null, rest, text) };
}
