import { NotUnderstood, type Surroundings } from '#adapters/adapter';
import type { Fact } from '#core/said/facts';
import type { Input, JsonValue } from '#core/said/input';
import { isList } from '#core/said/json';
import { agentFacts } from './facts/agents.ts';
import { countFacts, countsIn } from './facts/counts.ts';
import { digest } from './facts/digest.ts';
import { eventFacts } from './facts/events.ts';
import { recordFacts } from './facts/recorded.ts';
import { mappingOf, readAll, recordsIn, type Mapping, type Place, type Said } from './mapping.ts';
import { isRecent, recentAfter, type Recent } from './recent.ts';
import type { MappingSettings } from './settings.ts';
import { looksLikeXml, xmlAsJson } from './xml-as-json.ts';

/** What is remembered from answer to answer: by their digests the events that were told last. */
export type AnswersKnown = { readonly recent: Recent };

export const noAnswers: AnswersKnown = { recent: [] };

/** The records of an answer that is kept: the list itself, or an answer as it came, in which it is looked for. */
export function listIn(mapping: Mapping, body: JsonValue, place: Place): readonly JsonValue[] {
  return isList(body) ? body : recordsIn(mapping, parsed(body), place);
}

/** XML, and JSON that was sent as a text, as what it says. */
export function parsed(body: JsonValue): JsonValue {
  if (typeof body !== 'string') return body;
  if (looksLikeXml(body)) {
    const value = xmlAsJson(body);
    if (value === undefined)
      throw new NotUnderstood({
        da: 'Svaret begynder som XML og kan ikke læses som det.',
        en: 'The answer begins like XML and is none that can be read.',
      });
    return value;
  }
  try {
    return JSON.parse(body) as JsonValue;
  } catch {
    return body;
  }
}

/**
 * The facts of one answer. An event that was told before, in the same words and of the same time, is not told again.
 * @throws NotUnderstood
 */
export function readAnswer(
  known: AnswersKnown,
  input: Input,
  settings: MappingSettings,
  surroundings: Surroundings,
): { readonly known: AnswersKnown; readonly facts: readonly Fact[] } {
  if (input.kind !== 'poll')
    throw new NotUnderstood({
      da: 'Det, der kom, er ikke svar på et spørgsmål.',
      en: 'What came is no answer to a question.',
    });
  const { status, body } = input.response;
  if (status < 200 || status > 299)
    throw new NotUnderstood({
      da: `Svaret har status ${status} og ingen poster.`,
      en: `The answer has status ${status} and no records.`,
    });
  const mapping = mappingOf(settings);
  const place = { at: input.at, surroundings };
  const records = listIn(mapping, body, place);
  if (settings.as !== 'events') return { known, facts: factsOf(mapping, records, place, true) };
  return readEvents(known, mapping, records, place);
}

/** What records mean, whatever came before them. `isWhole`: they are all that there is. */
export function factsOf(
  mapping: Mapping,
  records: readonly JsonValue[],
  place: Place,
  isWhole: boolean,
): readonly Fact[] {
  switch (mapping.settings.as) {
    case 'counts':
      return countFacts(mapping, countsIn(mapping, readAll<'counts'>(mapping, records, place), place), place);
    case 'records':
      return recordFacts(mapping, readAll<'records'>(mapping, records, place), place);
    case 'events':
      return eventFacts(mapping, readAll<'events'>(mapping, records, place), place);
    case 'agents':
      return agentFacts(mapping, readAll<'agents'>(mapping, records, place), place, isWhole);
  }
}

function readEvents({ recent }: AnswersKnown, mapping: Mapping, records: readonly JsonValue[], place: Place) {
  const told = new Set<string>();
  const fresh = readAll<'events'>(mapping, records, place).filter((event) => {
    const sign = signOf(event);
    if (sign === undefined) return true;
    const isNew = !told.has(sign) && !isRecent(recent, sign);
    told.add(sign);
    return isNew;
  });
  return { known: { recent: recentAfter(recent, [...told]) }, facts: eventFacts(mapping, fresh, place) };
}

/** Without a time, two that are worded the same may both have happened. */
function signOf({ kind, call, queue, leg, agent, at }: Said<'events'>): string | undefined {
  return at === null ? undefined : digest([kind, call, queue, leg, agent, at.at]);
}
