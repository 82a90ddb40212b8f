import type { Adapter } from '#adapters/adapter';
import { adapters } from '#adapters/index';
import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import { recordedSettings } from './fixtures.ts';
import { surroundings } from './surroundings.ts';

/** An adapter with its recorded settings, ready to read. */
export interface AdapterCase {
  readonly id: string;
  readonly adapter: Adapter;
  read(input: Input): readonly Fact[];
}

/** Every adapter of the list. */
export const adapterCases: readonly AdapterCase[] = adapters.map((adapter) => {
  let settings: unknown;
  return {
    id: adapter.id,
    adapter,
    read: (input) =>
      adapter.read(input, (settings ??= adapter.settings.parse(recordedSettings(adapter.id))), surroundings),
  };
});
