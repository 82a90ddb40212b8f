import type { Input, JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';

/** The journal cannot take a write now (disk full, locked, I/O error). The message says what is wrong and what to do. */
export class JournalUnavailable extends Error {
  override readonly name = 'JournalUnavailable';
}

/** Another hub has the data folder. */
export class FolderTaken extends JournalUnavailable {}

/**
 * `problem` is a sentence for a person. `setAside`: full paths of the damaged files that lie beside the journal, put
 * aside now or in an earlier run; they are kept until a person moves them away.
 */
export type JournalState =
  | { readonly writable: true; readonly setAside: readonly string[] }
  | { readonly writable: false; readonly problem: string; readonly setAside: readonly string[] };

/** Instants; `from` inclusive, `to` exclusive. `after`: only what has a greater `seq`. Absent: without end. */
export interface JournalRange {
  readonly from?: Instant;
  readonly to?: Instant;
  readonly after?: number;
}

/** Of a range only the rows in whose payload this is found. Where others lie between, there may be pages without any. */
export interface JournalSearch extends JournalRange {
  readonly holding?: RegExp;
}

/** An input and its place in the order of arrival, which only ever grows while a hub runs, also in a file begun anew. */
export interface Numbered {
  readonly seq: number;
  readonly input: Input;
}

/** What is kept of a source over a restart. */
export interface SourceMemory {
  /** When its newest input came; `null`: none ever did. */
  readonly heardAt: Instant | null;
  /** It has said something that made sense. */
  readonly madeSense: boolean;
  /** The queues that it has told of. `null`: nobody has looked at what it told to a hub of an older version. */
  readonly queues: readonly string[] | null;
  /** Of a stream: whether a connection last began or was lost, and when. */
  readonly lastNotice?: LastNotice;
  /** When it was last asked, and what its adapter wants kept. */
  readonly lastPoll?: LastPoll;
}

export interface LastNotice {
  readonly kind: 'opened' | 'lost';
  readonly at: Instant;
}

/** Of phone systems that refuse who asks too often, or too much. */
export interface LastPoll {
  /** When the last poll began. */
  readonly at: Instant;
  readonly remembered?: Remembered | undefined;
}

/** What an adapter knows already, and since when: all that it was told from then on was written into the journal. */
export interface Remembered {
  readonly memory: JsonValue;
  readonly since: Instant;
}

/** The durable list of everything that came in, in order of arrival. It holds inputs, never what was made of them. */
export interface Journal {
  /** As it was last told: whatever an answer changes is in it before the answer is. */
  readonly state: JournalState;
  /**
   * Writes all of them or none. Resolves with the last one's `seq` when they are safely on the disk; where there were
   * none, with that of the last input there is.
   * @throws JournalUnavailable, and another error where one of them cannot be written at all
   */
  append(inputs: readonly Input[]): Promise<number>;
  /**
   * Every input that arrived from the first one at or after `from` (absent: the beginning) to the last before `to`, in
   * order of arrival, some hundreds at a time. What is appended meanwhile is read too: it ends when there is nothing more.
   * A file that turns out damaged is set aside, and the reading goes on in the new one.
   * @throws JournalUnavailable
   */
  read(range: JournalSearch): AsyncIterable<readonly Numbered[]>;
  /** When the first input came; `null` while there is none. @throws JournalUnavailable */
  first(): Promise<Instant | null>;
  /** The newest inputs of a source from before an instant, the oldest first. @throws JournalUnavailable */
  lastOf(source: string, before: Instant, most: number): Promise<readonly Input[]>;
  /** What is known of each source that ever spoke or was asked. No `heardAt` is in the future. @throws JournalUnavailable */
  sources(): Promise<ReadonlyMap<string, SourceMemory>>;
  /** Keeps it, a moment later or with the next inputs, whichever is sooner; where that fails, with the next that succeed. */
  keepSource(source: string, memory: Partial<SourceMemory>): void;
  /** Tries a real small write, on a fresh connection after a failure. Never fails. */
  probe(): Promise<JournalState>;
  /**
   * Blanks personal data and deletes rows that are older than the retention allows, one small chunk a call; `true` when
   * more is left to do. After the last chunk nothing of it is left in any file of the journal. Never fails: where the
   * journal cannot be written, `state` says so and the next call tries again.
   */
  retain(now: Instant): Promise<boolean>;
  /** To be called when nothing has come in for a moment: does the housekeeping that would otherwise delay a request. */
  quiet(): void;
  close(): Promise<void>;
}
