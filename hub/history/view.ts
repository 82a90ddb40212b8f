import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Span } from '#core/history/listening';
import type { Instant } from '#core/time/instant';
import { dayBounds, dayOf } from '#core/time/zone';
import { startOfPast } from '../books/start-of-books.ts';
import type { Config } from '../config/config.ts';
import { hubSource } from '../intake/hub-notice.ts';
import { readCapture } from '../journal/captures/read-capture.ts';
import type { ReadOnlyJournal } from '../journal/read-journal.ts';
import { openJournalForReading } from '../journal/read-journal.ts';
import { asUnavailable } from '../journal/file/trouble/sqlite-problem.ts';
import { journalFileOf } from '../journal/open-journal.ts';
import { copyHistory } from './file/copy.ts';
import { NotThisHistory, openHistoryDatabase, openHistoryToRead } from './file/format.ts';
import type { HistoryFile } from './file/history-file.ts';
import { createHistoryFile } from './file/history-file.ts';
import { wholeHours } from './hours.ts';
import type { HistoryWriter } from './of-inputs.ts';
import { createHistoryWriter } from './of-inputs.ts';
import { historyFileOf } from './place.ts';
import { historySettings } from './settings.ts';
import { waitingNow } from './waiting.ts';

/** A history to ask, as it is at one moment. */
export interface HistoryView {
  readonly file: HistoryFile;
  readonly now: Instant;
  readonly waiting: { readonly [queue: string]: readonly Instant[] };
  /** Before and after it nobody is known to have listened. */
  readonly world: Span;
}

function inMemory(config: Config): HistoryFile {
  return createHistoryFile(openHistoryDatabase(':memory:'), historySettings(config));
}

/**
 * The history of a capture, by the capture's own clock. It is all that there was to hear on the days from its first input to its
 * last; where it begins with the start of a hub, from then on.
 * @throws CaptureProblem
 */
export function historyOfCapture(config: Config, capture: string): HistoryView {
  const file = inMemory(config);
  const writer = createHistoryWriter(config, file);
  const { timeZone } = config.rules;
  let since: Instant | undefined;
  for (const input of readCapture(capture)) {
    since ??= input.source === hubSource ? input.at : dayBounds(dayOf(input.at, timeZone), timeZone).start;
    writer.take(input);
  }
  writer.finish();
  const { now, tabs } = writer;
  if (since !== undefined) file.retain(now);
  // Of a capture without any input nothing is known.
  if (since === undefined) return { file, now: 0, waiting: {}, world: { since: Infinity, until: Infinity } };
  const until = dayBounds(dayOf(now, timeZone), timeZone).end;
  return { file, now, waiting: waitingNow(tabs, now), world: { since, until } };
}

/**
 * The history of a hub's folder: what was written down, and what the journal holds that is not. Where there is no history, all is
 * made from the journal. Nothing is changed there.
 * @throws JournalUnavailable
 */
export function historyOfFolder(config: Config, folder: string): HistoryView {
  const database = openHistoryDatabase(':memory:');
  copyWritten(historyFileOf(folder), database);
  const file = createHistoryFile(database, historySettings(config));
  // A history outlives its journal.
  const journal = file.seq() === null || existsSync(journalFileOf(folder)) ? openJournalForReading(folder) : undefined;
  try {
    const writer = journal === undefined ? undefined : brought(config, file, journal);
    const now = Date.now();
    file.retain(now);
    const until = Math.max(file.listenedAt() ?? -Infinity, writer?.now ?? -Infinity);
    return {
      file,
      now,
      waiting: writer === undefined ? {} : waitingNow(writer.tabs, now),
      world: { since: -Infinity, until },
    };
  } finally {
    journal?.close();
  }
}

function copyWritten(path: string, into: DatabaseSync): void {
  if (!existsSync(path)) return;
  let written: DatabaseSync | undefined;
  try {
    written = openHistoryToRead(path);
    copyHistory(written, into);
  } catch (error) {
    if (!(error instanceof NotThisHistory)) throw asUnavailable(error, path);
  } finally {
    written?.close();
  }
}

/** Takes what the journal holds and the history does not; absent: it is all there. */
function brought(config: Config, file: HistoryFile, journal: ReadOnlyJournal): HistoryWriter | undefined {
  const seq = file.seq();
  const first = firstOf(journal.read(seq === null ? {} : { after: seq }));
  if (first === undefined) return undefined;
  // Of the day on which it begins all is taken, since a call is told in many inputs.
  const from = seq === null ? -Infinity : startOfPast(config, first.at);
  const writer = createHistoryWriter(config, file, wholeHours(from));
  if (seq === null)
    file.write({
      hours: [],
      outbound: [],
      records: [],
      listened: [{ kind: 'began', source: hubSource, at: first.at }],
    });
  for (const input of journal.read(seq === null ? {} : { from })) writer.take(input);
  writer.finish();
  return writer;
}

function firstOf<Value>(values: Iterable<Value>): Value | undefined {
  for (const value of values) return value;
  return undefined;
}
