import type { AnswerOf, ArgumentsOf, AskName } from '#core/asks/table';
import type { BoardSetup } from '#core/board/bridge';
import type { ActionDesk } from '../actions/desk.ts';
import type { Feed } from '../books/feed.ts';
import type { Asker } from './asker.ts';
import { Refused } from './refused.ts';

/** What the answers are taken from. */
export interface Known {
  readonly feed: Pick<Feed, 'picture' | 'sources'>;
  readonly setup: () => BoardSetup;
  readonly actions: ActionDesk;
}

/** Each ask's answer, once. May throw `Refused`. */
export type Answers = {
  readonly [Name in AskName]: (
    ...args: [...ArgumentsOf<Name>, asker: Asker]
  ) => AnswerOf<Name> | Promise<AnswerOf<Name>>;
};

export function createAnswers(known: Known): Answers {
  return {
    picture: () => known.feed.picture(),
    queue({ id }) {
      const queue = known.feed.picture().queues.find((each) => each.id === id);
      if (queue === undefined) throw new Refused(404, 'There is no queue with this id in the configuration.');
      return queue;
    },
    sources: () => known.feed.sources(),
    setup: () => known.setup(),
    // A hub that answers has none. Why there is no hub at all only the desktop knows, which hosts it.
    trouble: () => null,
    // The desktop takes it before it comes here; a hub without one has no strip.
    deskAct: () => null,
    actions: ({ by }) => ({ actions: known.actions.offers(), allowed: by !== null }),
    async perform(order, who) {
      const { event, status, result, retryAfter } = await known.actions.take({ ...order, who });
      if (event !== 'done') throw new Refused(status, result, retryAfter);
      return { done: result };
    },
  };
}

/** Who wants to know of those who were turned away before they were heard. `about`: the names in the address. */
export type TurnedAway = {
  readonly [Name in AskName]?: (about: { readonly [name: string]: string }, who: Asker, why: string) => Promise<void>;
};

export const createTurnedAway = ({ actions }: Pick<Known, 'actions'>): TurnedAway => ({
  perform: ({ source = '', action = '' }, who, why) => actions.turnAway({ source, action, who }, why),
});
