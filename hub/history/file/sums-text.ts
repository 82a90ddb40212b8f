import { Map as PersistentMap } from 'immutable';
import type { Totals } from '#core/counts/totals';
import { noCalls } from '#core/counts/totals';
import type { Waits } from '#core/counts/waits';
import { noWaits } from '#core/counts/waits';
import type { Sums, Unseen, Untold } from '#core/history/sums';
import { noSums, nothingUnseen } from '#core/history/sums';

/** Their order in the file. */
const names = [
  'offered',
  'answered',
  'abandoned',
  'shortAbandoned',
  'overflowed',
  'waiting',
  'inferredAbandoned',
  'answeredAtLeast',
  'answerWait',
  'talks',
  'talkTime',
  'answeredWithin',
  'abandonedWithin',
] as const satisfies readonly (keyof Totals)[];

/** The sums as they stand in the file, and go from thread to thread. */
export interface SumsText {
  /** A JSON list of numbers: the totals, and of what a phone system only counted what it did not tell and what nobody heard. */
  readonly totals: string;
  /** JSON: the seconds and how many calls each has, one after the other. */
  readonly waits: string;
  readonly longest: number | null;
  readonly atLeast: number;
}

export function textOf({ totals, waits, untold, unseen }: Sums): SumsText {
  const { calls, longest, atLeast } = waits;
  return {
    totals: JSON.stringify([...names.map((name) => totals[name]), ...perhapsIn(totals), ...countedIn(untold, unseen)]),
    waits: JSON.stringify([...calls.entries()].flat()),
    longest,
    atLeast,
  };
}

function totalsOf(values: readonly number[]): Totals {
  const totals: { -readonly [name in keyof Totals]: number } = { ...noCalls };
  for (const [index, name] of names.entries()) totals[name] = values[index] ?? 0;
  if (hasPerhaps(values)) totals.answeredPerhapsWithin = values[names.length] ?? 0;
  return totals;
}

/** Few hours have any, and files of before have no room for it: it stands between the totals and what comes in twos after them. */
function perhapsIn({ answeredPerhapsWithin }: Totals): readonly number[] {
  return answeredPerhapsWithin === 0 ? [] : [answeredPerhapsWithin];
}

function hasPerhaps({ length }: readonly number[]): boolean {
  return length > names.length && (length - names.length) % 2 === 1;
}

/** After the totals, where there is any: nearly all calls are told one by one. */
function countedIn({ waits, level }: Untold, { answered, abandoned }: Unseen): readonly number[] {
  if (answered !== 0 || abandoned !== 0) return [waits, level, answered, abandoned];
  return waits === 0 && level === 0 ? [] : [waits, level];
}

function countedOf(values: readonly number[]): Pick<Sums, 'untold' | 'unseen'> {
  const rest = values.slice(names.length + (hasPerhaps(values) ? 1 : 0));
  if (rest.length === 0) return { untold: noSums.untold, unseen: nothingUnseen };
  const [waits = 0, level = 0, answered = 0, abandoned = 0] = rest;
  return { untold: { waits, level }, unseen: { answered, abandoned } };
}

/** What the columns of a row say. */
export function sumsIn(row: { readonly [column: string]: unknown }): Sums {
  return sumsOf(row, PersistentMap(pairsOf(numbersIn(row['waits']))));
}

/** Where the waits one by one are not wanted: a year of them takes longer to read than all the rest. */
export function sumsWithoutWaits(row: { readonly [column: string]: unknown }): Sums {
  return sumsOf(row, noWaits.calls);
}

function sumsOf(row: { readonly [column: string]: unknown }, calls: Waits['calls']): Sums {
  const { totals, longest, at_least: atLeast } = row;
  const values = numbersIn(totals);
  const waits = {
    calls,
    longest: typeof longest === 'number' ? longest : null,
    atLeast: typeof atLeast === 'number' ? atLeast : 0,
  };
  return { totals: totalsOf(values), waits, ...countedOf(values) };
}

/** How many calls each second has, of what stands one after the other. */
export function* pairsOf(values: readonly number[]): Generator<[seconds: number, calls: number]> {
  for (let index = 0; index + 1 < values.length; index += 2) yield [values[index] ?? 0, values[index + 1] ?? 0];
}

export function numbersIn(text: unknown): readonly number[] {
  return typeof text === 'string' ? (JSON.parse(text) as readonly number[]) : [];
}
