import type { Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { PollInput } from '#core/said/input';
import { isList } from '#core/said/json';
import type { Instant } from '#core/time/instant';
import { namesEnding } from './language/names.ts';
import { mappingOf, readAll } from './mapping.ts';
import { listIn } from './read.ts';
import type { MappingSettings } from './settings.ts';

/** What many systems call who calls. What a mapping takes for the caller or a name goes by its settings: `personalBy`. */
export const usualNames: readonly string[] = ['caller', 'callerName', 'callerNumber', 'cli', 'ani'];

/** The fields that who calls, or what an agent is called, is taken from, whatever their names sound like. */
export function personalBy({ fields }: MappingSettings): readonly string[] {
  const told: { readonly [field: string]: unknown } = fields;
  return ['caller', 'name'].flatMap((field) => (Object.hasOwn(told, field) ? namesEnding(String(told[field])) : []));
}

/**
 * Which parts of an answer tell of what happened before then: of a list the places; of anything else all, where any record in it
 * does. What cannot be read is not known to be old.
 */
function oldParts(
  { at, response: { body } }: PollInput,
  before: Instant,
  settings: MappingSettings,
  surroundings: Surroundings,
): readonly number[] | 'all' {
  const { as } = settings;
  if (as !== 'records' && as !== 'events') return [];
  const place = { at, surroundings };
  const mapping = mappingOf(settings);
  try {
    const records = listIn(mapping, body, place);
    const times =
      as === 'records'
        ? readAll<'records'>(mapping, records, place).map(({ entered }) => entered)
        : readAll<'events'>(mapping, records, place).map((event) => event.at);
    const old = times.flatMap((time, index) => (time !== null && time.at < before ? [index] : []));
    return isList(body) || old.length === 0 ? old : 'all';
  } catch (error) {
    if (error instanceof NotUnderstood) return [];
    throw error;
  }
}

/** Of a poll that is described by a mapping. */
export const personsByMapping = { personal: usualNames, personalBy, oldParts } as const;
