import type { z } from 'zod';
import type { Sentence } from '#core/said/sentence';
import { inBoth } from '#core/said/sentence';
import type { JsonValue } from '#core/said/input';
import { problemsOf } from '../config/problems.ts';

export type Read = { readonly parameters: unknown; readonly json: JsonValue } | { readonly problem: Sentence };

/** JSON as the action's parameters, or what is wrong with it: a sentence that repeats none of it. */
export function checkedParameters(json: JsonValue, schema: z.ZodType): Read {
  const parsed = schema.safeParse(json);
  if (parsed.success) return { parameters: parsed.data, json };
  if (parsed.error.issues.some(({ code }) => code === 'unrecognized_keys')) return { problem: wrong([unknown]) };
  const problems = problemsOf(parsed.error, json).map(({ path, message }) => {
    const { da, en } = inBoth(message);
    return { da: `${path === '' ? 'tilsammen' : path}: ${da}.`, en: `${path === '' ? 'together' : path}: ${en}.` };
  });
  return { problem: wrong(problems) };
}

const unknown: Sentence = {
  da: 'en parameter, som handlingen ikke kender.',
  en: 'a parameter that the action does not know.',
};

function wrong(problems: readonly Sentence[]): Sentence {
  return {
    da: `Parametrene er forkerte: ${problems.map(({ da }) => da).join(' ')}`,
    en: `The parameters are wrong: ${problems.map(({ en }) => en).join(' ')}`,
  };
}
