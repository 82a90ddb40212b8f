import type { InputAdapter, PollContext } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import { countsIn } from './facts/counts.ts';
import { mappingOf, readAll, type Mapping, type Place } from './mapping.ts';
import { noAnswers, readAnswer, type AnswersKnown } from './read.ts';
import { saysAnything, saysBySettings } from './says.ts';
import type { MappingSettings } from './settings.ts';

type Common = 'provides' | 'tells' | 'freshness' | 'says' | 'queues' | 'read' | 'inOrder';

/** What every adapter has in common that is asked and described by a mapping. */
export function polledByMapping<Settings extends MappingSettings>(): Pick<InputAdapter<Settings>, Common> {
  return {
    ...saysAnything,
    says: (settings) => saysBySettings(settings, false),
    queues: queuesOf,
    read: (input, settings, surroundings) => readAnswer(noAnswers, input, settings, surroundings).facts,
    inOrder: {
      unread: noAnswers,
      read: (known, input, settings, surroundings) => readAnswer(known as AnswersKnown, input, settings, surroundings),
    },
  };
}

/** The board's queues that it tells of; of agents alone, any. */
export function queuesOf({ queues = {} }: MappingSettings): readonly string[] | undefined {
  const named = Object.keys(queues);
  return named.length === 0 ? undefined : named;
}

/** Whether each record is told once, and not again with every answer. */
export function isTold(settings: MappingSettings): boolean {
  return settings.as === 'records' || settings.as === 'events';
}

/**
 * Looks whether the mapping fits what came, before it is kept: else every answer would be one that makes no sense.
 * @throws NotUnderstood: the field, the expression and what the record looks like
 */
export function checkRecords(
  settings: MappingSettings,
  records: readonly JsonValue[],
  { now, surroundings }: Pick<PollContext<unknown>, 'now' | 'surroundings'>,
): void {
  const mapping = mappingOf(settings);
  const place = { at: now, surroundings };
  if (records.length === 0) return;
  if (settings.as !== 'counts') return void readAll(mapping, records, place);
  checkNames(mapping, records, place);
}

function checkNames(mapping: Mapping, records: readonly JsonValue[], place: Place): void {
  const said = readAll<'counts'>(mapping, records, place);
  if (Object.keys(countsIn(mapping, said, place)).length > 0) return;
  throw new NotUnderstood({
    da: 'Svaret tæller ingen af de køer, som "queues" i kildens indstillinger nævner: er navnene stavet som i svaret?',
    en: 'The answer counts none of the queues that "queues" in the settings of the source names: are the names spelled as there?',
  });
}
