import type { Adapter } from '#adapters/adapter';
import { adapters } from '#adapters/index';
import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import type { Reader } from '#hub/sources/reader';
import { readerOf } from '#hub/sources/reader';
import { recordedSettings } from './fixtures.ts';
import { surroundings } from './surroundings.ts';

/** An adapter with its recorded settings, ready to read. */
export interface AdapterCase {
  readonly id: string;
  readonly adapter: Adapter;
  /** Reads as the hub does, one input after the other. */
  readonly reader: () => Reader;
  /** Reads one input as if nothing had come before it. */
  read(input: Input): readonly Fact[];
}

/** Every adapter of the list. */
export const adapterCases: readonly AdapterCase[] = adapters.map((adapter) => {
  let reader: Reader | undefined;
  const bound = (): Reader =>
    (reader ??= readerOf(adapter, adapter.settings.parse(recordedSettings(adapter.id)), surroundings));
  return {
    id: adapter.id,
    adapter,
    reader: bound,
    read: (input) => bound().read(bound().unread, input).facts,
  };
});
