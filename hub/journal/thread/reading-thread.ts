import type { Worker } from 'node:worker_threads';
import type { NumberedRow } from '../file/rows.ts';
import type { JournalSearch } from '../journal.ts';
import { JournalUnavailable } from '../journal.ts';
import { arrived } from './fault.ts';
import type { FromReader, ToReader } from './messages.ts';
import { startThread } from './start-thread.ts';

/** So many pages are on their way while one is worked at. */
const ahead = 4;

/** Files that turn out damaged while one range is read; with more of them, something else is wrong. */
const mostDamages = 3;

export interface ReadingOptions {
  readonly file: string;
  readonly range: JournalSearch;
  /** The file that was read is damaged: resolves when another has taken its place. */
  readonly damaged: (found: { readonly inode: bigint | undefined; readonly reason: string }) => Promise<unknown>;
}

/** A range of the journal, page by page, read by a thread that lives for as long as it is read. */
export interface Reading extends AsyncIterable<readonly NumberedRow[]> {
  /** Ends it from outside. Resolves when the file is let go of. */
  close(): Promise<void>;
}

export function readInThread({ file, range, damaged }: ReadingOptions): Reading {
  const worker = startThread({ role: 'reader', file, range });
  const answers = createAnswers(worker);
  const tell = (kind: ToReader['kind']): void => worker.postMessage({ kind } satisfies ToReader);
  const exit = new Promise((resolve) => worker.once('exit', resolve));
  let closed: Promise<unknown> | undefined;
  let damages = 0;
  let wanted = 0;

  function more(count: number): void {
    wanted += count;
    for (let each = 0; each < count; each += 1) tell('more');
  }

  function close(): Promise<unknown> {
    tell('close');
    return exit;
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

/** The thread's answers one by one, however many came at once. */
function createAnswers(worker: Worker): { next(): Promise<FromReader> } {
  const here: FromReader[] = [];
  let wanted: PromiseWithResolvers<FromReader> | undefined;
  let ended: Error | undefined;

  function end(error: Error): void {
    ended ??= error;
    wanted?.reject(ended);
    wanted = undefined;
  }

  worker.on('message', (answer: FromReader) => {
    if (wanted === undefined) here.push(answer);
    else wanted.resolve(answer);
    wanted = undefined;
  });
  worker.on('error', () => end(new JournalUnavailable(failed)));
  worker.on('exit', () => end(new JournalUnavailable(failed)));
  return {
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
