import type { JsonValue } from '#core/input';
import type { Instant } from '#core/instant';

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
 * The first slice. Where there are more, `take` gets it and all the others, each before the next is read. Where there
 * are none, the body is empty.
 * @throws NotTaken
 */
export async function firstOf(slices: AsyncIterable<Slice>, take: TakeSlice | undefined): Promise<Slice | undefined> {
  let first: Slice | undefined;
  let isFirstTaken = false;
  const handOver = async (slice: Slice): Promise<void> => {
    try {
      await take?.(slice);
    } catch (error) {
      throw new NotTaken('', { cause: error });
    }
  };
  for await (const slice of slices) {
    if (first === undefined) {
      first = slice;
      continue;
    }
    if (!isFirstTaken) await handOver(first);
    isFirstTaken = true;
    await handOver(slice);
  }
  return first;
}
