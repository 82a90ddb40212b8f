import type { Worker } from 'node:worker_threads';
import type { NumberedRow } from '../file/rows.ts';
import { JournalUnavailable } from '../journal.ts';
import { arrived } from './fault.ts';
import type { FromReader, ToRead, ToReader } from './messages.ts';
import type { ReaderCrew } from './reader-crew.ts';

/** So many pages are on their way while one is worked at. */
const ahead = 4;

/** Files that turn out damaged while one range is read; with more of them, something else is wrong. */
const mostDamages = 3;

export interface ReadingOptions extends ToRead {
  readonly crew: ReaderCrew;
  /** The file that was read is damaged: resolves when another has taken its place. */
  readonly damaged: (found: { readonly inode: bigint | undefined; readonly reason: string }) => Promise<unknown>;
}

/** A range of the journal, page by page, read by a thread that reads nothing else meanwhile. */
export interface Reading extends AsyncIterable<readonly NumberedRow[]> {
  /** Ends it from outside. Resolves when the file is let go of. */
  close(): Promise<void>;
}

export function readInThread({ crew, file, range, damaged }: ReadingOptions): Reading {
  const worker = crew.hire();
  const answers = createAnswers(worker);
  const tell = (kind: 'more' | 'go-on' | 'close'): void => worker.postMessage({ kind } satisfies ToReader);
  worker.postMessage({ kind: 'read', file, range } satisfies ToReader);
  let closed: Promise<unknown> | undefined;
  let damages = 0;
  let wanted = 0;

  function more(count: number): void {
    wanted += count;
    for (let each = 0; each < count; each += 1) tell('more');
  }

  async function close(): Promise<void> {
    tell('close');
    await answers.closed;
    crew.release(worker);
  }

  async function* pages(): AsyncGenerator<readonly NumberedRow[]> {
    try {
      more(ahead);
      let isEnd = false;
      for (;;) {
        const answer = await answers.next();
        wanted -= 1;
        switch (answer.kind) {
          case 'page':
            isEnd = false;
            more(1);
            yield answer.rows;
            break;
          case 'end':
            if (isEnd) return;
            // It was asked for ahead; since then something may have come.
            if (wanted > 0) break;
            isEnd = true;
            more(1);
            break;
          case 'closed':
            throw new JournalUnavailable(failed);
          case 'failed':
            throw arrived(answer.error);
          case 'damaged':
            if ((damages += 1) > mostDamages) throw new JournalUnavailable(failed);
            await damaged(answer);
            wanted = 0;
            tell('go-on');
            more(ahead);
        }
      }
    } finally {
      await (closed ??= close());
    }
  }

  const reading = pages();
  return {
    [Symbol.asyncIterator]: () => reading,
    async close() {
      await (closed ??= close());
    },
  };
}

/** The thread's answers one by one, however many came at once. `closed`: no more can come, since all is closed or the thread ended. */
function createAnswers(worker: Worker): { next(): Promise<FromReader>; readonly closed: Promise<void> } {
  const here: FromReader[] = [];
  const closed = Promise.withResolvers<void>();
  let wanted: PromiseWithResolvers<FromReader> | undefined;
  let ended: Error | undefined;

  function heard(answer: FromReader): void {
    if (answer.kind === 'closed') return end();
    if (wanted === undefined) here.push(answer);
    else wanted.resolve(answer);
    wanted = undefined;
  }

  function end(): void {
    ended ??= new JournalUnavailable(failed);
    wanted?.reject(ended);
    wanted = undefined;
    // The thread may go on to read something else, for somebody else.
    worker.off('message', heard).off('error', end).off('exit', end);
    closed.resolve();
  }

  worker.on('message', heard).on('error', end).on('exit', end);
  return {
    closed: closed.promise,
    next() {
      const answer = here.shift();
      if (answer !== undefined) return Promise.resolve(answer);
      if (ended !== undefined) return Promise.reject(ended);
      wanted = Promise.withResolvers();
      return wanted.promise;
    },
  };
}

const failed = 'The reading of the journal ended before it was done; it can be read again.';
