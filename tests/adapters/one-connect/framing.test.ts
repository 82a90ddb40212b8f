import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nulFraming } from '#adapters/one-connect/framing';

const { split, join } = nulFraming;

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  );
}

describe('a message', () => {
  it('is what stands before a NUL, in UTF-8 whatever its declaration says', () => {
    const text = '<?xml version="1.0" encoding="utf-16"?><a>æøå €</a>';
    expect(split(bytes(text, [0], '<b/>'))).toEqual({ messages: [{ text }], taken: bytes(text).length + 1 });
  });

  it('is not there before its NUL', () => {
    expect(split(bytes('<a/>'))).toEqual({ messages: [], taken: 0 });
  });

  it('has something in it', () => {
    expect(split(bytes([0, 0], '\r\n', [0], '<a/>', [0]))).toEqual({ messages: [{ text: '<a/>' }], taken: 10 });
  });

  it('that is no UTF-8 is a message all the same', () => {
    expect(split(bytes([0xff, 0xfe], '<a/>', [0])).messages).toHaveLength(1);
  });

  it('is sent with its NUL, and with none inside', () => {
    expect(join({ text: '<a>ø\u0000</a>' })).toEqual(bytes('<a>ø</a>', [0]));
  });

  it('is no larger than a list of a few thousand members', () => {
    expect(nulFraming.largestMessage).toBe(1_048_576);
  });
});

it('however the bytes are cut, the messages are the same', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((said) => `<a>${said.replaceAll('\u0000', '')}</a>`);
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), fc.array(fc.nat(400), { maxLength: 20 }), (texts, cuts) => {
      const wire = bytes(...texts.flatMap((each) => [...join({ text: each })]).map((byte) => [byte]));
      const ends = [...new Set(cuts.map((cut) => cut % (wire.length + 1)))].sort((a, b) => a - b);
      const found: string[] = [];
      let kept = new Uint8Array();
      let from = 0;
      for (const end of [...ends, wire.length]) {
        kept = bytes([...kept], [...wire.subarray(from, end)]) as typeof kept;
        from = end;
        const { messages, taken } = split(kept);
        found.push(...messages.map(({ text: each }) => each));
        kept = kept.slice(taken);
      }
      expect(found).toEqual(texts);
      expect(kept).toHaveLength(0);
    }),
  );
});
