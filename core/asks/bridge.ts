import type { Said } from '../said/sentence.ts';
import { inBoth, inBothIfTranslated } from '../said/sentence.ts';
import { checkedArguments } from './check.ts';
import { type AnswerOf, type ArgumentsOf, type AskName, askNames, askOf, type Asks } from './table.ts';
import type { TellName, Tells } from './tells.ts';

/** Everything between a board and its hub. In the desktop it is IPC, from afar fetch and Server-Sent Events. */
export interface Bridge extends Asks {
  /** Listens until the returned function is called. */
  on<Name extends TellName>(name: Name, listener: (payload: Tells[Name]) => void): () => void;
}

/** Carries an ask to the hub, its arguments checked, and its answer back. Rejects with a sentence. */
export type Carry = <Name extends AskName>(name: Name, args: ArgumentsOf<Name>) => Promise<AnswerOf<Name>>;

/** A bridge's asks. What an ask takes no notice of goes no further; what it does not take is refused here already. */
export function asksOver(carry: Carry): Asks {
  const ask =
    (name: AskName) =>
    async (...args: readonly unknown[]) =>
      carry(name, checkedArguments(name, args.slice(0, askOf(name).takes === null ? 0 : 1)));
  return Object.fromEntries(askNames.map((name) => [name, ask(name)])) as unknown as Asks;
}

/** What the hub's refusal is to whoever asked. @throws Error with that sentence where the ask has no such answer */
export function asRefused<Name extends AskName>(name: Name, said: Said): AnswerOf<Name> {
  const { en: error } = inBoth(said);
  const errorIn = inBothIfTranslated(said);
  if (askOf(name).by === 'phone system') return { error, ...(errorIn && { errorIn }) } as AnswerOf<Name>;
  throw new Error(error);
}
