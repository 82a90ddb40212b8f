import type { Milliseconds } from '#core/time/instant';
import { wallMilliseconds } from '#core/time/zone';

/** What a clock on the wall shows, as if it were UTC, and how coarsely. */
export interface WallTime {
  readonly wall: Milliseconds;
  readonly precision: Milliseconds;
}

export type ReadWallTime = (text: string) => WallTime | undefined;

type Part = 'year' | 'shortYear' | 'month' | 'day' | 'hour' | 'halfHour' | 'minute' | 'second' | 'fraction' | 'half';

const parts: { readonly [letters: string]: readonly [part: Part, pattern: string] } = {
  yyyy: ['year', String.raw`\d{4}`],
  yy: ['shortYear', String.raw`\d{2}`],
  MM: ['month', String.raw`\d{2}`],
  M: ['month', String.raw`\d{1,2}`],
  dd: ['day', String.raw`\d{2}`],
  d: ['day', String.raw`\d{1,2}`],
  HH: ['hour', String.raw`\d{2}`],
  H: ['hour', String.raw`\d{1,2}`],
  hh: ['halfHour', String.raw`\d{2}`],
  h: ['halfHour', String.raw`\d{1,2}`],
  mm: ['minute', String.raw`\d{2}`],
  m: ['minute', String.raw`\d{1,2}`],
  ss: ['second', String.raw`\d{2}`],
  s: ['second', String.raw`\d{1,2}`],
  SSS: ['fraction', String.raw`\d{1,9}`],
  a: ['half', '[AaPp][Mm]'],
};

const token = /'([^']*)'|yyyy|yy|MM?|dd?|HH?|hh?|mm?|ss?|S+|a|[\s\S]/g;

/**
 * Reads times in a format such as `dd-MM-yyyy HH:mm:ss`; letters that mean nothing stand in single quotes. `undefined` for a
 * format that names no whole date, or the same part twice.
 */
export function timeFormat(format: string): ReadWallTime | undefined {
  const named: Part[] = [];
  let pattern = '';
  for (const [letters, quoted] of format.matchAll(token)) {
    const known = parts[letters.startsWith('S') ? 'SSS' : letters];
    if (known !== undefined) {
      named.push(known[0]);
      pattern += `(${known[1]})`;
    } else if (quoted === undefined && /[A-Za-z]/.test(letters)) {
      return undefined;
    } else {
      pattern += (quoted ?? letters).replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
    }
  }
  const has = (part: Part): boolean => named.includes(part);
  const isDate = (has('year') || has('shortYear')) && has('month') && has('day');
  if (!isDate || new Set(named).size !== named.length || has('halfHour') !== has('half')) return undefined;
  const shape = new RegExp(`^${pattern}$`);
  return (text) => {
    const match = shape.exec(text.trim());
    return match === null ? undefined : wallTimeOf(new Map(named.map((part, index) => [part, match[index + 1] ?? ''])));
  };
}

function wallTimeOf(said: ReadonlyMap<Part, string>): WallTime | undefined {
  const number = (part: Part): number => Number(said.get(part) ?? 0);
  const year = said.has('year') ? number('year') : 2_000 + number('shortYear');
  const half = said.get('half')?.toLowerCase();
  if (half !== undefined && (number('halfHour') < 1 || number('halfHour') > 12)) return undefined;
  const hour = half === undefined ? number('hour') : (number('halfHour') % 12) + (half === 'pm' ? 12 : 0);
  const wall = wallMilliseconds(year, number('month'), number('day'), hour, number('minute'), number('second'));
  const fraction = said.get('fraction');
  if (wall === undefined) return undefined;
  if (fraction === undefined) return { wall, precision: said.has('second') ? 1_000 : 60_000 };
  return { wall: wall + Math.floor(Number(`0.${fraction}`) * 1_000), precision: 1 };
}
