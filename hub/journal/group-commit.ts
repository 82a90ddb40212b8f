import { faultOf } from '../machine/fault.ts';
import type { Input } from '#core/said/input';
import type { Logger } from '../machine/log.ts';
import type { Journal } from './journal.ts';
import { JournalUnavailable } from './journal.ts';

/** The most inputs in one transaction. */
const largestBatch = 500;
/** The most inputs that may wait; more come in only when the disk stands still. */
const longestQueue = 10_000;
/** After so many milliseconds without an input the journal may do its housekeeping. */
const quietAfter = 100;

export interface GroupCommitOptions {
  readonly journal: Pick<Journal, 'append' | 'quiet'>;
  /** Called once a batch, in order of arrival, after it is on the disk and before anybody is told so. Must not throw. */
  readonly committed: (inputs: readonly Input[]) => void;
  readonly log: Pick<Logger, 'error'>;
}

/** Makes one transaction out of all the inputs that arrive in one turn of the event loop, or in turns that follow. */
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

export function createGroupCommit({ journal, committed, log }: GroupCommitOptions): GroupCommit {
  let waiting: Waiting[] = [];
  const quiet = setTimeout(() => journal.quiet(), quietAfter).unref();

  /**
   * A commit takes as long as taking in a dozen inputs, so for as long as each turn brings more, the next one is waited
   * for. One that brings nothing takes microseconds.
   */
  function gather(before: number): void {
    if (waiting.length > before && waiting.length < largestBatch) setImmediate(gather, waiting.length);
    else flush();
  }

  function flush(): void {
    const batch = waiting.slice(0, largestBatch);
    waiting = waiting.slice(largestBatch);
    if (waiting.length > 0) setImmediate(flush);
    quiet.refresh();
    commit(batch);
  }

  function commit(batch: readonly Waiting[]): void {
    const inputs = batch.map(({ input }) => input);
    try {
      journal.append(inputs);
    } catch (error) {
      return refuse(batch, error);
    }
    try {
      committed(inputs);
    } catch (error) {
      log.error(
        faultOf(error),
        'The book failed on inputs that are safely in the journal. This is a fault in the hub.',
      );
    }
    for (const { resolve } of batch) resolve();
  }

  /** An unavailable journal refuses all alike. Any other error is the fault of one input, and only that one pays. */
  function refuse(batch: readonly Waiting[], error: unknown): void {
    if (error instanceof JournalUnavailable || batch.length === 1) {
      for (const { reject } of batch) reject(error);
    } else {
      for (const each of batch) commit([each]);
    }
  }

  return {
    accept(input) {
      if (waiting.length >= longestQueue) {
        return Promise.reject(new JournalUnavailable('More comes in than the disk can take: too many inputs wait.'));
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      if (waiting.length === 0) setImmediate(gather, 0);
      waiting.push({ input, resolve, reject });
      return promise;
    },
  };
}
