import type { Instant } from '#core/time/instant';
import { seededRandom } from '../../random.ts';
import type { Happening, Story } from '../../switches/happenings.ts';
import { midnightAfter, switchTime } from '../../switches/time.ts';
import type { SwitchTruth } from '../../switches/truth.ts';
import type { Fields } from '../../switches/xml/writer.ts';
import type { Manners } from '../manners.ts';
import { newCalls } from './calls/calls.ts';
import type { House, QueueDevice, Told } from './house.ts';
import { namesOf } from './house.ts';
import type { Change, Members } from './members.ts';
import { newMembers } from './members.ts';
import { newOrderedCalls } from './ordered-calls.ts';
import { newStatistics } from './statistics.ts';
import { oneConnectTruth } from './truth.ts';

export interface ExchangeOptions {
  readonly house: House;
  readonly story: Story;
  /** When the story begins, and with it the exchange. */
  readonly from: Instant;
  readonly timeZone: string;
  readonly seed: number;
  readonly manners: () => Manners;
  /** Is given everything that is told, in order, to whoever it may be told. */
  readonly tell: (told: Told) => void;
  /** Whether anybody listens: figures that nobody hears are not worked out. */
  readonly isHeard: () => boolean;
}

/** A change without its time: it happens now. */
export type Order = Change extends infer One ? (One extends Change ? Omit<One, 'at'> : never) : never;

/** A One-Connect without its wires: its calls, counts and members, in a time that passes when it is told to. */
export interface Exchange {
  readonly house: House;
  readonly manners: () => Manners;
  readonly members: Members;
  readonly now: () => Instant;
  readonly passUntil: (until: Instant) => void;
  /** Those that were not taken away. */
  readonly queues: () => readonly QueueDevice[];
  /** All that can be monitored. */
  readonly devices: () => readonly { readonly device: string; readonly numberType: string }[];
  readonly callsOn: (device: string) => readonly Fields[];
  /** What is told of the queues when a monitor begins; of that one only, where it is named. */
  readonly firstStatistics: (device?: string) => readonly Told[];
  readonly order: (order: Order) => void;
  /** The user calls somebody outside, for half a minute. */
  readonly call: (agent: string, number: string) => void;
  readonly resetTotals: () => void;
  /** By its number. */
  readonly removeQueue: (number: string) => void;
  readonly addQueue: (number: string) => void;
  readonly truth: (now: Instant) => readonly SwitchTruth[];
}

export function newExchange({ isHeard, ...options }: ExchangeOptions): Exchange {
  const { house, story, from, timeZone, seed, manners, tell } = options;
  const names = namesOf(house);
  const members = newMembers(house, manners);
  const statistics = newStatistics();
  const changes: Change[] = [];
  const gone = new Set<string>();
  const time = switchTime(story, from, happens);
  const orderedCalls = newOrderedCalls(time, happens);
  const calls = newCalls({
    house,
    random: seededRandom(seed + 32_452_843),
    manners,
    later: (at, say) => time.later(at, () => tellAll(say())),
  });

  const queues = (): readonly QueueDevice[] => house.queues.filter(({ number }) => !gone.has(names.queue(number)));

  function tellAll(all: readonly Told[]): void {
    for (const told of all) if (!gone.has(told.on)) tell(told);
  }

  function statisticsOf(queue: QueueDevice): Told {
    const on = names.queue(queue.number);
    const figures = statistics.of(queue, time.now(), manners().averageWaitOf);
    return { on, name: 'QueueStatisticsEvent', fields: { monitorCrossRefID: on, ...figures } };
  }

  /** The figures are those of now, whenever they are told. */
  function tellStatistics(ids: readonly string[]): void {
    const how = manners().statistics;
    if (how === 'never' || !isHeard()) return;
    for (const queue of queues().filter(({ id }) => ids.includes(id))) {
      const told = statisticsOf(queue);
      if (how === 'live') tellAll([told]);
      else time.later(time.now() + how.lateBy, () => tellAll([told]));
    }
  }

  function happens(happening: Happening): void {
    if (happening.kind === 'presence') return tellAll(members.says(happening));
    tellAll(calls.happens(happening));
    tellStatistics(statistics.happens(happening));
  }

  function resetTotals(): void {
    statistics.reset();
    tellStatistics(house.queues.map(({ id }) => id));
  }

  function passUntil(until: Instant): void {
    for (
      let midnight = midnightAfter(time.now(), timeZone);
      midnight <= until;
      midnight = midnightAfter(midnight, timeZone)
    ) {
      time.passUntil(midnight - 1);
      time.later(midnight, () => void (manners().totalsFrom === 'midnight' && resetTotals()));
      time.passUntil(midnight);
    }
    time.passUntil(until);
  }

  function tellQueue(name: 'QueueAddedEvent' | 'QueueRemovedEvent', number: string): void {
    const on = names.queue(number);
    const queue = house.queues.find((device) => device.number === number);
    tellAll([{ on, name, fields: { monitorCrossRefID: on, localNumber: number, name: queue?.name ?? '' } }]);
  }

  return {
    house,
    manners,
    members,
    now: time.now,
    passUntil,
    queues,
    devices: () => [
      ...house.users.map(({ number }) => ({ device: names.user(number), numberType: 'sip' })),
      ...queues().map(({ number }) => ({ device: names.queue(number), numberType: 'queue' })),
      ...(house.others ?? []),
    ],
    callsOn: calls.on,
    firstStatistics(device) {
      if (!manners().statisticsAtMonitor || manners().statistics === 'never') return [];
      return queues()
        .map(statisticsOf)
        .filter(({ on }) => device === undefined || on === device);
    },
    order(order) {
      const change = { ...order, at: time.now() };
      changes.push(change);
      tellAll(members.change(change));
    },
    call: orderedCalls.call,
    resetTotals,
    removeQueue(number) {
      tellQueue('QueueRemovedEvent', number);
      gone.add(names.queue(number));
    },
    addQueue(number) {
      gone.delete(names.queue(number));
      tellQueue('QueueAddedEvent', number);
    },
    truth: (now) => oneConnectTruth({ house, story: orderedCalls.withThem(story), from, timeZone, changes }, now),
  };
}
