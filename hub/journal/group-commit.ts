import { faultOf } from '../machine/fault.ts';
import type { Input } from '#core/said/input';
import type { Logger } from '../machine/log.ts';
import type { Journal } from './journal.ts';
import { JournalUnavailable } from './journal.ts';

/** The most inputs that may be on their way into the journal; more come in only when the disk stands still. */
const longestQueue = 10_000;
/** The most inputs that the book is told in one turn of the event loop: a millisecond or two. */
const mostAtOnce = 100;
/** After so many milliseconds without an input the journal may do its housekeeping. */
const quietAfter = 100;

export interface GroupCommitOptions {
  readonly journal: Pick<Journal, 'append' | 'quiet'>;
  /**
   * Told what is on the disk, in order of arrival, before anybody else is. `first`: the first one's `seq`, the others
   * follow. Must not throw.
   */
  readonly committed: (inputs: readonly Input[], first: number) => void;
  readonly log: Pick<Logger, 'error'>;
}

/**
 * Makes one transaction out of all the inputs that arrive in one turn of the event loop, or in turns that follow; while
 * one is being flushed to the disk, of all that arrive meanwhile. So nobody waits for more than his own flush and the one
 * before it.
 */
export interface GroupCommit {
  /**
   * Resolves when the input is safely on the disk and the book has it.
   * @throws JournalUnavailable when it could not be written; the book has not seen it then
   */
  accept(input: Input): Promise<void>;
}

interface Waiting {
  readonly input: Input;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

interface Written {
  readonly batch: readonly Waiting[];
  readonly first: number;
}

export function createGroupCommit({ journal, committed, log }: GroupCommitOptions): GroupCommit {
  let waiting: Waiting[] = [];
  let onTheWay = 0;
  let written: Written[] = [];
  let isFlushing = false;
  const quiet = setTimeout(() => journal.quiet(), quietAfter).unref();

  /**
   * A commit takes as long as taking in a dozen inputs, so for as long as each turn brings more, the next one is waited
   * for. One that brings nothing takes microseconds.
   */
  function gather(before: number): void {
    if (waiting.length > before) setImmediate(gather, waiting.length);
    else void flush();
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      quiet.refresh();
      await write(batch);
    }
    isFlushing = false;
  }

  async function write(batch: readonly Waiting[]): Promise<void> {
    try {
      const last = await journal.append(batch.map(({ input }) => input));
      hand({ batch, first: last - batch.length + 1 });
    } catch (error) {
      await refuse(batch, error);
    }
  }

  /** An unavailable journal refuses all alike. Any other error is the fault of one input, and only that one pays. */
  async function refuse(batch: readonly Waiting[], error: unknown): Promise<void> {
    if (error instanceof JournalUnavailable || batch.length === 1) {
      onTheWay -= batch.length;
      for (const { reject } of batch) reject(error);
      return;
    }
    const half = Math.ceil(batch.length / 2);
    await write(batch.slice(0, half));
    await write(batch.slice(half));
  }

  /** In a turn of its own: the next batch is on its way to the disk before this one's answers are. */
  function hand(more: Written): void {
    if (written.length === 0) setImmediate(tell);
    written.push(more);
  }

  function tell(): void {
    const [oldest, ...others] = written;
    if (oldest === undefined) return;
    const { batch, first } = oldest;
    const now = batch.slice(0, mostAtOnce);
    const rest = batch.slice(mostAtOnce);
    written = rest.length > 0 ? [{ batch: rest, first: first + now.length }, ...others] : others;
    if (written.length > 0) setImmediate(tell);
    onTheWay -= now.length;
    tellBook(now, first);
    for (const { resolve } of now) resolve();
  }

  function tellBook(batch: readonly Waiting[], first: number): void {
    try {
      committed(
        batch.map(({ input }) => input),
        first,
      );
    } catch (error) {
      log.error(
        faultOf(error),
        'The book failed on inputs that are safely in the journal. This is a fault in the hub.',
      );
    }
  }

  return {
    accept(input) {
      if (onTheWay >= longestQueue) {
        return Promise.reject(new JournalUnavailable('More comes in than the disk can take: too many inputs wait.'));
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      if (!isFlushing) {
        isFlushing = true;
        setImmediate(gather, 0);
      }
      onTheWay += 1;
      waiting.push({ input, resolve, reject });
      return promise;
    },
  };
}
