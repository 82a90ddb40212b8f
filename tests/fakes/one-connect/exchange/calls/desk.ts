import type { Instant } from '#core/time/instant';
import type { Random } from '../../../random.ts';
import type { Manners } from '../../manners.ts';
import type { Remote, Spelling } from './words.ts';
import type { House, Told } from '../house.ts';
import { namesOf } from '../house.ts';

/** What all that tells of calls has in common. */
export interface Surroundings {
  readonly house: House;
  readonly random: Random;
  readonly manners: () => Manners;
  /** To be told at a later time. */
  readonly later: (at: Instant, tell: () => readonly Told[]) => void;
}

export interface Desk extends Surroundings {
  readonly spelling: Spelling;
  readonly user: (number: string) => string;
  /** By the story's id, or by the queue's number. */
  readonly queue: (id: string) => string;
  readonly isQueue: (id: string) => boolean;
  /** A user's device, and his name. */
  readonly internal: (number: string) => Remote;
  readonly isUser: (number: string) => boolean;
  readonly newCallId: () => string;
  readonly linkageOf: (call: string) => string;
}

export function deskIn(surroundings: Surroundings): Desk {
  const { house, manners } = surroundings;
  const names = namesOf(house);
  let [calls, order] = [0xaf18, 0];
  const queueOf = (id: string) => house.queues.find((queue) => queue.id === id || queue.number === id);
  return {
    ...surroundings,
    spelling: {
      device: (full) => (manners().devices === 'full' ? full : full.replace(/^[uq]-\d+-/, '')),
      nextOrder: () => (order += 1),
    },
    user: names.user,
    queue: (id) => names.queue(queueOf(id)?.number ?? id),
    isQueue: (id) => queueOf(id) !== undefined,
    internal: (number) => ({
      number: names.user(number),
      name: house.users.find((user) => user.number === number)?.name ?? '',
    }),
    isUser: (number) => house.users.some((user) => user.number === number),
    newCallId: () => `SIP/hpbx-${(calls += 1).toString(16).padStart(8, '0')}`,
    linkageOf: (call) => `hpbx-${house.trunk}-${call}`,
  };
}

/** Names as people have them: with letters that must be escaped, or that are no ASCII. */
const callerNames = ['Åse & Bjørn <mobil>', 'Kjær "Kontor"', 'Ωmega ApS', '😀 Lager', "D'Artagnan", ''];

/** Somebody outside; `null`: his number is hidden. */
export function outside(number: string | null): Remote {
  if (number === null) return { number: 'anonymous', name: 'Anonymous' };
  return { number, name: callerNames[Number(number.slice(-3)) % callerNames.length] ?? '' };
}
