import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';
import type { JsonValue } from '#core/input';
import type { Instant } from '#core/instant';

const deflate = promisify<string, { readonly level: number }, Buffer>(deflateRaw);
const inflate = promisify<Uint8Array, Buffer>(inflateRaw);

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
    else if (take !== undefined) others.push(await pack(slice));
  }
  if (first === undefined || take === undefined || others.length === 0) return first;
  try {
    await take(first);
    for (const packed of others) await take(await unpack(packed));
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

async function pack({ body, at }: Slice): Promise<Packed> {
  return { bytes: await deflate(JSON.stringify(body), fastest), at };
}

async function unpack({ bytes, at }: Packed): Promise<Slice> {
  return { body: JSON.parse((await inflate(bytes)).toString()) as JsonValue, at };
}
