import type { Instant } from '#core/time/instant';
import type { Random } from '../../../random.ts';
import type { Manners } from '../../manners.ts';
import type { House, Told } from '../house.ts';
import type { Spelling } from '../spelling.ts';
import { spellingIn } from '../spelling.ts';
import type { Call, Registry } from './call.ts';
import { newRegistry } from './call.ts';
import type { Words } from './words.ts';
import { wordsIn } from './words.ts';

/** What all that tells of calls has in common. */
export interface Surroundings {
  readonly house: House;
  readonly random: Random;
  readonly manners: () => Manners;
  /** To be told at a later time. */
  readonly later: (at: Instant, tell: () => readonly Told[]) => void;
}

/** An agent's part of a call. */
export interface Leg {
  readonly agent: string;
  call: Call;
}

export interface Desk extends Surroundings {
  readonly spelling: Spelling;
  readonly words: Words;
  readonly calls: Registry;
  readonly legs: Map<string, Leg>;
  /** The number of a queue, by the story's id or by the number itself. */
  readonly queue: (id: string) => string;
  readonly isAgent: (number: string) => boolean;
}

export function deskIn(surroundings: Surroundings): Desk {
  const { house, manners } = surroundings;
  const spelling = spellingIn(house, manners);
  return {
    ...surroundings,
    spelling,
    words: wordsIn(spelling),
    calls: newRegistry(manners),
    legs: new Map(),
    queue: (id) => house.queues.find((queue) => queue.id === id || queue.number === id)?.number ?? id,
    isAgent: (number) => house.agents.some((agent) => agent.number === number),
  };
}
