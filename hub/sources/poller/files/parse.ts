import { parse } from 'csv-parse/sync';
import type { FilesQuestion } from '#adapters/adapter';
import { NotUnderstood, Unreachable } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import { BadAnswer, jsonReader } from '../asking/json-reader.ts';

/** How a CSV file is written. */
export interface Csv {
  readonly columns: readonly string[];
  readonly separator: string;
  readonly quotes: boolean;
}

type Question = Pick<FilesQuestion, 'separator' | 'quotes' | 'columns'>;

/** By the first line of a file. */
export function csvBy(line: string, { separator = likeliestSeparator(line), quotes, columns }: Question): Csv {
  const named = columns ?? rowsOf(line, { columns: [], separator, quotes })[0]?.map((name) => name.trim()) ?? [];
  return { columns: named, separator, quotes };
}

/** What stands most often in the first line, outside quotes. */
function likeliestSeparator(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const counts = [';', ',', '\t', '|'].map((each) => [each, bare.split(each).length] as const);
  return counts.reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

/** The records of whole lines, each by the names of its columns. */
export function csvRecords(text: string, csv: Csv): readonly JsonValue[] {
  return rowsOf(text, csv).map((row) =>
    Object.fromEntries(csv.columns.flatMap((name, index) => (row[index] === undefined ? [] : [[name, row[index]]]))),
  );
}

/** @throws NotUnderstood */
function rowsOf(text: string, { separator, quotes }: Csv): readonly (readonly string[])[] {
  try {
    return parse(text, {
      bom: true,
      delimiter: separator,
      quote: quotes ? '"' : null,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as string[][];
  } catch {
    // The parser's own messages quote the file.
    throw new NotUnderstood({
      da: 'Filen kan ikke læses som CSV: et citationstegn åbnes i den og lukkes aldrig.',
      en: 'The file is no CSV that can be read: a quote is opened in it and never closed.',
    });
  }
}

/** The records of whole lines of JSON. A line that is none is passed over where others are. */
export function jsonLines(text: string): readonly JsonValue[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const records = lines.flatMap((line) => {
    const record = jsonOf(line);
    return record === undefined ? [] : [record];
  });
  if (records.length > 0 || lines.length === 0) return records;
  throw new NotUnderstood({
    da: 'Filen er angivet som JSON-linjer, og dens linjer er ikke JSON.',
    en: 'The file is set to be JSON lines, and its lines are no JSON.',
  });
}

/** @throws Unreachable: it is no JSON now, and may be in a moment */
export function wholeJson(text: string): JsonValue {
  const value = jsonOf(text);
  if (value !== undefined) return value;
  throw new Unreachable({
    da: 'Filen er ikke hel JSON: måske er den ved at blive skrevet.',
    en: 'The file is no complete JSON: it may be that it is just being written.',
  });
}

function jsonOf(text: string): JsonValue | undefined {
  let found: JsonValue | undefined;
  try {
    const plain = text.replace(/^\uFEFF/, '');
    if (!/^\s*[[{]/.test(plain)) return JSON.parse(plain) as JsonValue;
    const reader = jsonReader('$', (value) => (found = value));
    reader.write(Buffer.from(plain));
    reader.end();
    return found;
  } catch (error) {
    if (error instanceof BadAnswer || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
