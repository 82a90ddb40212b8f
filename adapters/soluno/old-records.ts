import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { isList, isObject, type JsonObject } from '#core/said/json';
import { numberDigest } from './record-key.ts';
import { callerOf, instantOf, textOf, unreadable } from './values.ts';

/** What is needed to tell which records are old, and what in them is counted. */
export interface Forgetting {
  /** Calls that entered before this are old. */
  readonly before: Instant;
  /** When the answer came. */
  readonly at: Instant;
  readonly timeZone: string;
  /** The numbers of our answering groups. */
  readonly numbers: ReadonlySet<string>;
}

/** So few digits are a local number, and nobody's of whom nothing else is known. */
const localNumber = /^\d{1,6}$/;

/**
 * The same answer, in which the old records hold neither a phone number nor anything else that tells who somebody is: only
 * the times, the group, and in place of the caller and the callee what is needed to know the record again. `read` says
 * the same of it. How old a record is whose time cannot be read is not known: it stays.
 */
export function withoutOldPersons(body: JsonValue, forgetting: Forgetting): JsonValue {
  if (!isList(body)) return body;
  const records = body.map((record) => (isObject(record) ? withoutPersons(record, forgetting) : record));
  return records.every((record, index) => record === body[index]) ? body : records;
}

function withoutPersons(record: JsonObject, { before, at, timeZone, numbers }: Forgetting): JsonValue {
  const { start = null, received = null, calleeAnswered = null, stop = null } = record;
  const started = instantOf(start, timeZone, at);
  const entered = instantOf(received, timeZone, at);
  if (started === unreadable || entered === unreadable) return record;
  const entry = entered ?? started;
  if (entry === null || entry >= before) return record;
  const caller = callerOf(record['callerNo']);
  const callee = textOf(record['calleeNo']);
  const receiving = textOf(record['receivingNo']);
  // What cannot be read counts nothing, and may hold anything.
  if (caller === unreadable || callee === unreadable || receiving === unreadable) return null;
  if ([calleeAnswered, stop].some((time) => instantOf(time, timeZone, at) === unreadable)) return null;
  const shortened = (number: string | null): string | null => number && numberDigest(number, started ?? entry);
  const isKept = receiving !== null && (numbers.has(receiving) || localNumber.test(receiving));
  const receivingNo = isKept ? receiving : null;
  return {
    callerNo: shortened(caller),
    start,
    receivingNo,
    received,
    calleeNo: shortened(callee),
    calleeAnswered,
    stop,
  };
}
