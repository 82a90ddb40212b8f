import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';

/** The journal cannot take a write now (disk full, locked, I/O error). The message says what is wrong and what to do. */
export class JournalUnavailable extends Error {
  override readonly name = 'JournalUnavailable';
}

/**
 * `problem` is a sentence for a person. `setAside`: full paths of the damaged files that lie beside the journal, put
 * aside now or in an earlier run; they are kept until a person moves them away.
 */
export type JournalState =
  | { readonly writable: true; readonly setAside: readonly string[] }
  | { readonly writable: false; readonly problem: string; readonly setAside: readonly string[] };

/** Instants; `from` inclusive, `to` exclusive; absent: without end. */
export interface JournalRange {
  readonly from?: Instant;
  readonly to?: Instant;
}

/** The durable list of everything that came in, in order of arrival. It holds inputs, never what was made of them. */
export interface Journal {
  readonly state: JournalState;
  /**
   * Writes all of them or none, and returns when they are safely on the disk.
   * @throws JournalUnavailable
   */
  append(inputs: readonly Input[]): void;
  /**
   * Every input that arrived from the first one at or after `from` (absent: the beginning) to the last before `to`, in
   * order of arrival, a few at a time. What is appended meanwhile is not in it. A file that turns out damaged is set
   * aside and ends the reading.
   * @throws JournalUnavailable
   */
  read(range: JournalRange): Iterable<Input>;
  /** The newest input's time of each source that ever spoke. */
  lastHeard(): ReadonlyMap<string, Instant>;
  /** Tries a real small write, on a fresh connection after a failure. Never throws. */
  probe(): JournalState;
  /**
   * Blanks personal data and deletes rows that are older than the retention allows, one small chunk a call; `true` when
   * more is left to do. After the last chunk nothing of it is left in any file of the journal. Never throws: where the
   * journal cannot be written, `state` says so and the next call tries again.
   */
  retain(now: Instant): boolean;
  /** To be called when nothing has come in for a moment: does the housekeeping that would otherwise delay a request. */
  quiet(): void;
  close(): void;
}
