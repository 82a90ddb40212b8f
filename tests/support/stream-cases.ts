import type { Adapter, StreamAdapter } from '#adapters/adapter';
import { adapters } from '#adapters/index';
import type { Input } from '#core/said/input';
import { wayOf } from '#hub/sources/ways';
import { exchange } from './exchange.ts';
import { allRecorded, recordedSettings } from './fixtures.ts';
import { surroundings } from './surroundings.ts';

/** An adapter that holds a connection, with settings, and the messages that it is known by. */
export interface StreamCase {
  readonly id: string;
  readonly adapter: StreamAdapter;
  readonly settings: unknown;
  readonly messages: readonly string[];
}

const isStream = (adapter: Adapter): adapter is StreamAdapter => adapter.input.way === 'stream';

function caseOf(adapter: StreamAdapter): StreamCase {
  const messages = allRecorded(adapter.id).flatMap(({ input }) => messageOf(input));
  return { id: adapter.id, adapter, settings: adapter.settings.parse(recordedSettings(adapter.id)), messages };
}

function messageOf(input: Input): readonly string[] {
  return input.kind === 'stream' && input.source === surroundings.source ? [input.message] : [];
}

/** Every such adapter of the list, and the one that only tests know. */
export const streamCases: readonly StreamCase[] = [
  ...adapters.filter(isStream).map(caseOf),
  {
    id: exchange.id,
    adapter: exchange,
    settings: exchange.settings.parse({ port: 1, secret: 'x' }),
    messages: ['queued 1.1 support', 'answered 1.1 0201', 'all', 'welcome', 'refused', 'pong', 'trouble one'],
  },
];

/** Its side of the talk, as the hub holds it. */
export function boundStream({ adapter, settings }: StreamCase) {
  const way = wayOf(adapter, settings, surroundings);
  if (way.way !== 'stream') throw new Error('It is a stream.');
  return way;
}
