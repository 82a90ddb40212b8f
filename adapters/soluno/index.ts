import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import type { Adapter, Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import { lasting } from './memory.ts';
import { withoutOldPersons } from './old-records.ts';
import { backfill, every, poll } from './poll.ts';
import { callsOf } from './records.ts';
import { noCallsIn, notAList, onlyAnswers } from './sentences.ts';
import type { SolunoSettings } from './settings.ts';
import { solunoSettings } from './settings.ts';

/**
 * Soluno's call history (document 001): records of calls that are over, some minutes after their end. Who waits, who is
 * free and what was forwarded cannot be known.
 */
export const soluno = {
  id: 'soluno',
  title: 'Soluno',
  about: {
    da: 'Solunos opkaldshistorik: afsluttede opkald, fem minutter forsinket. Godt til dagens tal, ikke til hvem der venter nu.',
    en: "Soluno's call history: calls that are over, five minutes late. Good for today's figures, not for who waits now.",
  },
  settings: solunoSettings,
  secrets: ['auth.password', 'auth.value'],
  provides: [
    'answeredToday',
    'lostToday',
    'answerRate',
    'avgWaitSeconds',
    'longestWaitTodaySeconds',
    'avgTalkSeconds',
    'serviceLevel',
  ],
  tells: { calls: 'records', agents: 'none', delivery: 'loose', hangUps: 'all' },
  freshness: 'history',
  queues: (settings) => Object.keys(settings.queues),
  input: {
    way: 'polls',
    personal: ['callerNo', 'calleeNo'],
    every,
    neverSooner: true,
    backfill,
    lasting,
    poll,
    withoutOldPersons({ at, response: { body } }, before, { queues }, { timeZone }) {
      return withoutOldPersons(body, { before, at, timeZone, numbers: new Set(Object.values(queues).flat()) });
    },
  },
  read(input: Input, settings: SolunoSettings, surroundings: Surroundings): readonly Fact[] {
    if (input.kind !== 'poll') throw new NotUnderstood(onlyAnswers);
    const { status, body } = input.response;
    if (status < 200 || status > 299) throw new NotUnderstood(noCallsIn(status));
    if (!Array.isArray(body)) throw new NotUnderstood(notAList);
    const queueOf = new Map(
      Object.entries(settings.queues).flatMap(([queue, numbers]) => numbers.map((number) => [number, queue] as const)),
    );
    return callsOf(body, { at: input.at, surroundings, queueOf });
  },
} satisfies Adapter<SolunoSettings>;
