import { ArgumentsRefused, checkedArguments } from '#core/asks/check';
import type { Said, Sentence } from '#core/said/sentence';
import { type AnswerOf, type ArgumentsOf, type AskName, askOf } from '#core/asks/table';
import { createAnswers, createTurnedAway, type Known } from './answers.ts';
import type { Asker } from './asker.ts';
import { onlyScreens } from '../screens/sentences.ts';
import { Refused } from './refused.ts';

/** An ask on its way in. */
export interface Asked {
  readonly asker: Asker;
  /** Why he may not do more than look, where the way in knows. */
  readonly notMore?: Said | undefined;
  /** The names in the address: known before he is let in. */
  readonly about?: { readonly [name: string]: string };
  /** What he says, once he is let in; it is not checked yet. May throw `Refused`. */
  readonly read: () => readonly unknown[] | Promise<readonly unknown[]>;
}

/** Where everything that a board can ask is answered, whichever way it comes. */
export interface HubAsks {
  /** @throws Refused; anything else is a fault of ours */
  take<Name extends AskName>(name: Name, asked: Asked): Promise<AnswerOf<Name>>;
}

const needsToken: Sentence = {
  da: 'Det kræver tavlens adgangsnøgle; har tavlen ingen, så sæt den først som "board": {"token": "..."}.',
  en: 'This needs the token of the board; one without has it set first, as "board": {"token": "..."}.',
};

export function createAsks(known: Known): HubAsks {
  const answers = createAnswers(known);
  const turnedAway = createTurnedAway(known);

  async function letIn<Name extends AskName>(name: Name, asked: Asked): Promise<ArgumentsOf<Name>> {
    const { who } = askOf(name);
    const { by, screen } = asked.asker;
    if (who === 'holder' && by === null) throw new Refused(403, asked.notMore ?? needsToken);
    if (who === 'screen' && screen === undefined) throw new Refused(403, onlyScreens);
    const said = await asked.read();
    try {
      return checkedArguments(name, said);
    } catch (error) {
      throw error instanceof ArgumentsRefused ? new Refused(400, error.message) : error;
    }
  }

  return {
    async take<Name extends AskName>(name: Name, asked: Asked) {
      const { asker, about = {} } = asked;
      let args: ArgumentsOf<Name>;
      try {
        args = await letIn(name, asked);
      } catch (error) {
        if (error instanceof Refused) await turnedAway[name]?.(about, asker, error.message);
        throw error;
      }
      const answer = answers[name] as (...all: readonly unknown[]) => AnswerOf<Name> | Promise<AnswerOf<Name>>;
      return answer(...args, asker);
    },
  };
}
