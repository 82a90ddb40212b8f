import type { JsonValue } from '#core/said/input';
import { isList, isObject } from '#core/said/json';
import { pathText } from '../config/problems.ts';

/** So many are named in a log. */
const most = 20;

type Path = readonly (string | number)[];

/** Where two settings differ, for a log: the places and never what stands there. */
export function changedPlaces(before: JsonValue, after: JsonValue): readonly string[] {
  return placesOf(before, after, []).slice(0, most).map(pathText);
}

function placesOf(before: JsonValue, after: JsonValue, path: Path): readonly Path[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isList(before) && isList(after)) {
    const longest = Math.max(before.length, after.length);
    return Array.from({ length: longest }, (_, index) =>
      placesOf(before[index] ?? null, after[index] ?? null, [...path, index]),
    ).flat();
  }
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => placesOf(before[name] ?? null, after[name] ?? null, [...path, name]));
  }
  return [path];
}
