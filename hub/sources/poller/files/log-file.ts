import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { FilesQuestion, FileSpot } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import { fileLimits } from './limits.ts';
import type { Found } from './listing.ts';
import { type Csv, csvBy, csvRecords, jsonLines } from './parse.ts';
import { decoded, firstLine, wholeLines } from './text.ts';

/** What was read at either end, by which a file is known again. */
const signLength = 1_024;

/** Whether it is the file that was read so far: what was read is still there. */
export async function isReadUntil(file: FileHandle, { offset, digest }: FileSpot, size: number): Promise<boolean> {
  return offset > 0 && offset <= size && (await signAt(file, offset)) === digest;
}

/** Of the first and the last of what was read. */
async function signAt(file: FileHandle, offset: number): Promise<string> {
  const length = Math.min(offset, signLength);
  const hash = createHash('sha256').update(await bytesAt(file, 0, length));
  return hash
    .update(await bytesAt(file, offset - length, length))
    .digest('base64')
    .slice(0, 22);
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

export interface LogPiece {
  readonly records: readonly JsonValue[];
  readonly spot: FileSpot;
}

/**
 * The lines of a file from where it was read to its end, in pieces. A line that is still being written waits for its end.
 * `before`: how it was when it was last looked at.
 */
export async function* piecesOf(
  file: FileHandle,
  { name, size, changedAt }: Found,
  before: FileSpot | undefined,
  question: FilesQuestion,
  now: number,
): AsyncGenerator<LogPiece> {
  const hasQuotes = question.format === 'csv' && question.quotes;
  const since = before?.size === size ? before.since : now;
  const isSettled = now - since >= fileLimits.settledAfter;
  let csv: Csv | undefined;
  let offset = before?.offset ?? 0;
  const start = offset;
  const spotAt = async (at: number): Promise<FileSpot> => {
    return { name, offset: at, digest: await signAt(file, at), size, changedAt, since };
  };
  if (question.format === 'csv') {
    const head = await bytesAt(file, 0, Math.min(size, fileLimits.longestLine));
    const length = firstLine(head, hasQuotes) || (isSettled ? head.length : 0);
    if (length === 0) return yield { records: [], spot: await spotAt(offset) };
    csv = csvBy(decoded(head.subarray(0, length), question.encoding), question);
    if (question.columns === undefined) offset = Math.max(offset, length);
  }
  let wanted = fileLimits.piece;
  while (offset < size) {
    const bytes = await bytesAt(file, offset, Math.min(wanted, size - offset));
    const isLast = offset + bytes.length >= size;
    const length = wholeLines(bytes, hasQuotes) || (isLast && isSettled ? bytes.length : 0);
    if (length === 0 && !isLast && bytes.length > 0) {
      wanted *= 2;
      if (wanted > fileLimits.longestLine)
        throw new NotUnderstood({
          da: 'Filen har en linje på mere end en megabyte.',
          en: 'The file has a line of more than a megabyte.',
        });
      continue;
    }
    if (length === 0) break;
    const text = decoded(bytes.subarray(0, length), question.encoding);
    offset += length;
    wanted = fileLimits.piece;
    yield { records: csv === undefined ? jsonLines(text) : csvRecords(text, csv), spot: await spotAt(offset) };
  }
  if (offset === start || start === 0) yield { records: [], spot: await spotAt(offset) };
}
