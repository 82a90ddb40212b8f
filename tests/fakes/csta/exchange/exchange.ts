import type { Instant } from '#core/time/instant';
import { seededRandom } from '../../random.ts';
import type { Happening, Story } from '../../switches/happenings.ts';
import { switchTime } from '../../switches/time.ts';
import type { SwitchTruth } from '../../switches/truth.ts';
import type { Fields } from '../../switches/xml/writer.ts';
import type { Manners } from '../manners.ts';
import { newAgents } from './agents.ts';
import { newCalls } from './calls/calls.ts';
import type { House, Told } from './house.ts';
import { spellingIn } from './spelling.ts';
import { cstaTruth } from './truth.ts';

export interface ExchangeOptions {
  readonly house: House;
  readonly story: Story;
  /** When the story begins, and with it the exchange. */
  readonly from: Instant;
  readonly timeZone: string;
  readonly seed: number;
  readonly manners: () => Manners;
  /** Is given everything that is told, in order, of each device apart. */
  readonly tell: (told: Told) => void;
}

/** A CSTA switch without its wires, in a time that passes when it is told to. */
export interface Exchange {
  readonly manners: () => Manners;
  readonly passUntil: (until: Instant) => void;
  /** Whether it is a device's number. */
  readonly has: (device: string) => boolean;
  readonly isAgent: (device: string) => boolean;
  readonly callsOn: (device: string) => readonly Fields[];
  readonly agentEntry: (agent: string) => Fields;
  readonly truth: (now: Instant) => readonly SwitchTruth[];
}

export function newExchange({ house, story, from, timeZone, seed, manners, tell }: ExchangeOptions): Exchange {
  const time = switchTime(story, from, happens);
  const tellAll = (all: readonly Told[]): void => all.forEach(tell);
  const agents = newAgents(house, spellingIn(house, manners), manners);
  const calls = newCalls({
    house,
    random: seededRandom(seed + 67_867_967),
    manners,
    later: (at, say) => time.later(at, () => tellAll(say())),
  });

  function happens(happening: Happening): void {
    if (happening.kind === 'presence') return tellAll(agents.says(happening));
    tellAll(calls.happens(happening));
    tellAll(agents.happens(happening));
  }

  const isAgent = (device: string): boolean => house.agents.some(({ number }) => number === device);
  return {
    manners,
    passUntil: time.passUntil,
    has: (device) => isAgent(device) || house.queues.some(({ number }) => number === device),
    isAgent,
    callsOn: calls.on,
    agentEntry: agents.entryOf,
    truth: (now) => cstaTruth({ house, story, from, timeZone, agentsTell: manners().agentEvents === 'told' }, now),
  };
}
