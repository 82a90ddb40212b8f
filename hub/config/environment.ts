import type { ConfigProblem } from './problems.ts';
import { pathText } from './problems.ts';
import { unkeptSecret, unsetVariable } from './sentences.ts';

const reference = /^\$\{(env|secret):([^}]+)\}$/;

interface Values {
  readonly [name: string]: string | undefined;
}

interface Sources {
  /** Where `${env:NAME}` finds its value. */
  readonly environment: Values;
  /** Where `${secret:NAME}` does: what the hub keeps beside its settings. */
  readonly secrets?: Values | undefined;
  readonly unset?: string | undefined;
}

/** The name in `${secret:NAME}`; `undefined`: the text is none. */
export function secretReference(text: string): string | undefined {
  const [, kind, name] = reference.exec(text) ?? [];
  return kind === 'secret' ? name : undefined;
}

/** The name in `${env:NAME}`; `undefined`: the text is none. */
export function environmentReference(text: string): string | undefined {
  const [, kind, name] = reference.exec(text) ?? [];
  return kind === 'env' ? name : undefined;
}

/** The value with every string `${env:NAME}` and `${secret:NAME}` replaced by what it stands for, and what could not be. */
export function withEnvironment(
  value: unknown,
  { environment, secrets = {}, unset }: Sources,
): { readonly value: unknown; readonly problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const visit = (part: unknown, path: readonly PropertyKey[]): unknown => {
    if (Array.isArray(part)) return part.map((item, index) => visit(item, [...path, index]));
    if (typeof part === 'object' && part !== null) {
      return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, visit(item, [...path, key])]));
    }
    const [, kind, name] = typeof part === 'string' ? (reference.exec(part) ?? []) : [];
    if (name === undefined) return part;
    const isOfHub = kind === 'secret';
    const values = isOfHub ? secrets : environment;
    const found = Object.hasOwn(values, name) ? values[name] : undefined;
    if (found !== undefined && found !== '') return found;
    if (unset === undefined) {
      problems.push({ path: pathText(path), message: isOfHub ? unkeptSecret : unsetVariable(name) });
    }
    // Long enough to be no problem of its own.
    return unset ?? 'not-set-in-the-environment';
  };
  return { value: visit(value, []), problems };
}
