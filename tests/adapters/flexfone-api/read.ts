import { flexfoneApi } from '#adapters/flexfone-api/index';
import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import { recordedSettings } from '#tests/support/fixtures';
import { surroundings } from '#tests/support/surroundings';

const settings = flexfoneApi.settings.parse(recordedSettings(flexfoneApi.id));

/** What the adapter makes of an input, with the recorded settings. */
export function read(input: Input): readonly Fact[] {
  return flexfoneApi.read(input, settings, surroundings);
}
