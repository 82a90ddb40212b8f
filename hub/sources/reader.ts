import type { Adapter, InputAdapter, Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { StreamEvent } from '#adapters/stream';
import type { Fact } from '#core/said/facts';
import type { Input, JsonValue } from '#core/said/input';
import { readStreamNotice } from '../intake/stream-notice.ts';

/** What an input says, and what is known after it. */
export interface Reading {
  readonly known: JsonValue;
  readonly facts: readonly Fact[];
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
    return { unread: null, read: (known, input) => ({ known, facts: adapter.read(input, settings, surroundings) }) };
  }
  const { unread, read } = adapter.input;
  return { unread, read: (known, input) => read(known, eventOf(input, surroundings.source), settings, surroundings) };
}

function eventOf(input: Input, source: string): StreamEvent {
  const { at } = input;
  if (input.source === source && input.kind === 'stream') return { kind: 'message', at, message: input.message };
  const notice = readStreamNotice(input);
  if (notice?.source !== source) throw new NotUnderstood('What came is no message of a connection.');
  return { kind: notice.kind, at };
}
