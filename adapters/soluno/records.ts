import type { Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { CallRecorded } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { isObject } from '#core/said/json';
import { noneReadable } from './sentences.ts';
import { isNumberDigest, recordKey } from './record-key.ts';
import type { Read } from './values.ts';
import { callerOf, instantOf, textOf, unreadable } from './values.ts';

/** What is needed to read a list of records. */
export interface Reading {
  readonly at: Instant;
  readonly surroundings: Surroundings;
  /** The queue of each answering group's number. */
  readonly queueOf: ReadonlyMap<string, string>;
}

/**
 * The calls of the configured queues in an answer of document 001, or in a slice of one. Calls of other numbers, and
 * those that are not over, are passed over; so is a record that cannot be read, as long as others can.
 * @throws NotUnderstood where there are records and none can be read
 */
export function callsOf(records: readonly JsonValue[], reading: Reading): readonly CallRecorded[] {
  const calls: CallRecorded[] = [];
  let read = 0;
  for (const record of records) {
    const call = callOf(record, reading);
    if (call === unreadable) continue;
    read += 1;
    if (call !== null) calls.push(call);
  }
  if (read > 0 || records.length === 0) return calls;
  throw new NotUnderstood(noneReadable(records.length));
}

/** `null`: readable, and of no concern. */
function callOf(record: JsonValue, { at, surroundings, queueOf }: Reading): Read<CallRecorded | null> {
  if (!isObject(record)) return unreadable;
  const receiving = textOf(record['receivingNo']);
  if (receiving === unreadable) return unreadable;
  const queue = receiving === null ? undefined : queueOf.get(receiving);
  if (receiving === null || queue === undefined) return null;
  const instant = (name: string): Read<Instant | null> => instantOf(record[name], surroundings.timeZone, at);
  const caller = callerOf(record['callerNo']);
  const callee = textOf(record['calleeNo']);
  const start = instant('start');
  const received = instant('received');
  const answered = instant('calleeAnswered');
  const stop = instant('stop');
  if (caller === unreadable || callee === unreadable || start === unreadable || received === unreadable) {
    return unreadable;
  }
  if (answered === unreadable || stop === unreadable) return unreadable;
  const entry = received ?? start;
  if (entry === null) return unreadable;
  const end = stop ?? answered;
  // Neither answered nor over: whether the caller is lost is not known yet.
  if (end === null) return null;
  const key = recordKey(caller, start ?? entry, receiving, callee);
  return {
    kind: 'call-recorded',
    source: surroundings.source,
    at,
    record: key,
    queue,
    entry,
    answered,
    end,
    ...(isNumber(caller) && { caller }),
    ...(answered !== null && isNumber(callee) && { agent: callee }),
  };
}

function isNumber(told: string | null): told is string {
  return told !== null && !isNumberDigest(told);
}
