import type { ConfigProblem } from './problems.ts';
import { pathText } from './problems.ts';
import { unsetVariable } from './sentences.ts';

const reference = /^\$\{env:([^}]+)\}$/;

/** The value with every string `${env:NAME}` replaced by the environment's value, and what could not be. */
export function withEnvironment(
  value: unknown,
  {
    environment,
    unset,
  }: { readonly environment: { readonly [name: string]: string | undefined }; readonly unset?: string },
): { readonly value: unknown; readonly problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const visit = (part: unknown, path: readonly PropertyKey[]): unknown => {
    if (Array.isArray(part)) return part.map((item, index) => visit(item, [...path, index]));
    if (typeof part === 'object' && part !== null) {
      return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, visit(item, [...path, key])]));
    }
    const name = typeof part === 'string' ? reference.exec(part)?.[1] : undefined;
    if (name === undefined) return part;
    const found = environment[name];
    if (found !== undefined && found !== '') return found;
    if (unset === undefined) {
      problems.push({ path: pathText(path), message: unsetVariable(name) });
    }
    // Long enough to be no problem of its own.
    return unset ?? 'not-set-in-the-environment';
  };
  return { value: visit(value, []), problems };
}
