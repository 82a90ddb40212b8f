import type { Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';

/** What one question may take of time and memory. Sizes in bytes, after unpacking. */
export interface PollLimits {
  /** Until the answer begins. */
  readonly firstByte: Milliseconds;
  /** Until the answer is complete. */
  readonly whole: Milliseconds;
  /** The same for an answer that is a long list and is taken in slices. */
  readonly wholeList: Milliseconds;
  readonly largestAnswer: number;
  /** For an answer that is a long list and is taken in slices. */
  readonly largestList: number;
}

const megabyte = 1024 * 1024;

export const pollLimits: PollLimits = {
  firstByte: 10 * second,
  whole: 60 * second,
  // Less than from one question to Soluno to the next.
  wholeList: 280 * second,
  largestAnswer: 5 * megabyte,
  // Half a million calls are some 150 MB.
  largestList: 512 * megabyte,
};

/** Of a list of records: small enough that nothing else waits long while one is read. */
export const recordSlices = { bytes: 256 * 1024, records: 500 };
