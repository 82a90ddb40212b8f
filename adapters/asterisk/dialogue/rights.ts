import type { Fields } from '../message.ts';
import { countOf } from '../message.ts';
import type { Heard, State } from './state.ts';

/** So many callers came and nothing was heard of their channels: our user may not hear it. */
const telling = 3;

const needs = 'in manager.conf the user needs "read = agent,call", and to write nothing';

export const mayNotList = `Asterisk refuses its list of the queues (QueueStatus) to the manager user: ${needs}.`;
export const hearsNoQueues = `Asterisk counts calls and tells the manager user of none: ${needs}.`;

const hearsNoCalls =
  `Asterisk tells the manager user nothing of calls: ${needs}. ` +
  'Until then a caller who hangs up cannot be told from one whom the queue lets go, and is counted as forwarded.';

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
): readonly string[] {
  const known = new Set(told.names.map((name) => name.toLowerCase()));
  const missing = Object.values(queues).filter((name) => !known.has(name.toLowerCase()));
  return [
    ...missing.map((name) => `Asterisk has no queue "${name}", which the settings name. ${itHas(told.names)}`),
    ...(heard.joins >= telling && heard.callEvents === 0 ? [hearsNoCalls] : []),
  ];
}

const mostNamed = 10;

function itHas(names: readonly string[]): string {
  if (names.length === 0) return 'It has none.';
  const named = names.slice(0, mostNamed).map((name) => `"${name}"`);
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return `It has ${named.join(', ')}${more}.`;
}

/** Calls that are over, by the counts of a queue. */
export function overOf(fields: Fields): number {
  return (countOf(fields, 'completed') ?? 0) + (countOf(fields, 'abandoned') ?? 0);
}
