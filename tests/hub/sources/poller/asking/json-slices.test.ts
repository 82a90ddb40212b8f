import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#core/said/input';
import { BadAnswer } from '#hub/sources/poller/asking/json-reader';
import type { SliceLimits } from '#hub/sources/poller/asking/json-slices';
import { slicesOf } from '#hub/sources/poller/asking/json-slices';

const roomy: SliceLimits = { bytes: 1_000_000, records: 2_000 };

/** The bytes of a text, cut at these places. */
async function* cut(text: string, places: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const ends = [...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  let start = 0;
  for (const end of ends) {
    yield bytes.subarray(start, end);
    start = end;
  }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const taken: Item[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

async function slices(text: string, limits: SliceLimits = roomy, places: readonly number[] = []) {
  return all(slicesOf(cut(text, places), limits));
}

/** What `JSON.parse` makes of it, with a number as text where it would be written otherwise. */
function parsed(text: string): JsonValue {
  const reviver = (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' && JSON.stringify(value) !== context?.source ? context?.source : value;
  return JSON.parse(text, reviver) as JsonValue;
}

const json = fc.jsonValue({ maxDepth: 4 });
const places = fc.array(fc.nat(), { maxLength: 8 });
const spacing = fc.constantFrom(undefined, 1, '\r\n\t');

describe('a list', () => {
  it('comes in slices that together are the list, wherever the answer is cut', async () => {
    const limits = fc.record({ bytes: fc.integer({ min: 300, max: 2_000 }), records: fc.integer({ min: 1, max: 5 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(json, { maxLength: 12 }), spacing, places, limits, async (list, space, cuts, most) => {
        const text = JSON.stringify(list, null, space);
        const parts = (await slices(text, { ...most, bytes: most.bytes + text.length }, cuts)) as JsonValue[][];
        expect(parts.flat()).toEqual(parsed(text));
        expect(parts.every((part) => part.length <= most.records)).toBe(true);
        expect(parts.slice(0, -1).every((part) => part.length === most.records)).toBe(true);
        if (list.length === 0) expect(parts).toStrictEqual([[]]);
      }),
    );
  });

  it('has slices of no more bytes than allowed', async () => {
    const list = Array.from({ length: 1_000 }, (_, index) => ({ text: 'x'.repeat(index % 90) }));
    const parts = (await slices(JSON.stringify(list), { bytes: 500, records: 2_000 })) as JsonValue[][];
    expect(parts.flat()).toEqual(list);
    expect(parts.length).toBeGreaterThan(100);
    for (const part of parts) expect(JSON.stringify(part).length).toBeLessThanOrEqual(502);
  });

  it('is handed over as it comes, before the end is there', async () => {
    const text = JSON.stringify([1, 2, 3, 4]);
    const reading = slicesOf(cut(text.slice(0, -1), []), { bytes: 100, records: 2 });
    expect((await reading.next()).value).toStrictEqual([1, 2]);
    await expect(all(reading)).rejects.toThrow(BadAnswer);
  });

  it('that breaks off anywhere is an error, and the error quotes nothing of it', async () => {
    const text = JSON.stringify([{ callerNo: '+4528374655', start: null, n: [1.5, true] }, 'ø', {}]);
    const bytes = new TextEncoder().encode(text).length;
    for (let end = 1; end < bytes; end += 1) {
      const half = (async function* () {
        yield new TextEncoder().encode(text).subarray(0, end);
      })();
      const error: unknown = await all(slicesOf(half, roomy)).catch((thrown: unknown) => thrown);
      expect(error, text.slice(0, end)).toBeInstanceOf(BadAnswer);
      expect(String(error)).not.toMatch(/28374655|callerNo/);
    }
  });

  it.each([
    '[1,]',
    '[1 2]',
    '[{]}',
    '[1] x',
    '[1][2]',
    '["a]',
    '[nul]',
    '[{"a" 1}]',
    '[01]',
    '[+1]',
    "['a']",
    '[[',
    ']',
  ])('%s is damaged or none at all', async (text) => {
    const outcome = await slices(text).catch((thrown: unknown) => thrown);
    if (text.startsWith('[')) expect(outcome).toBeInstanceOf(BadAnswer);
    else expect(outcome).toStrictEqual([text]);
  });

  it('takes white space and a byte order mark around it', async () => {
    expect(await slices('\uFEFF \n[1]\n ', roomy, [1, 2, 4, 6])).toStrictEqual([[1]]);
  });

  it('has records of a bearable size and depth', async () => {
    const small = { bytes: 1_000, records: 10 };
    await expect(slices(JSON.stringify(['x'.repeat(200_000)]), small)).rejects.toThrow(BadAnswer);
    await expect(slices(`[${'['.repeat(100_000)}`)).rejects.toThrow('nested');
  });

  it('keeps numbers as they were written, and a name that is none of ours', async () => {
    const [first] = await slices('[{"id": 12434346.4560, "n": 12.5, "__proto__": {"a": 1e400}}]');
    expect(JSON.stringify(first)).toBe('[{"id":"12434346.4560","n":12.5,"__proto__":{"a":"1e400"}}]');
  });
});

describe('anything else', () => {
  it('comes as one value, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(json, spacing, places, async (value, space, cuts) => {
        fc.pre(!Array.isArray(value));
        const text = JSON.stringify(value, null, space);
        expect(await slices(text, roomy, cuts)).toEqual([parsed(text)]);
      }),
    );
  });

  it.each(['', '<html><body>502</body></html>', 'Wartung', '\u0000'])('%j is text', async (text) => {
    expect(await slices(text)).toStrictEqual([text]);
  });

  it('is an error where an object breaks off, or is too large', async () => {
    await expect(slices('{"error": false, "result": [{"a"')).rejects.toThrow(BadAnswer);
    await expect(slices('x'.repeat(101), { bytes: 100, records: 1 })).rejects.toThrow('too large');
  });

  it('passes the error of a connection on', async () => {
    const broken = (async function* () {
      yield new TextEncoder().encode('[1,');
      throw new Error('socket hang up');
    })();
    await expect(all(slicesOf(broken, roomy))).rejects.toThrow('socket hang up');
  });
});
