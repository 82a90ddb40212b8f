import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';

/** A part of an answer, and when it had come; most answers have but one. */
export interface Slice {
  readonly body: JsonValue;
  readonly at: Instant;
}

export type TakeSlice = (slice: Slice) => Promise<void>;

/** The hub could not take a slice: no fault of the phone system's. `cause` says why. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

/**
 * The first slice. Where there are more, `take` gets it and all the others, one after the other, when the last has come:
 * half an answer would be half a day on the board. Where there are none, the body is empty.
 * @throws NotTaken
 */
export async function firstOf(slices: AsyncIterable<Slice>, take: TakeSlice | undefined): Promise<Slice | undefined> {
  let first: Slice | undefined;
  const others: Packed[] = [];
  for await (const slice of slices) {
    if (first === undefined) first = slice;
    else if (take !== undefined) others.push(pack(slice));
  }
  if (first === undefined || take === undefined || others.length === 0) return first;
  try {
    await take(first);
    for (const packed of others) await take(unpack(packed));
  } catch (error) {
    throw new NotTaken('', { cause: error });
  }
  return first;
}

/** A slice while the others are awaited: records are much alike, and take a twentieth of their room so. */
interface Packed {
  readonly bytes: Uint8Array;
  readonly at: Instant;
}

const fastest = { level: constants.Z_BEST_SPEED };

/** A millisecond a slice; in another thread each would cost ten times its room. */
function pack({ body, at }: Slice): Packed {
  return { bytes: deflateRawSync(JSON.stringify(body), fastest), at };
}

function unpack({ bytes, at }: Packed): Slice {
  return { body: JSON.parse(inflateRawSync(bytes).toString()) as JsonValue, at };
}
