import { open, readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { FileSlice, FilesQuestion, FileSpot, FilesRead, ReadFiles } from '#adapters/adapter';
import { NotUnderstood, Unreachable } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import { fileTrouble } from './file-trouble.ts';
import { fileLimits } from './limits.ts';
import { type Found, found } from './listing.ts';
import { isReadUntil, piecesOf } from './log-file.ts';
import { csvBy, csvRecords, jsonLines, wholeJson } from './parse.ts';
import { decoded, firstLine } from './text.ts';

interface ReadFilesOptions {
  readonly now: () => number;
  readonly stop: AbortSignal;
}

/** Reads files of one source. Never two at once: a share that hangs would hang every one of them. */
export function createReadFiles({ now, stop }: ReadFilesOptions): ReadFiles {
  let underWay: Promise<unknown> | undefined;

  /** The next of a reading, or nobody waits for it any more. */
  async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
    if (underWay !== undefined) throw new Unreachable(hangs);
    const working = work();
    underWay = working;
    const done = (): void => void (underWay = undefined);
    working.then(done, done);
    const timeout = new AbortController();
    const late = pause(fileLimits.patience, undefined, { signal: timeout.signal }).then(
      () => {
        throw new Unreachable(hangs);
      },
      () => new Promise<never>(() => undefined),
    );
    try {
      return await Promise.race([working, late]);
    } catch (error) {
      throw fileTrouble(error);
    } finally {
      timeout.abort();
    }
  }

  return async function* read(question) {
    const slices = question.mode === 'lines' ? readLines(question, now) : readWhole(question, now);
    for (;;) {
      const step = await patiently(() => slices.next());
      if (step.done === true) return step.value;
      if (stop.aborted)
        throw new Unreachable({ da: 'Tavlen holdt op med at læse.', en: 'The wallboard stopped reading.' });
      yield step.value;
    }
  };
}

const hangs = {
  da: 'Filen kan ikke læses: disken eller netværksdrevet svarer ikke.',
  en: 'The file cannot be read: the disk or the network share does not answer.',
};

type Reading = AsyncGenerator<FileSlice, FilesRead>;

async function* readLines(question: FilesQuestion, now: () => number): Reading {
  const files = await found(question);
  const after = new Map<string, FileSpot>();
  const left = [...question.spots];
  const spots = (): readonly FileSpot[] => [...left, ...after.values()];
  let count = 0;
  for (const each of files) {
    const file = await open(each.path, 'r');
    try {
      const before = await spotOf(file, each, left);
      // What lies beside it and was never read is none of its past.
      if (each.isAside && before === undefined) continue;
      for await (const { records, spot } of piecesOf(file, each, before, question, now())) {
        after.set(each.name, spot);
        count += records.length;
        if (records.length > 0) yield { name: each.name, body: records, spots: spots() };
        if (count >= question.mostRecords) return { spots: spots(), hasMore: true };
      }
      if (!after.has(each.name) && before !== undefined) after.set(each.name, before);
    } finally {
      await file.close();
    }
  }
  // Whatever is known and was not found is gone, or was begun anew.
  return { spots: [...after.values()], hasMore: false };
}

/** How far this file was read, by its name or as one that had another name; it is taken out of the list. */
async function spotOf(
  file: Parameters<typeof isReadUntil>[0],
  { name, size }: Found,
  left: FileSpot[],
): Promise<FileSpot | undefined> {
  const ordered = left.toSorted((a, b) => Number(b.name === name) - Number(a.name === name));
  for (const spot of ordered) {
    if (!(await isReadUntil(file, spot, size))) continue;
    left.splice(left.indexOf(spot), 1);
    return spot;
  }
  return undefined;
}

async function* readWhole(question: FilesQuestion, now: () => number): Reading {
  const all = await found(question);
  const files = question.mode === 'newest' ? all.slice(-1) : all;
  const after = new Map(question.spots.map((spot) => [spot.name, spot]));
  const names = new Set(files.map(({ name }) => name));
  for (const name of after.keys()) if (!names.has(name)) after.delete(name);
  let count = 0;
  for (const each of files) {
    const { name, size, changedAt } = each;
    const known = after.get(name);
    if (known?.size === size && known.changedAt === changedAt) continue;
    const body = await wholeOf(each, question);
    count += Array.isArray(body) ? body.length : 1;
    after.set(name, { name, offset: size, digest: '', size, changedAt, since: now() });
    yield { name, body, spots: [...after.values()] };
    if (count >= question.mostRecords && question.mode === 'each') return { spots: [...after.values()], hasMore: true };
  }
  return { spots: [...after.values()], hasMore: false };
}

/** @throws Unreachable where it changes while it is read */
async function wholeOf({ path, size, changedAt }: Found, question: FilesQuestion): Promise<JsonValue> {
  if (size > fileLimits.largestWhole)
    throw new NotUnderstood({
      da: 'Filen er større end 20 MB og skulle læses i ét stykke.',
      en: 'The file is larger than 20 MB, and would be read as a whole.',
    });
  const bytes = await readFile(path);
  await pause(fileLimits.stillFor);
  const later = await stat(path);
  if (later.size !== bytes.length || later.size !== size || later.mtimeMs !== changedAt) {
    throw new Unreachable({
      da: 'Filen er ved at blive skrevet. Den bliver læst igen.',
      en: 'The file is just being written. It is read again.',
    });
  }
  const text = decoded(bytes, question.encoding);
  switch (question.format) {
    case 'json':
      return wholeJson(text);
    case 'jsonl':
      return jsonLines(text);
    case 'csv':
      return wholeCsv(bytes, text, question);
  }
}

function wholeCsv(bytes: Uint8Array, text: string, question: FilesQuestion): JsonValue {
  const length = firstLine(bytes, question.quotes) || bytes.length;
  const csv = csvBy(decoded(bytes.subarray(0, length), question.encoding), question);
  const records = csvRecords(text, csv);
  return question.columns === undefined ? records.slice(1) : records;
}
