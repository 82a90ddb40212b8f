import fc from 'fast-check';
import { expect, it } from 'vitest';
import { framing } from '#adapters/asterisk/framing';
import type { Message } from '#adapters/stream';

const encoder = new TextEncoder();
const wire = (text: string): Uint8Array => encoder.encode(text);

/** What comes of bytes that arrive in pieces, as the hub puts them together. */
function received(pieces: readonly Uint8Array[]): readonly Message[] {
  const messages: Message[] = [];
  let left = new Uint8Array();
  for (const piece of pieces) {
    left = Uint8Array.from([...left, ...piece]);
    const { messages: whole, taken } = framing.split(left);
    messages.push(...whole);
    left = left.slice(taken);
  }
  expect(left).toHaveLength(0);
  return messages;
}

const value = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !/[\r\n]/.test(text));
const line = fc.tuple(fc.constantFrom('Event', 'Queue', 'CallerIDName'), value).map(([name, it]) => `${name}: ${it}`);
const text = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\r\n'));
const greeting = 'Asterisk Call Manager/11.0.0';

it('takes messages whole, wherever the bytes are cut, and the line that greets for itself', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), fc.array(fc.nat(400)), (texts, cuts) => {
      const bytes = Uint8Array.from([
        ...wire(`${greeting}\r\n`),
        ...texts.flatMap((each) => [...framing.join({ text: each })]),
      ]);
      const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((a, b) => a - b);
      const pieces = [0, ...places].map((place, index) => bytes.subarray(place, places[index]));
      expect(received(pieces)).toStrictEqual([greeting, ...texts].map((each) => ({ text: each })));
    }),
  );
});

it('is cut after every single byte', () => {
  const bytes = wire(
    `${greeting}\r\nResponse: Success\r\n\r\nEvent: QueueCallerJoin\r\nCallerIDName: 李小龍, Søren\r\n\r\n`,
  );
  expect(received([...bytes].map((byte) => Uint8Array.of(byte)))).toStrictEqual([
    { text: greeting },
    { text: 'Response: Success' },
    { text: 'Event: QueueCallerJoin\r\nCallerIDName: 李小龍, Søren' },
  ]);
});

it('takes nothing of what is not complete', () => {
  for (const part of [
    '',
    'Asterisk Call Mana',
    greeting,
    `${greeting}\r`,
    'Event: X',
    'Event: X\r\n',
    'Event: X\r\n\r',
  ]) {
    expect(framing.split(wire(part))).toStrictEqual({ messages: [], taken: 0 });
  }
  expect(framing.split(wire('Event: X\r\n\r\nEvent: Y\r\n'))).toStrictEqual({
    messages: [{ text: 'Event: X' }],
    taken: 12,
  });
});

it('passes over empty lines between messages, and keeps line feeds and carriage returns that end none', () => {
  const { messages, taken } = framing.split(wire('\r\n\r\n\r\nEvent: X\nY\rZ\r\n\r\n\r\n'));
  expect(messages).toStrictEqual([{ text: 'Event: X\nY\rZ' }]);
  expect(taken).toBe(24);
});

it('greets only with a line of its own', () => {
  const event = 'Event: X\r\nText: Asterisk Call Manager/1.0\r\n\r\n';
  expect(framing.split(wire(event)).messages).toHaveLength(1);
  // Bytes that are no UTF-8 are shown as such, and a mark of order is a letter like any other.
  const odd = Uint8Array.from([0xff, 0xef, 0xbb, 0xbf, ...wire('\r\n\r\n')]);
  expect(framing.split(odd).messages).toStrictEqual([{ text: '\ufffd\ufeff' }]);
});

it('bears messages of 64 KiB', () => {
  expect(framing.largestMessage).toBe(65_536);
});
