import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEventReader, type ServerEvent } from '#link/events';

function readAll(pieces: readonly string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const read = createEventReader((event) => events.push(event), 1_000);
  for (const piece of pieces) read(piece);
  return events;
}

/** Cuts a text at the given places, wherever they are. */
function cut(text: string, places: readonly number[]): string[] {
  const inside = [...new Set(places.map((place) => place % (text.length + 1)))].sort((one, other) => one - other);
  return [0, ...inside].map((from, index) => text.slice(from, inside[index] ?? text.length));
}

const stream =
  ': hello\n\nevent: snapshot\ndata: {"at":"x","queues":[]}\n\n:\n\nevent: update\ndata: {"a":1,\ndata: "b":"æøå 😀"}\n\n';
const events = [
  { name: 'snapshot', data: '{"at":"x","queues":[]}' },
  { name: 'update', data: '{"a":1,\n"b":"æøå 😀"}' },
];

describe('cut anywhere', () => {
  test.each([
    ['line feeds', '\n'],
    ['both', '\r\n'],
  ])('lines that end in %s give the same events', (_, end) => {
    const text = stream.replaceAll('\n', end);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), (places) => {
        expect(readAll(cut(text, places))).toEqual(events);
      }),
    );
  });

  test('bytes cut inside a letter, as a network does', () => {
    const bytes = new TextEncoder().encode(stream);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: bytes.length }), { maxLength: 40 }), (places) => {
        const decoder = new TextDecoder();
        const sorted = [...places].sort((one, other) => one - other);
        const pieces = [0, ...sorted].map((from, index) =>
          decoder.decode(bytes.slice(from, sorted[index] ?? bytes.length), { stream: true }),
        );
        expect(readAll(pieces)).toEqual(events);
      }),
    );
  });

  test('any text at all is read without an error', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('\n', '\r', '\r\n', ':', 'data', 'data:', 'event: x', '\uFEFF'));
    fc.assert(fc.property(fc.array(line), (pieces) => void readAll(pieces)));
  });
});

describe('as the standard has it', () => {
  test('an event that the stream ends within is not one', () => {
    expect(readAll(['data: 1\n'])).toEqual([]);
  });

  test('without a name it is a message; without data it is none', () => {
    expect(readAll(['data: 1\n\nevent: empty\n\ndata: 2\n\n'])).toEqual([
      { name: 'message', data: '1' },
      { name: 'message', data: '2' },
    ]);
  });

  test('one space after the colon belongs to the colon', () => {
    expect(readAll(['data:1\n\ndata:  2\n\ndata\n\n'])).toEqual([
      { name: 'message', data: '1' },
      { name: 'message', data: ' 2' },
      { name: 'message', data: '' },
    ]);
  });

  test('a byte order mark before the first line is passed over', () => {
    expect(readAll(['\uFEFFdata: 1\n\n'])).toEqual([{ name: 'message', data: '1' }]);
  });

  test('what the hub does not use is passed over', () => {
    expect(readAll(['id: 7\nretry: 1000\nfuture: x\ndata: 1\n\n'])).toEqual([{ name: 'message', data: '1' }]);
  });
});
