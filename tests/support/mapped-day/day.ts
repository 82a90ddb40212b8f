import type { Queue } from '#core/board/queue';
import { numberNames, type NumberName } from '#core/said/numbers';
import type { Instant } from '#core/time/instant';
import { hour, minute } from '#core/time/instant';
import type { Rules } from '#core/book/rules';
import { simulateDay } from '#tests/fakes/call-centre';
import { lifelikeCentre, rulesOf } from '#tests/fakes/centre-setup';
import type { GroundEvent } from '#tests/fakes/ground-events';
import { dayTruth, rounded, type QueueTruth } from '#tests/truth/day-truth';
import type { Configuration } from '../configurations.ts';

export const begin: Instant = Date.parse('2026-11-18T00:00:00+01:00');
/** A while into the next day. */
export const end: Instant = begin + 24 * hour + 20 * minute;

/** What the phone system calls the queues. */
export const namesOf = { hallmonitor: ['HallMonitor Support'], switchpay: ['Switch & Pay'] };
export const nameOf = (queue: string): string => namesOf[queue as keyof typeof namesOf][0] ?? '';

/** One simulated day, to be told in any way. */
export interface MappedDay {
  readonly events: readonly GroundEvent[];
  readonly rules: Rules;
  readonly members: { readonly [queue: string]: readonly string[] };
  readonly configuration: (source: Configuration) => Configuration;
  /** By what happened alone; `told`: only the part of it that was told. `alone`: somebody as a queue of his own. */
  readonly truth: (
    now: Instant,
    told?: (event: GroundEvent) => boolean,
    alone?: string,
  ) => ReadonlyMap<string, QueueTruth>;
}

export function mappedDay(options: { readonly calls: number; readonly seed: number }): MappedDay {
  const setup = lifelikeCentre(options);
  const events = simulateDay(setup);
  const rules = rulesOf(setup);
  return {
    events,
    rules,
    members: Object.fromEntries(setup.queues.map(({ id, members }) => [id, members])),
    configuration: (source) => ({
      timeZone: setup.timeZone,
      queues: rules.queues.map(({ id, name, agents }) => ({ id, name, agents })),
      sources: [{ id: 'pbx', queues: namesOf, ...source }],
      board: { port: 0 },
      webhooks: { port: 0 },
    }),
    truth(now, told = () => true, alone) {
      const [first] = rules.queues;
      const queues = alone === undefined || first === undefined ? [] : [{ ...first, id: alone, agents: [alone] }];
      const all = { ...rules, queues: [...rules.queues, ...queues] };
      return new Map(dayTruth(events.filter(told), all, now).map((queue) => [queue.id, rounded(queue)]));
    },
  };
}

/** The numbers of a board's queue, or of the truth, under these names; all others are to be unknown. */
export function numbersOf(
  queue: Queue | (QueueTruth & { readonly agentsOther?: number }),
  names: readonly NumberName[],
): object {
  const from: { readonly [name: string]: unknown } = { ...queue };
  return Object.fromEntries(numberNames.map((name) => [name, names.includes(name) ? from[name] : null]));
}

/** All that the board shows as numbers. */
export function shownOf(queue: Queue): object {
  return numbersOf(queue, numberNames);
}
