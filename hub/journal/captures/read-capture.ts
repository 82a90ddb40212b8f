import { closeSync, openSync, readSync } from 'node:fs';
import type { Input } from '#core/said/input';
import { CaptureProblem, parseCaptureLine } from './capture.ts';

/** Bytes read at a time. */
const blockSize = 1024 * 1024;
/** A line longer than this, in bytes, is no capture. */
const longestLine = 64 * 1024 * 1024;
const lineFeed = 0x0a;
const byteOrderMark = '\ufeff';

/**
 * The inputs of a capture file, in its own order, a block at a time: a file of any size needs no more memory than a
 * small one. CRLF, empty lines and a byte order mark are passed over.
 * @throws CaptureProblem when the file cannot be read or a line is not understood
 */
export function* readCapture(path: string): Generator<Input> {
  let lineNumber = 0;
  for (const text of linesOf(path)) {
    lineNumber += 1;
    const line = lineNumber === 1 && text.startsWith(byteOrderMark) ? text.slice(1) : text;
    if (line !== '' && line.trim() !== '') yield parseCaptureLine(line, lineNumber);
  }
}

function* linesOf(path: string): Generator<string> {
  const file = open(path);
  try {
    let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
    for (;;) {
      const block = readBlock(file, path);
      const end = block.lastIndexOf(lineFeed);
      if (end >= 0) {
        yield* split(Buffer.concat([rest, block.subarray(0, end)]));
        rest = block.subarray(end + 1);
      } else {
        rest = Buffer.concat([rest, block]);
      }
      if (rest.length > longestLine) throw new CaptureProblem(`capture: ${path}: a line is longer than 64 MB`);
      if (block.length === 0) break;
    }
    if (rest.length > 0) yield* split(rest);
  } finally {
    closeSync(file);
  }
}

function* split(lines: Buffer): Generator<string> {
  const text = lines.toString('utf8');
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    yield text.slice(start, end);
    start = end + 1;
  }
  yield text.slice(start);
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, error);
  }
}

function readBlock(file: number, path: string): Buffer {
  const block = Buffer.allocUnsafe(blockSize);
  try {
    return block.subarray(0, readSync(file, block, 0, blockSize, null));
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): CaptureProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return new CaptureProblem(`capture: ${path} cannot be read: ${reason}`, { cause: error });
}
