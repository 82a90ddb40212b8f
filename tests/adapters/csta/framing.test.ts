import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/adapter';
import { cstaFraming, keptMessage } from '#adapters/csta/framing';

const { split, join, keep } = cstaFraming;

function frame(head: readonly number[], id: string, text: string): Uint8Array {
  return Uint8Array.from([...head, ...new TextEncoder().encode(id + text)]);
}

describe('a frame', () => {
  it('has its whole length in bytes, and its invoke id', () => {
    expect(join({ id: '0012', text: '<a>æøå</a>' })).toEqual(frame([0, 0, 0, 8 + 13], '0012', '<a>æøå</a>'));
    expect([...join({ id: '9999', text: 'x'.repeat(995) }).subarray(0, 4)]).toEqual([0, 0, 0x03, 0xeb]);
  });

  it('is not there before its last byte', () => {
    expect(split(frame([0, 0, 0, 13], '0012', '<a/>'))).toEqual({ messages: [], taken: 0 });
    expect(split(frame([0, 0, 0, 12], '0012', '<a/>')).messages).toEqual([{ id: '0012', text: '<a/>' }]);
    expect(split(Uint8Array.from([0, 0, 0]))).toEqual({ messages: [], taken: 0 });
    expect(split(new Uint8Array())).toEqual({ messages: [], taken: 0 });
  });

  it.each([
    ['begins with something else', frame([1, 0, 0, 12], '0012', '<a/>')],
    ['begins with something else, and no more has come', Uint8Array.from([0, 5])],
    ['is XML without a head', frame([], '', '<?xml')],
    ['is shorter than its head', frame([0, 0, 0, 7], '0012', '')],
    ['has no invoke id', frame([0, 0, 0, 12], '00x2', '<a/>')],
  ])('that %s is none', (_what, bytes) => {
    expect(() => split(bytes)).toThrow(NotUnderstood);
  });

  it('may be as long as its length can say, and no request is longer', () => {
    expect(cstaFraming.largestMessage).toBe(65_535);
    const text = 'x'.repeat(65_535 - 8);
    expect(split(join({ id: '0000', text })).messages).toEqual([{ id: '0000', text }]);
    expect(() => join({ id: '0000', text: `${text}x` })).toThrow(NotUnderstood);
  });

  it('is kept with its invoke id', () => {
    expect(keep?.({ id: '0012', text: '<a/>' })).toBe('0012 <a/>');
    expect(keptMessage('0012 <a>\n</a>')).toEqual({ id: '0012', xml: '<a>\n</a>' });
    for (const text of ['<a/>', '012 <a/>', '00123 <a/>', '0012<a/>', '']) {
      expect(() => keptMessage(text)).toThrow(NotUnderstood);
    }
  });
});

it('however the bytes are cut, the messages are the same', () => {
  const message = fc.record({
    id: fc.nat(9_999).map((id) => String(id).padStart(4, '0')),
    text: fc.string({ unit: 'grapheme', maxLength: 300 }),
  });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 6 }), fc.array(fc.nat(2_000), { maxLength: 20 }), (messages, cuts) => {
      const wire = Uint8Array.from(messages.flatMap((each) => [...join(each)]));
      const ends = [...new Set(cuts.map((cut) => cut % (wire.length + 1)))].sort((a, b) => a - b);
      const found: unknown[] = [];
      let kept: number[] = [];
      let from = 0;
      for (const end of [...ends, wire.length]) {
        kept = [...kept, ...wire.subarray(from, end)];
        from = end;
        const { messages: whole, taken } = split(Uint8Array.from(kept));
        found.push(...whole);
        kept = kept.slice(taken);
      }
      expect(found).toEqual(messages);
      expect(kept).toEqual([]);
    }),
  );
});

it('whatever the bytes are, they are messages, wait for more, or are none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        const { messages, taken } = split(bytes);
        expect(taken).toBeLessThanOrEqual(bytes.length);
        expect(taken).toBeGreaterThanOrEqual(8 * messages.length);
      } catch (error) {
        expect(error).toBeInstanceOf(NotUnderstood);
      }
    }),
    { numRuns: 2_000 },
  );
});
