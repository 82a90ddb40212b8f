import { NotUnderstood } from '#adapters/adapter';
import type { Framing, Message } from '#adapters/stream';
import * as words from './sentences.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Two bytes that say "XML without SOAP", two of length, four of the invoke id. */
const head = 8;

/** An event has this id, and no request does. */
export const eventId = '9999';

/**
 * ECMA-323's frames on TCP. The length is of the whole frame, in bytes, the largest number first; the invoke id is four digits.
 */
export const cstaFraming: Framing = {
  largestMessage: 65_535,
  split(bytes) {
    const messages: Message[] = [];
    let taken = 0;
    for (;;) {
      const length = lengthOf(bytes.subarray(taken, taken + head));
      if (length === undefined || bytes.length < taken + length) return { messages, taken };
      const id = decoder.decode(bytes.subarray(taken + 4, taken + head));
      if (!/^\d{4}$/.test(id)) throw new NotUnderstood(words.noInvokeId);
      messages.push({ id, text: decoder.decode(bytes.subarray(taken + head, taken + length)) });
      taken += length;
    }
  },
  join({ id = '0000', text }) {
    const body = encoder.encode(text);
    const length = head + body.length;
    if (length > cstaFraming.largestMessage) throw new NotUnderstood(words.requestTooLong);
    const frame = new Uint8Array(length);
    frame.set([0, 0, length >> 8, length & 0xff]);
    frame.set(encoder.encode(id), 4);
    frame.set(body, head);
    return frame;
  },
  keep: ({ id = '0000', text }) => `${id} ${text}`,
};

/** The length of the frame that begins so; absent before it is told. @throws NotUnderstood where it is none */
function lengthOf([first, second, high, low]: Uint8Array): number | undefined {
  if ((first ?? 0) !== 0 || (second ?? 0) !== 0) {
    throw new NotUnderstood(words.noFrame);
  }
  if (high === undefined || low === undefined) return undefined;
  const length = high * 256 + low;
  if (length < head) throw new NotUnderstood(words.shortFrame);
  return length;
}

/** A message as it was kept: its invoke id and its XML. @throws NotUnderstood */
export function keptMessage(text: string): { readonly id: string; readonly xml: string } {
  const [, id, xml] = /^(\d{4}) (.*)$/s.exec(text) ?? [];
  if (id === undefined || xml === undefined) {
    throw new NotUnderstood(words.notAsKept);
  }
  return { id, xml };
}
