import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AlertEvent } from '#core/alerts/open-alert';
import type { Instant } from '#core/time/instant';
import type { RetentionSettings } from '../config/settings.ts';
import { retentionLimits } from '../journal/retention/retention.ts';
import { replaceFile } from '../machine/atomic-file.ts';
import { faultOf } from '../machine/fault.ts';
import type { LastInput } from '../journal/last-input.ts';
import type { Logger } from '../machine/log.ts';
import type { KeptAlerts } from './alert-book.ts';

/** So many entries of the log are kept: months of a call centre in trouble. Some 4 MB. */
const mostEntries = 20_000;

/** What alerts know, up to and with one input of one journal. */
export interface KeptAt {
  /** That input. Not the journal's first by which it is known: retention deletes that. */
  readonly last: LastInput;
  readonly kept: KeptAlerts;
}

/** An entry, and with which input it came. */
export interface StoredEvent {
  readonly seq: number;
  readonly event: AlertEvent;
}

const lastInput = z.strictObject({ seq: z.int(), at: z.number(), source: z.string() });
const keptSchema = z.object({ last: lastInput, kept: z.looseObject({}) });
const storedSchema = z.object({
  seq: z.int(),
  event: z.looseObject({ at: z.number(), id: z.string(), kind: z.string(), change: z.string() }),
});

/**
 * What became of alerts, and what they know, over restarts: two files in the data folder. All of today in it can be made from
 * the journal again; a disk that does not take it stops nothing.
 */
export interface AlertStore {
  /** What was written down last, if it can be read and is of the journal that has this input. */
  open(isOurs: (last: LastInput) => Promise<boolean>): Promise<KeptAt | undefined>;
  /** In order of arrival. */
  entries(): readonly StoredEvent[];
  add(seq: number, events: readonly AlertEvent[]): void;
  /** Writes down what is known now, and what was added. */
  save(known: KeptAt, now: Instant): void;
  /** Resolves when all of it is written. */
  settled(): Promise<void>;
}

interface StoreOptions {
  readonly folder: string;
  readonly retention: () => RetentionSettings;
  readonly log: Pick<Logger, 'warn'>;
}

export function createAlertStore({ folder, retention, log }: StoreOptions): AlertStore {
  const [stateFile, logFile] = [join(folder, 'alerts.json'), join(folder, 'alerts.ndjson')];
  let entries: StoredEvent[] = [];
  /** How many of them are in the file; `null`: the file is to be written anew. */
  let written: number | null = null;
  let next: KeptAt | undefined;
  let work: Promise<void> | undefined;
  let isFailing = false;

  async function write(): Promise<void> {
    for (let known = next; known !== undefined; known = next) {
      next = undefined;
      const count = entries.length;
      // First what became of them: a state that knows of an entry that is not there would never tell it again.
      if (written === null) await replaceFile(logFile, linesOf(entries));
      else if (count > written) await appendFile(logFile, linesOf(entries.slice(written)), { mode: 0o600 });
      written = count;
      await replaceFile(stateFile, JSON.stringify(known));
    }
  }

  async function writeAll(): Promise<void> {
    try {
      await write();
      isFailing = false;
    } catch (error) {
      written = null;
      if (!isFailing) log.warn(faultOf(error), 'The log of alerts cannot be written down; it is tried again.');
      isFailing = true;
    }
    work = undefined;
  }

  /** What is too old goes, and names of who took an alert go earlier. */
  function tidy(now: Instant): void {
    const { personalBefore, figuresBefore } = retentionLimits(now, retention());
    const isTooOld = ({ event }: StoredEvent) => event.at < figuresBefore;
    const isNamed = ({ event }: StoredEvent) => event.at < personalBefore && typeof event.by === 'string';
    if (entries.length <= mostEntries && !entries.some((each) => isTooOld(each) || isNamed(each))) return;
    entries = entries
      .filter((each) => !isTooOld(each))
      .slice(-mostEntries * 0.9)
      .map((each) => (isNamed(each) ? { ...each, event: { ...each.event, by: null } } : each));
    written = null;
  }

  return {
    async open(isOfJournal) {
      const kept = await readKept(stateFile);
      const isOurs = kept !== undefined && (await isOfJournal(kept.last));
      // What came after what is known of is told again.
      entries = (await readLog(logFile)).filter(({ seq }) => isOurs && seq <= kept.last.seq);
      return isOurs ? kept : undefined;
    },
    entries: () => entries,
    add(seq, events) {
      for (const event of events) entries.push({ seq, event });
    },
    save(known, now) {
      tidy(now);
      next = known;
      work ??= writeAll();
    },
    async settled() {
      while (work !== undefined) await work;
    },
  };
}

const linesOf = (entries: readonly StoredEvent[]): string =>
  entries.map((each) => `${JSON.stringify(each)}\n`).join('');

async function readKept(file: string): Promise<KeptAt | undefined> {
  try {
    return keptSchema.parse(JSON.parse(await readFile(file, 'utf8'))) as unknown as KeptAt;
  } catch {
    // There is none yet, or it is damaged: the journal has today.
    return undefined;
  }
}

/** Lines that are damaged are passed over. */
async function readLog(file: string): Promise<readonly StoredEvent[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return [storedSchema.parse(JSON.parse(line)) as unknown as StoredEvent];
    } catch {
      return [];
    }
  });
}
