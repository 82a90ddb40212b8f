import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const headerSize = 32;
const frameHeaderSize = 24;
/** The first number of the file tells the order of bytes in which sums are reckoned. */
const magic = 0x377f0682;

/**
 * What is wrong with the WAL that a hub left behind which did not end cleanly, as a sentence; `undefined`: nothing. SQLite
 * itself passes over all that follows the first frame that is not right, and says nothing. To be called before the journal
 * is opened. Format: https://sqlite.org/fileformat2.html#the_write_ahead_log
 */
export function walTrouble(file: string): string | undefined {
  if (!existsSync(`${file}-wal`)) return undefined;
  const handle = openSync(`${file}-wal`, 'r');
  try {
    return troubleIn(handle, framesKnown(file));
  } finally {
    closeSync(handle);
  }
}

function troubleIn(handle: number, known: Known | undefined): string | undefined {
  const { size } = fstatSync(handle);
  if (size === 0) return known === undefined ? undefined : lost(known.frames);
  const header = bytesAt(handle, 0, headerSize);
  if (header.length < headerSize || (header.readUInt32BE(0) & ~1) !== magic) return 'its beginning is not right';
  const isBigEndian = (header.readUInt32BE(0) & 1) === 1;
  let sums = summed([0, 0], header.subarray(0, 24), isBigEndian);
  if (!isSum(sums, header, 24)) return 'its beginning is not right';
  const frameSize = frameHeaderSize + header.readUInt32BE(8);
  let [good, place] = [0, headerSize];
  let bad: string | undefined;
  for (; place + frameSize <= size; place += frameSize) {
    const frame = bytesAt(handle, place, frameSize);
    // What is left of an earlier round is no part of it.
    if (!frame.subarray(8, 16).equals(header.subarray(16, 24))) break;
    sums = summed(summed(sums, frame.subarray(0, 8), isBigEndian), frame.subarray(frameHeaderSize), isBigEndian);
    if (!isSum(sums, frame, 16)) {
      bad = `page ${good + 1} of it is not what was written`;
      break;
    }
    good += 1;
  }
  if (known?.salts.equals(header.subarray(16, 24)) === true) {
    // What was being written when its process was killed is half written, and nobody was told that it is kept.
    if (known.frames <= good) return undefined;
    return bad ?? lost(known.frames - good);
  }
  if (bad !== undefined) return bad;
  const isCut = place < size && place + frameSize > size && isOfThisRound(handle, place, header);
  return isCut ? 'its last page is not whole' : undefined;
}

function lost(pages: number): string {
  return `its last ${pages} pages are gone`;
}

function isOfThisRound(handle: number, place: number, header: Buffer): boolean {
  return bytesAt(handle, place + 8, 8).equals(header.subarray(16, 24));
}

interface Known {
  readonly frames: number;
  readonly salts: Buffer;
}

/**
 * How many pages the hub that had it open knew to be in it: the beginning of the -shm, which stays where a process was
 * killed. After a power cut it may say anything, and then says it twice differently.
 */
function framesKnown(file: string): Known | undefined {
  if (!existsSync(`${file}-shm`)) return undefined;
  const handle = openSync(`${file}-shm`, 'r');
  try {
    const [first, second] = [bytesAt(handle, 0, 48), bytesAt(handle, 48, 48)];
    if (first.length < 48 || !first.equals(second) || first[12] !== 1) return undefined;
    const isLittle = first.readUInt32LE(0) === 3_007_000;
    const frames = isLittle ? first.readUInt32LE(16) : first.readUInt32BE(16);
    return frames === 0 ? undefined : { frames, salts: Buffer.from(first.subarray(32, 40)) };
  } finally {
    closeSync(handle);
  }
}

function bytesAt(handle: number, place: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, place));
}

type Sums = readonly [number, number];

function summed([first, second]: Sums, bytes: Buffer, isBigEndian: boolean): Sums {
  let [a, b] = [first, second];
  for (let place = 0; place < bytes.length; place += 8) {
    a = (a + b + (isBigEndian ? bytes.readUInt32BE(place) : bytes.readUInt32LE(place))) >>> 0;
    b = (b + a + (isBigEndian ? bytes.readUInt32BE(place + 4) : bytes.readUInt32LE(place + 4))) >>> 0;
  }
  return [a, b];
}

function isSum([a, b]: Sums, bytes: Buffer, place: number): boolean {
  return bytes.readUInt32BE(place) === a && bytes.readUInt32BE(place + 4) === b;
}
