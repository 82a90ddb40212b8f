import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/adapter';
import type { Framing } from '#adapters/stream';
import { createUnframer, MessageTooLarge, type Unframed } from '#hub/sources/stream/talk/unframed';
import { lines } from '#tests/support/exchange';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What comes of it, read after read, up to what is broken. */
function unframedOf(reads: readonly Uint8Array[], largest = 1_000) {
  const unframe = createUnframer(lines, largest);
  const messages: string[] = [];
  for (const read of reads) {
    const { messages: whole, broken }: Unframed = unframe(read);
    messages.push(...whole.map(({ text }) => text));
    if (broken !== undefined) return { messages, broken: broken instanceof Error ? broken.message : 'no error' };
  }
  return { messages, broken: null };
}

function cut(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].toSorted((a, b) => a - b);
  return [...at, bytes.length].map((end, index) => bytes.subarray(index === 0 ? 0 : at[index - 1], end));
}

describe('messages', () => {
  it('are the same wherever the bytes are cut', () => {
    const bytes = bytesOf('queued 1 support\nnote æøå ☎\n\nanswered 1 0201\nhalf');
    const whole = unframedOf([bytes]);
    expect(whole.messages).toStrictEqual(['queued 1 support', 'note æøå ☎', '', 'answered 1 0201']);
    for (let place = 0; place <= bytes.length; place += 1) {
      expect(unframedOf([bytes.subarray(0, place), bytes.subarray(place)])).toStrictEqual(whole);
    }
    expect(unframedOf([...bytes].map((byte) => Uint8Array.of(byte)))).toStrictEqual(whole);
  });

  it('are the same however anything at all is cut, and so is how it ends', () => {
    const line = fc.oneof(
      { weight: 8, arbitrary: fc.string({ maxLength: 30 }) },
      { weight: 1, arbitrary: fc.constant('\u0000') },
      { weight: 1, arbitrary: fc.integer({ min: 45, max: 55 }).map((length) => 'x'.repeat(length)) },
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 12 }), (texts, places) => {
        const bytes = bytesOf(texts.map((text) => `${text}\n`).join(''));
        expect(unframedOf(cut(bytes, places), 50)).toStrictEqual(unframedOf([bytes], 50));
      }),
      { numRuns: 2_000 },
    );
  });

  it('may be as large as the smaller of the two limits, and not a byte larger', () => {
    const exactly = bytesOf(`${'x'.repeat(49)}\n`);
    expect(unframedOf([exactly, exactly], 50)).toMatchObject({
      messages: ['x'.repeat(49), 'x'.repeat(49)],
      broken: null,
    });
    expect(unframedOf([bytesOf(`${'x'.repeat(50)}\n`)], 50).broken).toBe(
      'The phone system sends a message of more than 50 bytes, which none is.',
    );
    expect(unframedOf([bytesOf(`${'x'.repeat(1_000)}\n`)], 5_000).broken).toMatch(/more than 1000 bytes/);
    const { broken } = createUnframer(lines, 50)(bytesOf('x'.repeat(50)));
    expect(broken).toBeInstanceOf(MessageTooLarge);
    expect(broken).toBeInstanceOf(NotUnderstood);
  });
});

it.each([
  ['more than there is', 99, 1],
  ['nothing, and yet a message', 0, 1],
  ['less than nothing', -1, 1],
])('a framing that takes %s is faulty', (_what, taken, count) => {
  const faulty: Framing = {
    ...lines,
    split: () => ({ messages: Array.from({ length: count }, () => ({ text: 'x' })), taken }),
  };
  expect(createUnframer(faulty, 50)(bytesOf('abc')).broken).toBeInstanceOf(Error);
});
