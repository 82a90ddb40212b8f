import type { Surroundings } from '#adapters/adapter';
import { agentFacts } from '#adapters/mapping/facts/agents';
import { countFacts, countsIn, type Counts } from '#adapters/mapping/facts/counts';
import { type Mapping, mappingOf, type Place, readAll, recordsFound } from '#adapters/mapping/mapping';
import { factsOf, parsed } from '#adapters/mapping/read';
import type { StreamEvent } from '#adapters/stream';
import type { Fact } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import type { WebsocketSettings } from './settings.ts';

/** The newest counts of each of the source's queues, and since when nobody listens, or did before this connection. */
export type Known = { readonly counts: Counts; readonly lostAt: Instant | null };

export const unread: Known = { counts: {}, lostAt: null };

interface Reading {
  readonly known: Known;
  readonly facts: readonly Fact[];
}

/** Reads what came next. What went by while there was no connection is not known. */
export function read(
  known: Known,
  event: StreamEvent,
  settings: WebsocketSettings,
  surroundings: Surroundings,
): Reading {
  const place = { at: event.at, surroundings };
  switch (event.kind) {
    case 'lost':
      return { known: { ...known, lostAt: known.lostAt ?? event.at }, facts: [] };
    case 'opened':
      return opened(known, mappingOf(settings), place);
    case 'message':
      return heard(known, mappingOf(settings), event.message, place);
  }
}

/** The records of a message; none where it is no JSON or XML, or has nothing where they should be. */
export function listIn(mapping: Mapping, message: string, place: Place): readonly JsonValue[] {
  const said = parsed(message);
  return typeof said === 'object' && said !== null ? recordsFound(mapping, said, place) : [];
}

function opened({ lostAt }: Known, mapping: Mapping, place: Place): Reading {
  const { at, surroundings } = place;
  const base = { source: surroundings.source, at };
  const queues = Object.keys(mapping.settings.queues ?? {});
  const known: Known = { counts: {}, lostAt: null };
  switch (mapping.settings.as) {
    case 'counts':
      // What was counted before is no word of now.
      return { known, facts: countFacts(mapping, {}, place) };
    case 'agents':
      return { known, facts: lostAt === null ? [] : [{ kind: 'agents-listed', ...base, agents: [] }] };
    case 'events':
      return { known, facts: queues.flatMap((queue) => begun(queue, lostAt, base)) };
    case 'records':
      return { known, facts: [] };
  }
}

function begun(queue: string, lostAt: Instant | null, base: { readonly source: string; readonly at: Instant }): Fact[] {
  const listed: Fact = { kind: 'waiting-listed', ...base, queue, calls: [] };
  if (lostAt === null) return [listed];
  return [listed, { kind: 'calls-missed', ...base, queue, from: lostAt, answered: null, abandoned: null }];
}

function heard(known: Known, mapping: Mapping, message: string, place: Place): Reading {
  const records = listIn(mapping, message, place);
  switch (mapping.settings.as) {
    case 'counts': {
      const told = countsIn(mapping, readAll<'counts'>(mapping, records, place), place);
      const counts = { ...known.counts, ...told };
      const facts = countFacts(mapping, counts, place).filter(({ queue }) => isAbout(mapping, queue, told));
      return { known: { ...known, counts }, facts };
    }
    case 'agents':
      return { known, facts: agentFacts(mapping, readAll<'agents'>(mapping, records, place), place, false) };
    case 'events':
    case 'records':
      return { known, facts: factsOf(mapping, records, place, false) };
  }
}

/** Whether anything was told of that queue of the board. */
function isAbout({ settings: { queues = {}, fields } }: Mapping, queue: string, told: Counts): boolean {
  if (!Object.hasOwn(fields, 'queue')) return Object.keys(told).length > 0;
  return (queues[queue] ?? []).some((name) => Object.hasOwn(told, name));
}
