import type { Input, JsonValue } from '#core/said/input';
import { isList, isObject } from '#core/said/json';
import { formatCaptureLine } from '../journal/captures/capture.ts';
import { standsIn } from '../journal/retention/of-number.ts';

/**
 * A message as it is handed out to whoever it tells of, as a line of JSON: of a list, only what his number stands in. The others in it
 * are not his to see.
 */
export function handedOut(input: Input, number: RegExp, timeZone: string): string {
  return formatCaptureLine(cut(input, number), timeZone);
}

function cut(input: Input, number: RegExp): Input {
  switch (input.kind) {
    case 'webhook':
      return input;
    case 'poll':
      return { ...input, response: { ...input.response, body: partOf(input.response.body, number) } };
    case 'stream':
      return { ...input, message: cutText(input.message, number) };
  }
}

/** What a connection brought may be JSON. */
function cutText(message: string, number: RegExp): string {
  try {
    return JSON.stringify(partOf(JSON.parse(message) as JsonValue, number));
  } catch {
    return message;
  }
}

function partOf(value: JsonValue, number: RegExp): JsonValue {
  // A list of plain values is one thing, as a row of a database is.
  if (isList(value))
    return value.filter((each) => isPlain(each) || isOf(each, number)).map((each) => partOf(each, number));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, partOf(each, number)]));
}

const isPlain = (value: JsonValue): boolean => !isList(value) && !isObject(value);
const isOf = (value: JsonValue, number: RegExp): boolean => standsIn(JSON.stringify(value), number);
