import type { Adapter, Surroundings } from '#adapters/adapter';
import { NotUnderstood, PhoneSystemError } from '#adapters/adapter';
import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import { actions } from './actions.ts';
import { callFacts } from './current-calls.ts';
import { resultOf } from './envelope.ts';
import { poll } from './poll.ts';
import { queueFacts } from './queues-status.ts';
import * as words from './sentences.ts';
import type { SwanSettings } from './settings.ts';
import { swanSettings } from './settings.ts';
import { resumeFacts } from './user-resume.ts';
import { stateFacts, userFacts } from './users.ts';

/** SWAN v2 (document 002): a PBX that tells how many wait, the day's totals and what each phone does, when asked. */
export const swan = {
  id: 'swan',
  title: 'SWAN',
  about: {
    da: 'SWAN bliver spurgt hvert femte sekund om køernes tal og medarbejdernes tilstand.',
    en: "SWAN is asked every five seconds for the queues' figures and the agents' states.",
  },
  settings: swanSettings,
  secrets: ['headers.*'],
  provides: [
    'callsWaiting',
    'longestWaitSeconds',
    'agentsReady',
    'agentsBusy',
    'agentsOther',
    'answeredToday',
    'lostToday',
    'answerRate',
    'avgWaitSeconds',
    'serviceLevel',
  ],
  tells: { calls: 'counts', agents: 'states', delivery: 'exact', hangUps: 'all' },
  freshness: 'polled',
  queues: ({ queues }) => Object.keys(queues),
  input: {
    way: 'polls',
    personal: ['number', 'name', 'callerid', 'lastCall', 'alias'],
    every: ({ everySeconds }) => everySeconds * second,
    pinnedCertificate: ({ certificateSha256 }) => certificateSha256,
    poll,
  },
  actions,
  read(input: Input, settings: SwanSettings, surroundings: Surroundings): readonly Fact[] {
    if (input.kind !== 'poll') throw new NotUnderstood(words.onlyAsked);
    const { response, at } = input;
    const [path = ''] = response.url.split(/[?#]/);
    const [, request, of = ''] =
      /(?:^|\/)(queues-status|(?:blf-users|user-resume|current-calls|userStatus)\/([^/]*))\/?$/.exec(path) ?? [];
    const result = (about: typeof words.queuesAbout) => understood(() => resultOf(response, about));
    switch (request?.split('/')[0]) {
      case 'queues-status':
        return queueFacts(result(words.queuesAbout), settings, surroundings, at);
      case 'blf-users':
        return userFacts(result(words.usersAbout), surroundings, at);
      case 'user-resume':
        return resumeFacts(result(words.resumeAbout), settings, surroundings, at);
      case 'userStatus':
        return stateFacts(result(words.statusAbout), surroundings, at);
      case 'current-calls':
        return callFactsOf(() => resultOf(response, words.callsAbout), of, surroundings, at);
      case undefined:
      default:
        throw new NotUnderstood(words.otherAnswer);
    }
  },
} satisfies Adapter<SwanSettings>;

/** Since when somebody talks is a detail: where SWAN does not tell, nothing is lost. */
function callFactsOf(
  result: () => ReturnType<typeof resultOf>,
  encoded: string,
  surroundings: Surroundings,
  at: Instant,
): readonly Fact[] {
  try {
    return callFacts(result(), decodeURIComponent(encoded), surroundings, at);
  } catch {
    return [];
  }
}

/** An answer that was kept is read long after there was anybody to wait for: it is understood or not. */
function understood<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof PhoneSystemError ? new NotUnderstood(error.sentence) : error;
  }
}
