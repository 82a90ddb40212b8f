import type { Sentence } from '#core/said/sentence';
import type { Fields } from '../message.ts';
import { countOf } from '../message.ts';
import type { Heard, State } from './state.ts';
import * as words from '../sentences.ts';

/** So many callers came and nothing was heard of their channels: our user may not hear it. */
const telling = 3;

/** What an event shows of our rights. */
export function heardOf(heard: Heard, fields: Fields): Heard {
  const name = fields.get('event') ?? '';
  const isCall = fields.get('privilege')?.split(',').includes('call') ?? false;
  return {
    joins: heard.joins + (name === 'QueueCallerJoin' ? 1 : 0),
    callEvents: heard.callEvents + (isCall ? 1 : 0),
    queueEvents: heard.queueEvents + (name.startsWith('QueueCaller') || name.startsWith('Agent') ? 1 : 0),
  };
}

/** Calls came to an end since the last list, and not one event told of it. */
export function isDeafToQueues({ overBefore, told, heard }: State): boolean {
  return overBefore !== null && told.over > overBefore && heard.queueEvents === 0;
}

/** What a person should know of the queues and of our rights. */
export function problemsOf(
  { told, heard }: Pick<State, 'told' | 'heard'>,
  queues: { readonly [queue: string]: string },
): readonly Sentence[] {
  const known = new Set(told.names.map((name) => name.toLowerCase()));
  const missing = Object.values(queues).filter((name) => !known.has(name.toLowerCase()));
  return [
    ...missing.map((name) => words.noSuchQueue(name, told.names.slice(0, mostNamed), told.names.length - mostNamed)),
    ...(heard.joins >= telling && heard.callEvents === 0 ? [words.hearsNoCalls] : []),
  ];
}

const mostNamed = 10;

/** Calls that are over, by the counts of a queue. */
export function overOf(fields: Fields): number {
  return (countOf(fields, 'completed') ?? 0) + (countOf(fields, 'abandoned') ?? 0);
}
