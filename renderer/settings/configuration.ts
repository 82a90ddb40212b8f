import type { JsonValue } from '#core/said/input';
import { isList, isObject, type JsonObject } from '#core/said/json';
import type { Configuration } from '#core/settings/settings';

/** A configuration is whatever its file holds: these read what is sound of it, for a page to show. */

export const objectIn = (value: JsonValue | undefined): JsonObject =>
  value !== undefined && isObject(value) ? value : {};

export function listIn(value: JsonValue | undefined): readonly JsonObject[] {
  return value !== undefined && isList(value) ? value.map(objectIn) : [];
}

export const textIn = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

export function textsIn(value: JsonValue | undefined): readonly string[] {
  return value !== undefined && isList(value) ? value.map((each) => (typeof each === 'string' ? each : '')) : [];
}

export const queuesIn = ({ queues }: Configuration): readonly JsonObject[] => listIn(queues);
export const sourcesIn = ({ sources }: Configuration): readonly JsonObject[] => listIn(sources);

/** Name by id; one without a name is called by its id. */
export function namesOf(configuration: Configuration): readonly { readonly id: string; readonly name: string }[] {
  return queuesIn(configuration).map(({ id, name }) => ({ id: textIn(id), name: textIn(name) || textIn(id) }));
}

/** With one setting another, or without it. */
export function withSetting(object: JsonObject, name: string, value: JsonValue | undefined): JsonObject {
  if (value !== undefined) return { ...object, [name]: value };
  const { [name]: _gone, ...others } = object;
  return others;
}

/** With one of its list another, or without it. */
export function withItem(
  configuration: Configuration,
  name: 'queues' | 'sources' | 'agents' | 'messages',
  index: number,
  item: JsonObject | undefined,
): Configuration {
  const list = listIn(configuration[name]);
  const next = item === undefined ? list.toSpliced(index, 1) : list.with(index, item);
  return { ...configuration, [name]: next };
}

/** An id for what somebody calls "HallMonitor Support": `hallmonitor-support`; one that none of the others has. */
export function idFor(name: string, taken: readonly string[]): string {
  const letters: { readonly [letter: string]: string } = {
    æ: 'ae',
    ø: 'oe',
    å: 'aa',
    ö: 'oe',
    ä: 'ae',
    ü: 'ue',
    ß: 'ss',
  };
  const plain = name
    .toLowerCase()
    .replaceAll(/[æøåöäüß]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const base = plain === '' ? 'koe' : plain;
  let id = base;
  for (let count = 2; taken.includes(id); count += 1) id = `${base}-${count}`;
  return id;
}
