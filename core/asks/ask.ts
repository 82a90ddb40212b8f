import type { z } from 'zod/mini';
import type { ActionResult } from '../board/bridge.ts';

/** Stands for a type and is nothing else: what an ask is answered, what a tell carries. */
export interface Of<Value> {
  readonly of?: Value;
}

export const of = <Value>(): Of<Value> => ({});

/** A `:name` in the path is one of the ask's arguments; as `/api/queues/:id`. */
type Path = `/api/${string}`;

/** Reads. What does not stand in the path comes as the query, where every value is a text. */
export interface Get {
  readonly method: 'GET';
  readonly path: Path;
  /** It takes as long as a phone system takes to answer. */
  readonly isSlow?: true;
}

/** Changes something. What does not stand in the path comes as JSON: an object, or only the argument that `body` names. */
export interface Post {
  readonly method: 'POST';
  readonly path: Path;
  readonly body?: string;
  /** So many bytes it may be; absent: as few as what a person says in a dialog. */
  readonly most?: number;
  /** It takes as long as a phone system takes to answer. */
  readonly isSlow?: true;
}

/** Takes something away. All that it takes stands in the path. */
export interface Delete {
  readonly method: 'DELETE';
  readonly path: Path;
}

/** Does not go over HTTP: whoever asks from afar has this answer without asking. */
interface NoWay {
  readonly method: null;
  readonly answer: unknown;
  /** A person chooses something meanwhile, or something is fetched. */
  readonly isSlow?: true;
}

interface AskBase {
  /** The one thing that it takes: an object with named arguments; `null`: nothing. Of GET not strict: a query may hold more. */
  readonly takes: z.ZodMiniType | null;
  readonly answer: Of<unknown>;
}

/**
 * `viewer`: anyone who sees the board. `holder`: who holds its token, or sits at the desktop's own window. `screen`: a screen that
 * was paired. `anyone`: who knows what the ask itself asks for.
 */
interface Reading extends AskBase {
  readonly who: 'viewer' | 'holder';
  readonly by: 'hub';
  readonly over: Get | NoWay;
}

interface Change extends AskBase {
  readonly who: 'holder' | 'screen' | 'anyone';
  readonly by: 'hub';
  readonly over: Post | Delete;
}

/** A phone system takes its time. Where it does not do it, or nobody lets it, that is an answer too. */
interface Action extends AskBase {
  readonly who: 'holder';
  readonly by: 'phone system';
  readonly answer: Of<ActionResult>;
  readonly over: Post;
}

/** One thing that a board can ask of its hub. */
export type Ask = Reading | Change | Action;
