import type { Ask } from '#adapters/adapter';
import type { Said, Sentence } from '#core/said/sentence';
import { changed } from '#core/said/sentence';
import { faultOf } from '../../machine/fault.ts';
import type { Logger } from '../../machine/log.ts';
import type { Asker } from './asking/asker.ts';
import { ActionFailed } from '../../actions/action-failed.ts';
import { failureOf } from '../trouble/failure.ts';
import { createOnePoll, type OnePollOptions } from './one-poll.ts';

/**
 * Does what a person asked for, over the source's own connections. What the phone system answers on the way counts as
 * if a poll had asked. Returns what is so now, as a sentence without a secret.
 * @throws ActionFailed
 */
export type Perform = (work: (ask: Ask) => Promise<Said>) => Promise<Sentence>;

interface PerformerOptions extends OnePollOptions {
  readonly asker: Asker;
  readonly log: Pick<Logger, 'error'>;
}

export function createPerform({ log, ...options }: PerformerOptions): Perform {
  const { source, asker } = options;
  return async (work) => {
    const answers = createOnePoll(options);
    try {
      const done = await work(answers.ask);
      // It is done, whether or not the journal takes the answers: the next poll brings them again.
      await answers.finish().catch(() => undefined);
      return changed(done, asker.secrets.fromSentence);
    } catch (error) {
      const { kind, sentence } = failureOf(error);
      if (kind === 'fault') log.error({ source, ...faultOf(error) }, 'An action failed by our own fault.');
      throw new ActionFailed(kind, changed(sentence, asker.secrets.fromSentence));
    }
  };
}
