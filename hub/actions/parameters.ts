import type { z } from 'zod';
import type { JsonValue } from '#core/said/input';
import { problemsOf } from '../config/problems.ts';

export type Read = { readonly parameters: unknown; readonly json: JsonValue } | { readonly problem: string };

/** JSON as the action's parameters, or what is wrong with it: a sentence that repeats none of it. */
export function checkedParameters(json: JsonValue, schema: z.ZodType): Read {
  const parsed = schema.safeParse(json);
  if (parsed.success) return { parameters: parsed.data, json };
  const problems = parsed.error.issues.some(({ code }) => code === 'unrecognized_keys')
    ? ['a parameter that the action does not know.']
    : problemsOf(parsed.error, json).map(({ path, message }) => `${path === '' ? 'together' : path}: ${message}.`);
  return { problem: `The parameters are wrong: ${problems.join(' ')}` };
}
