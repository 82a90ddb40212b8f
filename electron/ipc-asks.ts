import { z } from 'zod';
import type { Asks } from '#core/bridge';

/** What each method of the contract may be called with. A method without a line here does not compile. */
const argumentsOf = {
  picture: z.tuple([]),
  sources: z.tuple([]),
  setup: z.tuple([]),
  trouble: z.tuple([]),
} satisfies { readonly [Name in keyof Asks]: z.ZodType<Parameters<Asks[Name]>> };

type Answer<Name extends keyof Asks> = Awaited<ReturnType<Asks[Name]>>;

export type Answers = {
  readonly [Name in keyof Asks]: (...args: Parameters<Asks[Name]>) => Answer<Name> | Promise<Answer<Name>>;
};

type Checked = { readonly [Name in keyof Asks]: (args: readonly unknown[]) => unknown };

/** The answers behind a check of their arguments: a page may send anything. */
export function checkedAsks(answers: Answers): Checked {
  const check = (name: keyof Asks) => (args: readonly unknown[]) => {
    const parsed = argumentsOf[name].safeParse(args);
    if (!parsed.success) throw new Error(`"${name}" was asked with arguments that it does not take.`);
    return answers[name](...parsed.data);
  };
  return { picture: check('picture'), sources: check('sources'), setup: check('setup'), trouble: check('trouble') };
}
