import type { Fact } from '#core/said/facts';
import type { Instant, Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { Surroundings } from '#adapters/adapter';
import type { Fields } from '../message.ts';
import { needed } from '../message.ts';
import type { AsteriskSettings } from '../settings.ts';
import type { Known, KnownQueue } from './known.ts';

/** What is known after a message, and what it told. */
export interface Reading {
  readonly known: Known;
  readonly facts: readonly Fact[];
}

/** One message of a queue of ours, and all that it is read with. */
export interface Telling {
  readonly at: Instant;
  readonly fields: Fields;
  /** The board's id of the queue. */
  readonly queue: string;
  readonly source: string;
  /** After a talk a member of that queue is rung for no other caller for so long. */
  wrapUp(queue: string): Milliseconds;
}

/** `undefined`: it is of a queue that the settings do not name. @throws NotUnderstood where it names none */
export function tellingOf(
  fields: Fields,
  at: Instant,
  { queues, wrapUpSeconds = {} }: AsteriskSettings,
  { source }: Surroundings,
): Telling | undefined {
  // Asterisk itself finds a queue whether its name is written large or small.
  const name = needed(fields, 'Queue').toLowerCase();
  const queue = Object.keys(queues).find((id) => queues[id]?.toLowerCase() === name);
  if (queue === undefined) return undefined;
  const wrapUp = (id: string): Milliseconds =>
    (Object.hasOwn(wrapUpSeconds, id) ? (wrapUpSeconds[id] ?? 0) : 0) * second;
  return { at, fields, queue, source, wrapUp };
}

/** One after the other: each step reads on from what the one before it knew. */
export function inTurn(known: Known, ...steps: readonly ((known: Known) => Reading)[]): Reading {
  return steps.reduce<Reading>(
    (before, step) => {
      const after = step(before.known);
      return { known: after.known, facts: [...before.facts, ...after.facts] };
    },
    { known, facts: [] },
  );
}

/** With what is known of one queue changed; as it was where nothing is known of it yet. */
export function withQueue(known: Known, queue: string, change: (known: KnownQueue) => Partial<KnownQueue>): Known {
  return {
    ...known,
    queues: known.queues.map((each) => (each.queue === queue ? { ...each, ...change(each) } : each)),
  };
}

/** The newest so many. */
export function newest<Item>(items: readonly Item[], most: number): readonly Item[] {
  return items.length <= most ? items : items.slice(-most);
}
