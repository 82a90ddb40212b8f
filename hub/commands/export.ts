import { once } from 'node:events';
import { parseIso } from '#core/time/zone';
import { formatCaptureLine } from '../journal/captures/capture.ts';
import { typedPath } from '../machine/data-folder.ts';
import type { JournalRange } from '../journal/journal.ts';
import type { ReadOnlyJournal } from '../journal/read-journal.ts';
import { openJournalForReading } from '../journal/read-journal.ts';
import { ArgumentsInvalid, readArguments } from './arguments.ts';

/** Characters that are written at a time. */
const blockSize = 64 * 1024;

/**
 * `export --data DIR [--from ISO] [--to ISO]`: the journal as a capture on stdout, also while a hub runs. An ISO time
 * without a zone is in the journal's own zone. Returns the exit code.
 * @throws ArgumentsInvalid, and JournalUnavailable when there is no journal or it cannot be read
 */
export async function runExport(args: readonly string[]): Promise<number> {
  const options = { data: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } } as const;
  const { data, from, to } = readArguments(args, options);
  if (data === undefined || data === '') throw new ArgumentsInvalid('--data DIR is missing.');
  const journal = openJournalForReading(typedPath(data));
  try {
    await writeCapture(journal, rangeOf(from, to, journal.timeZone));
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  } finally {
    journal.close();
  }
  return 0;
}

function rangeOf(from: string | undefined, to: string | undefined, timeZone: string): JournalRange {
  return {
    ...(from !== undefined && { from: instant('--from', from, timeZone) }),
    ...(to !== undefined && { to: instant('--to', to, timeZone) }),
  };
}

function instant(option: string, text: string, timeZone: string): number {
  const parsed = parseIso(text, timeZone);
  if (parsed === undefined)
    throw new ArgumentsInvalid(`${option} ${text}: expected an ISO 8601 time such as 2026-11-18T09:14:38+01:00.`);
  return parsed.at;
}

/** Waits for whoever reads, so that a journal of any size needs little memory. */
async function writeCapture(journal: ReadOnlyJournal, range: JournalRange): Promise<void> {
  const failure = new AbortController();
  process.stdout.on('error', (error) => failure.abort(error));
  let block = '';
  for (const input of journal.read(range)) {
    block += `${formatCaptureLine(input, journal.timeZone)}\n`;
    if (block.length < blockSize) continue;
    await write(block, failure.signal);
    block = '';
  }
  await write(block, failure.signal);
  if (journal.unreadable > 0) process.stderr.write(`${journal.unreadable} damaged rows were left out.\n`);
}

async function write(block: string, failure: AbortSignal): Promise<void> {
  failure.throwIfAborted();
  if (!process.stdout.write(block)) await once(process.stdout, 'drain', { signal: failure });
}

/** Whoever read has had enough (`export | head`): no fault. */
function isClosedPipe(error: unknown): boolean {
  const reason = error instanceof Error && error.name === 'AbortError' ? error.cause : error;
  return reason instanceof Error && 'code' in reason && (reason.code === 'EPIPE' || reason.code === 'EOF');
}
