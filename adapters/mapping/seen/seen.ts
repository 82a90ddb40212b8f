import { NotUnderstood, type Surroundings } from '#adapters/adapter';
import type { Input, JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';
import { mappingOf, recordsFound, type Mapping, type Place } from '../mapping.ts';
import { listIn, parsed } from '../read.ts';
import { mappingSettings, mappingShape, type MappingSettings } from '../settings.ts';

/**
 * The same source with a mapping by which all that it has is read and nothing is understood: so what its records look like can be
 * seen before anybody has said what they mean. `queue`: any of the board's.
 */
export function lookingAt(source: JsonObject, queue: string): JsonObject {
  const own = Object.entries(source).filter(([name]) => !Object.hasOwn(mappingShape, name) || name === 'records');
  return {
    ...Object.fromEntries(own),
    as: 'events',
    fields: { kind: 'null', call: 'null' },
    kinds: { queued: ['-'] },
    queues: { [queue]: [] },
  };
}

/** The mapping of a source's settings; `undefined`: it is not finished. */
export function mappingIn(source: JsonObject): MappingSettings | undefined {
  const own = Object.entries(source).filter(([name]) => Object.hasOwn(mappingShape, name));
  return mappingSettings.safeParse(Object.fromEntries(own)).data;
}

/** The records of what came, as they are; none where there is no list of them. */
export function recordsSeen(settings: MappingSettings, input: Input, surroundings: Surroundings): readonly JsonValue[] {
  return recordsIn(mappingOf(settings), input, { at: input.at, surroundings });
}

function recordsIn(mapping: Mapping, input: Input, place: Place): readonly JsonValue[] {
  try {
    if (input.kind === 'poll') return listIn(mapping, input.response.body, place);
    return input.kind === 'stream' && !input.source.startsWith('#')
      ? messageRecords(mapping, input.message, place)
      : [];
  } catch (error) {
    if (error instanceof NotUnderstood) return [];
    throw error;
  }
}

function messageRecords(mapping: Mapping, message: string, place: Place): readonly JsonValue[] {
  const said = parsed(message);
  return typeof said === 'object' && said !== null ? recordsFound(mapping, said, place) : [];
}
