import type { RetentionSettings } from '../../config/settings.ts';
import type { Erased, Erasure } from '../retention/erasure.ts';
import type { PersonalBySource } from '../retention/personal-by-source.ts';
import type { Instant } from '#core/time/instant';
import type { NumberedRow, Row } from '../file/rows.ts';
import type { JournalSearch, JournalState, SourceMemory } from '../journal.ts';
import type { CarriedError } from './fault.ts';
import type { Say } from './say.ts';

/** What the hub asks the thread that writes: every question once, with what it is about and what the answer is. */
export interface Questions {
  /** The `seq` of the last row, written or there already. */
  readonly append: { readonly about: readonly Row[]; readonly answer: number };
  readonly first: { readonly about: null; readonly answer: Instant | null };
  readonly sources: { readonly about: null; readonly answer: ReadonlyMap<string, SourceMemory> };
  /** The newest rows of a source from before an instant, the oldest first. */
  readonly 'last-of': { readonly about: LastOf; readonly answer: readonly NumberedRow[] };
  readonly probe: { readonly about: null; readonly answer: null };
  /** What is too old at that instant; whether more is left to do. */
  readonly retain: { readonly about: Instant; readonly answer: boolean };
  /** Takes somebody out of some rows; where the next begin. */
  readonly erase: { readonly about: Erasure; readonly answer: Erased };
  /** A file that somebody read, and what is wrong with it. */
  readonly 'found-damaged': {
    readonly about: { readonly inode: bigint | undefined; readonly reason: string };
    readonly answer: null;
  };
  readonly close: { readonly about: null; readonly answer: null };
}

export interface LastOf {
  readonly source: string;
  readonly before: Instant;
  readonly most: number;
}

export type Question = keyof Questions;

/** What may change while the journal is open. */
export interface KeepingSettings {
  /** The configured zone, kept in the file for those who read it later. */
  readonly timeZone: string;
  readonly retention: RetentionSettings;
  /** What each configured source brings that tells who somebody is, beside what every stream does. */
  readonly personal?: PersonalBySource;
}

/** What the thread that writes is started with. */
export interface WriterSetup {
  readonly dataDir: string;
  readonly settings: KeepingSettings;
  readonly maxPages: number | undefined;
  /** Plain names of what adapters say is personal: the thread need not load all adapters for it. */
  readonly personalNames: ReadonlySet<string>;
  /** No row that is written has this `seq` or a smaller one. */
  readonly after: number;
  /** Shared memory, for tests of slow disks: `flush-delay.ts`. */
  readonly flushDelay: Int32Array | undefined;
  readonly now: Instant;
}

export type ToWriter =
  | Asked
  | { readonly kind: 'keep'; readonly source: string; readonly memory: Partial<SourceMemory> }
  | { readonly kind: 'settings'; readonly settings: KeepingSettings }
  | { readonly kind: 'quiet' };

/** `now`: what time it is for the hub. */
export interface Asked<Each extends Question = Question> {
  readonly kind: 'question';
  readonly id: number;
  readonly now: Instant;
  readonly question: Each;
  readonly about: Questions[Each]['about'];
}

/** `state`: absent where it is what was told last. After `refused` the thread ends. */
export type FromWriter =
  | { readonly kind: 'opened'; readonly state: JournalState; readonly last: number }
  | { readonly kind: 'refused'; readonly error: CarriedError }
  | { readonly kind: 'state'; readonly state: JournalState }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly answer: Questions[Question]['answer'];
      readonly state?: JournalState;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly error: CarriedError; readonly state?: JournalState }
  | LogLine;

export interface LogLine {
  readonly kind: 'log';
  readonly line: Parameters<Say>;
}

/** What a thread that reads is to read. */
export interface ToRead {
  readonly file: string;
  readonly range: JournalSearch;
}

/**
 * `read`: another reading begins. `more`: one answer is wanted. After it has found damage a reader waits for `go-on`, and forgets
 * what was wanted before. `close`: the reading is over; nothing more comes of it after `closed`. `leave`: the thread ends.
 */
export type ToReader = ({ readonly kind: 'read' } & ToRead) | { readonly kind: 'more' | 'go-on' | 'close' | 'leave' };

export type FromReader =
  | { readonly kind: 'page'; readonly rows: readonly NumberedRow[] }
  | { readonly kind: 'end' | 'closed' }
  | { readonly kind: 'damaged'; readonly inode: bigint | undefined; readonly reason: string }
  | { readonly kind: 'failed'; readonly error: CarriedError };
