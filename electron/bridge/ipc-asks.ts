import { z } from 'zod';
import type { Asks } from '#core/board/bridge';

const nothing = z.tuple([]);
const order = z.tuple([z.strictObject({ source: z.string(), action: z.string(), parameters: z.json() })]);

type Answer<Name extends keyof Asks> = Awaited<ReturnType<Asks[Name]>>;

export type Answers = {
  readonly [Name in keyof Asks]: (...args: Parameters<Asks[Name]>) => Answer<Name> | Promise<Answer<Name>>;
};

type Checked = { readonly [Name in keyof Asks]: (args: readonly unknown[]) => unknown };

/** The answers behind a check of their arguments: a page may send anything. */
export function checkedAsks(answers: Answers): Checked {
  return {
    picture: checked('picture', nothing, answers.picture),
    sources: checked('sources', nothing, answers.sources),
    setup: checked('setup', nothing, answers.setup),
    trouble: checked('trouble', nothing, answers.trouble),
    actions: checked('actions', nothing, answers.actions),
    perform: checked('perform', order, answers.perform),
  };
}

function checked<Args extends unknown[]>(name: string, expected: z.ZodType<Args>, answer: (...args: Args) => unknown) {
  return (args: readonly unknown[]) => {
    const parsed = expected.safeParse(args);
    if (!parsed.success) throw new Error(`"${name}" was asked with arguments that it does not take.`);
    return answer(...parsed.data);
  };
}
