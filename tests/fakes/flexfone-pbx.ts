import type { Instant } from '#core/time/instant';
import { messagesOf } from './flexfone-messages.ts';
import type { Habits } from './flexfone-messages.ts';
import { spelled } from './flexfone-spelling.ts';
import type { FlexfoneRequest, Spelling } from './flexfone-spelling.ts';
import type { GroundEvent } from './ground-events.ts';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';

/** What the way from the phone system to us does to the requests. */
export interface Network {
  /** Each request arrives up to so many seconds late, so that they pass one another. */
  readonly jitterSeconds: number;
  /** How likely a request comes once more. */
  readonly repeatChance: number;
  /** The repeat arrives at most so many seconds after the first. */
  readonly repeatWithinSeconds: number;
}

export interface FlexfoneOptions extends Habits, Spelling, Network {
  readonly seed: number;
}

const plainFlexfone: FlexfoneOptions = {
  dialect: 'linked',
  accountId: '1234',
  quietHangUps: 'reported',
  rungOut: 'reported',
  leaveToQueue: 'reported',
  hidden: 'anonymous',
  timeStampTells: 'event',
  timeZone: 'Europe/Copenhagen',
  timeStamps: 'isoT',
  names: 'documented',
  booleans: 'capital',
  durations: 'seconds',
  methods: 'get',
  jsonTypes: 'text',
  jitterSeconds: 0,
  repeatChance: 0,
  repeatWithinSeconds: 8,
  seed: 1,
};

/**
 * The requests that Flexfone (documents 003 and 004) would send of what happened, in order of arrival. Without jitter
 * each arrives at the very instant of its event, and those of one instant in the order in which it happened.
 */
export function flexfoneRequests(
  events: readonly GroundEvent[],
  changes: Partial<FlexfoneOptions> = {},
): FlexfoneRequest[] {
  const options = { ...plainFlexfone, ...changes };
  const spellingRandom = seededRandom(options.seed + 104_729);
  const networkRandom = seededRandom(options.seed + 1_299_709);
  const began = new Map<string, Instant>();
  const requests: FlexfoneRequest[] = [];
  for (const event of events) {
    const first = began.get(event.call) ?? event.at;
    began.set(event.call, first);
    for (const message of messagesOf(event, options, first)) {
      carry(spelled(message, options, spellingRandom), options, networkRandom, requests);
    }
  }
  // Array.sort is stable: what arrives at one instant keeps its order.
  return requests.sort((one, other) => one.at - other.at);
}

function carry(request: FlexfoneRequest, network: Network, random: Random, into: FlexfoneRequest[]): void {
  const at = request.at + Math.round(random.next() * network.jitterSeconds * 1000);
  into.push({ ...request, at });
  const again = at + Math.round(random.next() * network.repeatWithinSeconds * 1000);
  if (random.chance(network.repeatChance)) into.push({ ...request, at: again });
}
