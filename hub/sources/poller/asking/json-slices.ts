import type { JsonValue } from '#core/said/input';
import { exactNumber } from '../../../machine/exact-number.ts';
import type { JsonReader } from './json-reader.ts';
import { BadAnswer, jsonReader } from './json-reader.ts';

/** What one slice may come to. */
export interface SliceLimits {
  /** Bytes of the answer in one slice, in one record, and in an answer that is no list. */
  readonly bytes: number;
  /** Records of a list in one slice. */
  readonly records: number;
}

/**
 * The body of an answer, read as it comes, so that a list of hundreds of thousands of records is never in memory as a
 * whole. A list comes in slices: lists of at most `limits.records` of its records, in their order; an empty list as one
 * empty slice. Anything else comes as one value: JSON as parsed, or the text where it is none. A number that would lose a
 * digit comes as its text.
 *
 * A slice is handed over before the rest of the answer has come, and may turn out to be of one that breaks off.
 * @throws BadAnswer where JSON breaks off or is damaged, or is over `limits.bytes`
 */
export async function* slicesOf(chunks: AsyncIterable<Uint8Array>, limits: SliceLimits): AsyncGenerator<JsonValue> {
  const kept: Uint8Array[] = [];
  let length = 0;
  let first: number | undefined;
  let list: ListReader | undefined;
  for await (const chunk of chunks) {
    if (list !== undefined) {
      yield* list.read(chunk);
      continue;
    }
    kept.push(chunk);
    length += chunk.length;
    first ??= chunk.find((byte) => !isBlank(byte));
    if (first === openingBracket) {
      list = listReader(limits);
      for (const part of kept.splice(0)) yield* list.read(part);
    } else if (length > limits.bytes) {
      throw new BadAnswer('The answer is too large.');
    }
  }
  if (list !== undefined) yield* list.end();
  else yield wholeValue(kept, first);
}

/**
 * As `slicesOf`, for an answer of which whatever can be read is to be read: where it looks like JSON and is none, or breaks
 * off, it comes as its text. It is in memory as a whole.
 */
export async function* slicesOrText(chunks: AsyncIterable<Uint8Array>, limits: SliceLimits): AsyncGenerator<JsonValue> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const whole = Buffer.concat(parts);
  const slices: JsonValue[] = [];
  try {
    for await (const slice of slicesOf(once(whole), limits)) slices.push(slice);
  } catch (error) {
    if (!(error instanceof BadAnswer)) throw error;
    yield new TextDecoder().decode(whole);
    return;
  }
  yield* slices;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

const openingBracket = 0x5b;
const openingBrace = 0x7b;

/** White space, and the three bytes of a byte order mark. */
function isBlank(byte: number): boolean {
  return byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf;
}

interface ListReader {
  read(chunk: Uint8Array): Iterable<JsonValue>;
  end(): Iterable<JsonValue>;
}

/** So many bytes are parsed at once: whatever waits for the processor waits a millisecond or two. */
const pieceBytes = 65_536;

function listReader(limits: SliceLimits): ListReader {
  const full: JsonValue[][] = [];
  let slice: JsonValue[] = [];
  let sliceStart = 0;
  let recordEnd = 0;
  let consumed = 0;
  let isEmpty = true;
  const close = (): void => {
    full.push(slice);
    slice = [];
    sliceStart = recordEnd;
  };
  const reader: JsonReader = jsonReader('$.*', (record, offset) => {
    isEmpty = false;
    if (slice.length > 0 && offset - sliceStart > limits.bytes) close();
    slice.push(record);
    recordEnd = offset;
    if (slice.length >= limits.records) close();
  });
  return {
    *read(chunk) {
      for (let start = 0; start < chunk.length; start += pieceBytes) {
        const piece = chunk.subarray(start, start + pieceBytes);
        reader.write(piece);
        consumed += piece.length;
        if (consumed - recordEnd > limits.bytes + pieceBytes)
          throw new BadAnswer('A record of the answer is too large.');
        yield* full.splice(0);
      }
    },
    *end() {
      reader.end();
      if (slice.length > 0 || isEmpty) yield slice;
    },
  };
}

function wholeValue(chunks: readonly Uint8Array[], first: number | undefined): JsonValue {
  if (first !== openingBrace) return scalarOrText(Buffer.concat(chunks));
  let whole: JsonValue = null;
  const reader = jsonReader('$', (value) => (whole = value));
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return whole;
}

/** `TextDecoder` passes over a byte order mark. */
function scalarOrText(bytes: Uint8Array): JsonValue {
  const text = new TextDecoder().decode(bytes);
  try {
    const value = JSON.parse(text) as JsonValue;
    return typeof value === 'number' ? exactNumber(text.trim()) : value;
  } catch {
    return text;
  }
}
