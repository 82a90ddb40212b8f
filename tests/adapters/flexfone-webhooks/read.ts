import type { Fact } from '#core/said/facts';
import type { Input, JsonValue } from '#core/said/input';
import { flexfoneWebhooks } from '#adapters/flexfone-webhooks/index';
import { recordedSettings } from '#tests/support/fixtures';
import { surroundings } from '#tests/support/surroundings';

const settings = flexfoneWebhooks.settings.parse(recordedSettings(flexfoneWebhooks.id));

/** What the adapter makes of an input, with the recorded settings. */
export function read(input: Input): readonly Fact[] {
  return flexfoneWebhooks.read(input, settings, surroundings);
}

/** A GET that arrived then. */
export function get(path: string, query: { readonly [name: string]: JsonValue }, arrival: string): Input {
  return { kind: 'webhook', at: Date.parse(arrival), source: 'pbx', request: { method: 'GET', path, query } };
}
