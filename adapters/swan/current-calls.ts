import type { Surroundings } from '#adapters/adapter';
import type { Fact } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { hour, second } from '#core/time/instant';
import { parseIso } from '#core/time/zone';
import { amountOf, listOf, objectOf, textOf } from './values.ts';

/** Nobody has talked for longer: what says so is no time. */
const longestCall = 12 * hour;

/**
 * current-calls (document 002, 2.6): "from recent to oldest". Of the call that he is in now, only since when; whom he talks
 * to is nobody's business here. Where nothing can be read of it, nothing is said.
 */
export function callFacts(result: JsonValue, agent: string, surroundings: Surroundings, at: Instant): readonly Fact[] {
  const [newest] = listOf(result) ?? [];
  const call = objectOf(newest);
  const since = call === undefined ? undefined : sinceOf(call, surroundings.timeZone, at);
  if (since === undefined) return [];
  return [{ kind: 'agent-since', source: surroundings.source, at, agent, presence: 'talking', since }];
}

/** By its length where it is told, since SWAN's clock may be wrong and its lengths are not; else by its date. */
function sinceOf(call: { readonly [name: string]: JsonValue }, timeZone: string, at: Instant): Instant | undefined {
  const duration = amountOf(call['duration']);
  const began = duration === null ? parseIso(textOf(call['calldate']) ?? '', timeZone, at)?.at : at - duration * second;
  return began !== undefined && began <= at && at - began <= longestCall ? began : undefined;
}
