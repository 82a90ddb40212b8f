import type { Fact } from '#core/said/facts';
import type { Input, JsonValue } from '#core/said/input';
import { swan } from '#adapters/swan/index';
import { recordedSettings } from '#tests/support/fixtures';
import { surroundings } from '#tests/support/surroundings';

export const settings = swan.settings.parse(recordedSettings(swan.id));

/** What the adapter makes of an input, with the recorded settings. */
export function read(input: Input): readonly Fact[] {
  return swan.read(input, settings, surroundings);
}

/** An answer to one of the two requests. */
export function answer(request: 'queues-status?queues' | 'blf-users/Vestpol', body: JsonValue, status = 200): Input {
  const at = Date.parse('2026-11-18T09:14:31.250+01:00');
  return { kind: 'poll', at, source: 'pbx', response: { url: `https://10.1.1.87/${request}`, status, body } };
}
