import type { Adapter, PollContext, Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import { second } from '#core/time/instant';
import { resultOf } from './envelope.ts';
import { askForQueues, askForUsers } from './questions.ts';
import { checkQueues, queueFacts, queuesAbout } from './queues-status.ts';
import type { SwanSettings } from './settings.ts';
import { swanSettings } from './settings.ts';
import { checkUsers, userFacts, usersAbout } from './users.ts';

/** SWAN v2 (document 002): a PBX that tells how many wait, the day's totals and what each phone does, when asked. */
export const swan = {
  id: 'swan',
  title: 'SWAN',
  settings: swanSettings,
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
  ],
  tells: { calls: 'counts', agents: 'states', delivery: 'exact', hangUps: 'all' },
  freshness: 'polled',
  queues: ({ queues }) => Object.keys(queues),
  input: {
    way: 'polls',
    every: ({ everySeconds }) => everySeconds * second,
    pinnedCertificate: ({ certificateSha256 }) => certificateSha256,
    poll,
  },
  read(input: Input, settings: SwanSettings, surroundings: Surroundings): readonly Fact[] {
    if (input.kind !== 'poll') throw new NotUnderstood('SWAN only answers when it is asked.');
    const { response, at } = input;
    const [path = ''] = response.url.split(/[?#]/);
    if (/(?:^|\/)queues-status\/?$/.test(path)) {
      return queueFacts(
        understood(() => resultOf(response, queuesAbout)),
        settings,
        surroundings,
        at,
      );
    }
    if (/(?:^|\/)blf-users\/[^/]*\/?$/.test(path)) {
      return userFacts(
        understood(() => resultOf(response, usersAbout)),
        surroundings,
        at,
      );
    }
    throw new NotUnderstood('The answer is of neither queues-status nor blf-users.');
  },
} satisfies Adapter<SwanSettings>;

/** Asks both, one after the other. One that is no answer ends the poll: half of the numbers would be old unseen. */
async function poll({ settings, surroundings, ask }: PollContext<SwanSettings>): Promise<undefined> {
  checkConfigured(settings, surroundings);
  checkQueues(resultOf(await ask(askForQueues(settings)), queuesAbout), settings);
  checkUsers(resultOf(await ask(askForUsers(settings)), usersAbout));
}

/** @throws NotUnderstood where the settings name a queue that the board does not have */
function checkConfigured({ queues }: SwanSettings, surroundings: Surroundings): void {
  const configured = surroundings.queues.map(({ id }) => id);
  const unknown = Object.keys(queues).filter((queue) => !configured.includes(queue));
  if (unknown.length === 0) return;
  const [names, known] = [unknown, configured].map((ids) => ids.map((id) => `"${id}"`).join(', '));
  throw new NotUnderstood(
    `The settings name queues that are not configured: ${names}; the configured ones are ${known}.`,
  );
}

/** An answer that was kept is read long after there was anybody to wait for: it is understood or not. */
function understood<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof Error ? new NotUnderstood(error.message) : error;
  }
}
