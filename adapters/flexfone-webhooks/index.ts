import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import type { Adapter, Surroundings } from '#adapters/adapter';
import { NotUnderstood, PartlyUnderstood } from '#adapters/adapter';
import type { Call } from './events.ts';
import { answered, ended, enter, incoming, leave, outgoing } from './events.ts';
import { eventsIn, hasPlaceholder } from './parameters.ts';
import { webhookFields } from './fields.ts';
import { onlyCalls, otherAccount, unknownAddress } from './sentences.ts';
import type { FlexfoneWebhooksSettings } from './settings.ts';
import { flexfoneWebhooksSettings } from './settings.ts';

const employeeEvents: { readonly [path: string]: (call: Call) => Fact } = { incoming, answered, ended, outgoing };
const queueEvents: { readonly [step: string]: (call: Call, queue: string) => Fact } = { enter, leave };

/**
 * Flexfone: Medarbejderintegration and Integrationsmodul call web addresses as things happen (documents 003 and 004).
 * Pause and log-out are not told, so how many agents do something else cannot be known.
 */
export const flexfoneWebhooks = {
  id: 'flexfone-webhooks',
  title: 'Flexfone',
  about: {
    da: 'Flexfone kalder en adresse, hver gang en telefon ringer, bliver besvaret eller lægger på. Adresserne sættes ind i PBXAdmin.',
    en: 'Flexfone calls an address each time a phone rings, is answered or hangs up. The addresses are put into PBXAdmin.',
  },
  settings: flexfoneWebhooksSettings,
  secrets: ['secret', 'previousSecret'],
  provides: [
    'callsWaiting',
    'longestWaitSeconds',
    'agentsReady',
    'agentsBusy',
    'answeredToday',
    'lostToday',
    'answerRate',
    'avgWaitSeconds',
    'longestWaitTodaySeconds',
    'avgTalkSeconds',
    'serviceLevel',
    'overflowedToday',
    'inferredLostToday',
  ],
  tells: { calls: 'events', agents: 'phones', delivery: 'loose', hangUps: 'some', ownCalls: true },
  freshness: 'live',
  silence: ({ silence }) => silence,
  input: {
    way: 'webhooks',
    fields: webhookFields,
    paths: ['incoming', 'answered', 'ended', 'outgoing', 'queue/QUEUE/enter', 'queue/QUEUE/leave'],
    secrets: ({ secret, previousSecret }) => (previousSecret === undefined ? [secret] : [secret, previousSecret]),
    limits: ({ limits }) => limits,
  },
  read(input: Input, settings: FlexfoneWebhooksSettings, surroundings: Surroundings): readonly Fact[] {
    if (input.kind !== 'webhook') throw new NotUnderstood(onlyCalls);
    const { at, request } = input;
    const facts: Fact[] = [];
    const problems: NotUnderstood[] = [];
    const isUnfilled = () => hasPlaceholder(request);
    for (const parameters of eventsIn(request)) {
      try {
        facts.push(
          factOf(
            request.path,
            ofAccount({ at, parameters, timeStamps: settings.timeStamps, surroundings, isUnfilled }, settings),
          ),
        );
      } catch (error) {
        if (!(error instanceof NotUnderstood)) throw error;
        problems.push(error);
      }
    }
    const [problem] = problems;
    if (problem === undefined) return facts;
    throw facts.length === 0 ? problem : new PartlyUnderstood(problem.sentence, facts);
  },
} satisfies Adapter<FlexfoneWebhooksSettings>;

function ofAccount(call: Call, { accountId }: FlexfoneWebhooksSettings): Call {
  const account = call.parameters.get('accountid');
  if (accountId === undefined || account === undefined || account === accountId) return call;
  throw new NotUnderstood(otherAccount);
}

/** People end an address with a slash or a space, and neither means anything. */
function factOf(path: string, call: Call): Fact {
  const parts = path.split('/').flatMap((part) => part.trim() || []);
  const [first = '', queue, step, ...rest] = parts;
  const ofEmployee = queue === undefined && Object.hasOwn(employeeEvents, first) ? employeeEvents[first] : undefined;
  if (ofEmployee !== undefined) return ofEmployee(call);
  const ofQueue =
    first === 'queue' && step !== undefined && rest.length === 0 && Object.hasOwn(queueEvents, step)
      ? queueEvents[step]
      : undefined;
  if (ofQueue !== undefined && queue !== undefined) return ofQueue(call, queue);
  throw new NotUnderstood(unknownAddress);
}
