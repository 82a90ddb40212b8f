import type { Adapter, InputAdapter, Surroundings } from '#adapters/adapter';
import { NotUnderstood, PartlyUnderstood } from '#adapters/adapter';
import type { StreamEvent } from '#adapters/stream';
import type { Fact } from '#core/said/facts';
import type { Input, JsonValue } from '#core/said/input';
import { readStreamNotice } from '../intake/stream-notice.ts';

/** What an input says, and what is known after it. */
export interface Reading {
  readonly known: JsonValue;
  readonly facts: readonly Fact[];
  /** What of it made no sense; absent: nothing. */
  readonly problem?: NotUnderstood;
}

/** A source's inputs are read one after the other, in order of arrival, with what is known by then. */
export interface Reader {
  /** What is known before the first input. */
  readonly unread: JsonValue;
  /**
   * Reads the next: an input of the source's own, or that its connection began or was lost.
   * @throws NotUnderstood: nothing is said then, and what is known stays
   */
  read(known: JsonValue, input: Input): Reading;
}

/** Whether each of its inputs is read for itself; else its way reads them as one stream. */
export function isInputAdapter<Settings>(adapter: Adapter<Settings>): adapter is InputAdapter<Settings> {
  return 'read' in adapter;
}

/** An adapter's `read`, of whatever way, with the source's own settings. */
export function readerOf(adapter: Adapter, settings: unknown, surroundings: Surroundings): Reader {
  if (isInputAdapter(adapter)) {
    const { inOrder } = adapter;
    if (inOrder !== undefined) {
      return {
        unread: inOrder.unread,
        read: (known, input) => inOrder.read(known, input, settings, surroundings),
      };
    }
    const read = (input: Input) => adapter.read(input, settings, surroundings);
    return { unread: null, read: (known, input) => ({ known, ...withProblem(() => read(input)) }) };
  }
  const { unread, read } = adapter.input;
  return { unread, read: (known, input) => read(known, eventOf(input, surroundings.source), settings, surroundings) };
}

const noMessage = {
  da: 'Det, der kom, er ikke en besked fra en forbindelse.',
  en: 'What came is no message of a connection.',
};
/** Of several events in one input those that make sense count, whatever stands beside them. */
function withProblem(read: () => readonly Fact[]): Omit<Reading, 'known'> {
  try {
    return { facts: read() };
  } catch (error) {
    if (error instanceof PartlyUnderstood) return { facts: error.facts, problem: error };
    throw error;
  }
}

function eventOf(input: Input, source: string): StreamEvent {
  const { at } = input;
  if (input.source === source && input.kind === 'stream') return { kind: 'message', at, message: input.message };
  const notice = readStreamNotice(input);
  if (notice?.source !== source) throw new NotUnderstood(noMessage);
  return { kind: notice.kind, at };
}
