import { columnsOf, listsIn } from '#adapters/mapping/seen/columns';
import { proposalsOf } from '#adapters/mapping/seen/proposals';
import { mappingIn, recordsSeen } from '#adapters/mapping/seen/seen';
import type { Rules } from '#core/book/rules';
import type { Fact } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';
import { inBoth } from '#core/said/sentence';
import type { MappedTrial, TriedRecord } from '#core/settings/mapping';
import type { SettingsProblem } from '#core/settings/settings';
import type { Instant } from '#core/time/instant';
import type { Source } from '../../sources/source.ts';
import { becameOf } from '../in-words.ts';
import type { Became, Tried } from '../tried.ts';
import { factInWords } from './fact-words.ts';

const mostRecords = 8;
/** A record is shown in a row of a table, and what is longer is cut there. */
const longestRecord = 4_000;

/** What was seen and with which settings. */
export interface Seen {
  readonly source: Source;
  readonly outcome: Tried;
  /** Its settings as they were tried. */
  readonly settings: JsonObject;
}

interface MappedOptions {
  readonly seen: Seen;
  readonly rules: Rules;
  readonly now: Instant;
  /** What the mapping that was told still lacks: what was seen was seen without it. */
  readonly unfinished: readonly SettingsProblem[];
  /** Whether it was seen with the mapping that was told. */
  readonly isWithMapping: boolean;
}

/** What a source that is described has, beside what the mapping makes of it. */
export function mappedTrial({ seen, rules, now, unfinished, isWithMapping }: MappedOptions): MappedTrial {
  const { source, outcome, settings } = seen;
  const mapping = mappingIn(settings);
  const told = outcome.last.flatMap((each) => {
    if (mapping === undefined) return [];
    return recordsSeen(mapping, each.input, source.surroundings).map((record) => ({ record, each }));
  });
  const records = told.map(({ record }) => record);
  const columns = columnsOf(records);
  return {
    total: records.length,
    columns,
    lists: settings['records'] === undefined ? [...new Set(records.flatMap(listsIn))] : [],
    records: told.slice(-mostRecords).map(({ record, each }): TriedRecord => {
      if (!isWithMapping) return { record: cut(record), became: [], problem: null };
      return { record: cut(record), ...inWords(becameAlone(source, each, record), rules, now) };
    }),
    feeds: isWithMapping ? source.provides : [],
    unfinished,
    proposals: proposalsOf(
      columns,
      rules.queues.map(({ id, name = id }) => ({ id, name })),
    ),
  };
}

function becameAlone(source: Source, { input, facts }: Became, record: JsonValue): Became['facts'] {
  if (input.kind === 'poll') return becameOf(source, input, record);
  return facts;
}

function inWords(facts: Became['facts'], rules: Rules, now: Instant): Omit<TriedRecord, 'record'> {
  if ('problem' in facts) return { became: [], problem: inBoth(facts.problem) };
  const sentences = facts.flatMap((fact: Fact) => factInWords(fact, { rules, now }) ?? []);
  return { became: sentences, problem: null };
}

function cut(record: JsonValue): JsonValue {
  const text = JSON.stringify(record);
  return text.length > longestRecord ? text.slice(0, longestRecord) : record;
}
