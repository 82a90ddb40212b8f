import type { Sentence } from '../said/sentence.ts';

/** Why nothing was found or erased, for whoever asked: no number, or not now. */
export interface CallerProblem {
  readonly problem: Sentence;
}

/** What is kept of one number, without repeating it. */
export interface CallerKept {
  /** The messages of phone systems in which it stands. */
  readonly inputs: number;
  /** When the first and the last of them came, ISO 8601; `null`: there is none. */
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** The lines of today and yesterday in the list of lost calls. */
  readonly lostCalls: number;
  /** What is handed out to him, as JSON lines; `null`: nobody asked for it. */
  readonly lines: string | null;
  /** Older ones that had no room in it. */
  readonly leftOut: number;
}

/** What became of an erasure. */
export interface CallerErased {
  /** The messages from which he was taken out. */
  readonly inputs: number;
  /** Files of the data folder in which the number still stands: copies, by their paths in it. */
  readonly copies: readonly string[];
}

/** One talk of an agent with a caller, without his number. */
export interface CallerTalk {
  readonly source: string;
  /** Who called whom. */
  readonly direction: 'in' | 'out';
  /** When it began, ISO 8601; of a call that the agent made: when he dialled. */
  readonly at: string;
  /** `null`: the phone system does not tell who it was. */
  readonly agent: string | null;
  readonly name: string | null;
  /** The id of the queue by which he came; `null`: he called the agent directly, or it is not told. */
  readonly queue: string | null;
  /** `null`: the talk goes on, or its end is not told. */
  readonly seconds: number | null;
}

/** Who somebody last spoke with (document 003, "Telefonsupport historik på kundeblad"). */
export interface CallerTalks {
  /** The last one first. */
  readonly talks: readonly CallerTalk[];
  /** Whether these are all that is kept; else there may be older ones. */
  readonly isAll: boolean;
  /** Since when numbers are kept, ISO 8601; `null`: none is. */
  readonly since: string | null;
}
