import { Map as PersistentMap } from 'immutable';
import type { JsonValue } from '#core/said/input';
import { base64Of, fromPlain, isPlainObject, NotOurs, numbersOf, tag, textOf, toPlain } from './plain.ts';

/** So many entries of a map, or of its numbers a table, stand in one line: each takes the event loop a moment only. */
const entriesALine = 32;
const numbersALine = 4_096;

/** A list with more is written in one piece. */
const longestWalk = 64;

/**
 * A large value as lines of JSON, in pieces. Maps and tables of numbers that are not inside of others have lines of their
 * own, before the last one, which refers to them as `{"$":"large","is":0}`:
 *
 *     ["map",0,[["key",{}],...]]     more entries of map 0
 *     ["numbers",1,"AAAA..."]        more numbers of table 1, as base64
 *     ["value",{}]                   the value itself
 *
 * @throws CannotBeWritten
 */
export function* linesOf(value: unknown): Generator<string> {
  const count = { large: 0 };
  const whole = yield* walked(value, count);
  yield JSON.stringify(['value', whole]);
}

interface Count {
  /** How many have lines of their own so far. */
  large: number;
}

function* walked(value: unknown, count: Count): Generator<string, JsonValue> {
  if (PersistentMap.isMap(value)) return yield* mapLines(value, count);
  if (value instanceof Float64Array) return yield* numberLines(value, count);
  if (Array.isArray(value) && value.length <= longestWalk) {
    const list: JsonValue[] = [];
    for (const each of value as readonly unknown[]) list.push(yield* walked(each, count));
    return list;
  }
  if (typeof value !== 'object' || value === null || !isPlainObject(value) || Object.hasOwn(value, tag)) {
    return toPlain(value);
  }
  const entries: (readonly [string, JsonValue])[] = [];
  for (const [name, each] of Object.entries(value)) entries.push([name, yield* walked(each, count)]);
  return Object.fromEntries(entries);
}

function* mapLines(map: PersistentMap<unknown, unknown>, count: Count): Generator<string, JsonValue> {
  const id = count.large++;
  let line: JsonValue[] = [];
  for (const entry of map) {
    line.push(toPlain(entry));
    if (line.length < entriesALine) continue;
    yield JSON.stringify(['map', id, line]);
    line = [];
  }
  // Also of an empty one there is a line: it is known by it.
  yield JSON.stringify(['map', id, line]);
  return { [tag]: 'large', is: id };
}

function* numberLines(numbers: Float64Array, count: Count): Generator<string, JsonValue> {
  const id = count.large++;
  for (let from = 0; from === 0 || from < numbers.length; from += numbersALine) {
    yield JSON.stringify(['numbers', id, base64Of(numbers.subarray(from, from + numbersALine))]);
  }
  return { [tag]: 'large', is: id };
}

/** The value of lines that are read one after the other. */
export interface Reading {
  /** @throws where it is no line of ours */
  read(line: string): void;
  /** @throws where lines are missing */
  value(): unknown;
}

export function createReading(): Reading {
  const maps = new Map<number, PersistentMap<unknown, unknown>>();
  const tables = new Map<number, string[]>();
  let whole: { readonly value: unknown } | undefined;

  function largeOf(id: number): unknown {
    const table = tables.get(id);
    return table === undefined ? maps.get(id)?.asImmutable() : numbersOf(table);
  }

  function walkBack(plain: JsonValue): unknown {
    if (typeof plain !== 'object' || plain === null) return plain;
    if (Array.isArray(plain)) return (plain as readonly JsonValue[]).map(walkBack);
    const values = plain as { readonly [name: string]: JsonValue };
    if (values[tag] === 'large') return largeOf(Number(values['is']));
    if (values[tag] !== undefined) return fromPlain(plain);
    return Object.fromEntries(Object.entries(values).map(([name, each]) => [name, walkBack(each)]));
  }

  return {
    read(line) {
      const [kind, first, second] = JSON.parse(line) as readonly JsonValue[];
      if (kind === 'value' && first !== undefined) whole = { value: walkBack(first) };
      else if (kind === 'numbers') tables.set(Number(first), [...(tables.get(Number(first)) ?? []), textOf(second)]);
      else if (kind === 'map') {
        const map = maps.get(Number(first)) ?? PersistentMap<unknown, unknown>().asMutable();
        const entries = fromPlain(second ?? null) as readonly (readonly [unknown, unknown])[];
        for (const [key, value] of entries) map.set(key, value);
        maps.set(Number(first), map);
      } else throw new NotOurs();
    },
    value() {
      if (whole === undefined) throw new NotOurs();
      return whole.value;
    },
  };
}
