import { minute, second } from '#core/time/instant';

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

export const fileLimits = {
  /** What is read and told at once: some hundred lines. */
  piece: 16 * kilobyte,
  longestLine: megabyte,
  /** Of a file that is read as a whole. */
  largestWhole: 20 * megabyte,
  /** Of a folder, the newest. */
  mostFiles: 2_000,
  /** A last line without an end is one when nothing has been written for so long. */
  settledAfter: minute,
  /** A share that has gone away may answer never. */
  patience: 20 * second,
  /** A file that has not changed in so long is not being written just now. */
  stillFor: 50,
};
