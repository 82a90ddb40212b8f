import type { Answer, Ask, Question } from '#adapters/adapter';
import { TryAgain } from '#adapters/adapter';
import { soluno } from '#adapters/soluno/index';
import type { SolunoSettings } from '#adapters/soluno/settings';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { surroundings } from '#tests/support/surroundings';

export const plainSettings: SolunoSettings = soluno.settings.parse({
  baseUrl: 'https://api.soluno.se/',
  queues: { support: ['622', '800'], sales: ['0711'] },
});

/** Polls one after the other, each with what the last one remembered. */
export interface Poller {
  /** What was asked in the poll at that time; fails as the poll does. Times without a zone are Copenhagen's. */
  poll(at: string | Instant): Promise<readonly Question[]>;
  readonly memory: () => JsonValue | undefined;
  /** The hub is started anew, with what is kept over a restart. */
  restart(): void;
}

type Answers = (question: Question, at: Instant) => Answer | Promise<Answer>;

export function poller(answers: Answers, settings: SolunoSettings = plainSettings): Poller {
  let memory: JsonValue | undefined;
  return {
    async poll(time) {
      const now = typeof time === 'number' ? time : Date.parse(time);
      const asked: Question[] = [];
      const ask: Ask = async (question) => {
        asked.push(question);
        return answers(question, now);
      };
      try {
        memory = await soluno.input.poll({ settings, surroundings, now, memory, ask });
      } catch (error) {
        if (error instanceof TryAgain) ({ memory } = error);
        throw error;
      }
      // Whoever keeps it keeps JSON.
      memory = JSON.parse(JSON.stringify(memory)) as JsonValue;
      return asked;
    },
    memory: () => memory,
    restart() {
      memory = soluno.input.lasting(memory, settings);
    },
  };
}

/** `from … to` of a question for history, as Soluno reads them. */
export function period(question: Question | undefined): string {
  const { searchParams } = new URL(question?.url ?? 'http://nothing');
  return `${searchParams.get('from')} to ${searchParams.get('to')}`;
}

export const noRecords: Answer = { status: 200, body: [] };
