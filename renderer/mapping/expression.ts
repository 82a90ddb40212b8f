import type { JsonValue } from '#core/said/input';
import type { MappedValue, SeenColumn } from '#core/settings/mapping';

/** Where a field's value comes from, as a person chooses it. */
export type Way = 'none' | 'column' | 'constant' | 'own';

export interface Choice {
  readonly way: Way;
  /** The column's expression, the constant as it is read, or the expression as it is typed. */
  readonly text: string;
}

/** A path of plain names or names in backticks: the shape of a column's expression, seen or not. */
const columnShape = /^\s*(?:[A-Za-z_]\w*|`[^`]+`)(?:\.(?:[A-Za-z_]\w*|`[^`]+`))*\s*$/;
const words: ReadonlySet<string> = new Set(['true', 'false', 'null']);

export function choiceOf(value: JsonValue | undefined, columns: readonly SeenColumn[]): Choice {
  if (value === undefined || value === '') return { way: 'none', text: '' };
  if (typeof value !== 'string') return { way: 'constant', text: JSON.stringify(value) };
  const text = value.trim();
  if (columns.some(({ expression }) => expression === text)) return { way: 'column', text };
  const constant = constantIn(text);
  if (constant !== undefined) return { way: 'constant', text: constant };
  return columnShape.test(text) && !words.has(text) ? { way: 'column', text } : { way: 'own', text };
}

/** What stands in the configuration; `undefined`: nothing. */
export function valueOf({ way, text }: Choice, kind: MappedValue): JsonValue | undefined {
  const trimmed = text.trim();
  if (way === 'none' || trimmed === '') return undefined;
  if (way !== 'constant') return trimmed;
  const number = Number(trimmed.replace(',', '.'));
  // An id or a name stays the text that it is, also where it is made of digits.
  return (kind === 'count' || kind === 'seconds') && Number.isFinite(number) ? number : JSON.stringify(trimmed);
}

function constantIn(text: string): string | undefined {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const quoted = /^'([^'\\]*)'$/.exec(text)?.[1];
  if (quoted !== undefined) return quoted;
  if (!text.startsWith('"')) return undefined;
  try {
    const value = JSON.parse(text) as JsonValue;
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
