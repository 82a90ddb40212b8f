import { DatabaseSync } from 'node:sqlite';
import type { MessagePort } from 'node:worker_threads';
import type { Cursor } from '../file/cursor.ts';
import { createCursor } from '../file/cursor.ts';
import { inodeOf } from '../file/place.ts';
import { asUnavailable, isDamage } from '../file/trouble/sqlite-problem.ts';
import type { JournalRange } from '../journal.ts';
import { standsIn } from '../retention/of-number.ts';
import { carried } from './fault.ts';
import type { FromReader, ToRead, ToReader } from './messages.ts';

/** How long another program's lock is waited for, in milliseconds: nobody else stands still meanwhile. */
const patience = 5_000;

interface Open {
  readonly database: DatabaseSync;
  readonly cursor: Cursor;
  readonly inode: bigint | undefined;
}

/** The thread that reads: one range after the other, until it may leave. */
export function runReader(port: MessagePort): void {
  let reading: Reading | undefined;
  port.on('message', (message: ToReader) => {
    switch (message.kind) {
      case 'read':
        reading = createReading(message);
        return;
      case 'more': {
        const answer = reading?.next();
        if (answer !== undefined) port.postMessage(answer);
        return;
      }
      case 'go-on':
        return reading?.goOn();
      case 'close':
        reading?.close();
        reading = undefined;
        return port.postMessage({ kind: 'closed' } satisfies FromReader);
      case 'leave':
        return port.close();
    }
  });
}

interface Reading {
  /** `undefined` while it waits for another file to take the place of a damaged one. */
  next(): FromReader | undefined;
  goOn(): void;
  close(): void;
}

/**
 * One range, by a connection of its own, so that it waits for no flush. Where a new file has taken the place of the one that is
 * read, it goes on in that: the numbers of its rows go on too.
 */
function createReading({ file, range }: ToRead): Reading {
  const { holding } = range;
  let rest: JournalRange = range;
  let open: Open | undefined;
  let isWaiting = false;

  function present(): Open {
    if (open !== undefined && inodeOf(file) !== open.inode) close();
    open ??= begin(file, rest);
    return open;
  }

  function close(): void {
    open?.database.close();
    open = undefined;
  }

  function next(): FromReader {
    let inode: bigint | undefined;
    try {
      const { cursor, inode: ofFile } = present();
      inode = ofFile;
      const rows = cursor.page();
      rest = cursor.rest;
      if (rows.length === 0) return { kind: 'end' };
      // Looked at here, so that who searches a year of inputs is sent some of them and works at no other.
      return {
        kind: 'page',
        rows: holding === undefined ? rows : rows.filter((row) => standsIn(row.payload, holding)),
      };
    } catch (error) {
      close();
      if (!(error instanceof Error) || !isDamage(error))
        return { kind: 'failed', error: carried(asUnavailable(error, file)) };
      isWaiting = true;
      return { kind: 'damaged', inode: inode ?? inodeOf(file), reason: error.message };
    }
  }

  return { next: () => (isWaiting ? undefined : next()), goOn: () => void (isWaiting = false), close };
}

function begin(file: string, range: ToRead['range']): Open {
  const inode = inodeOf(file);
  const database = new DatabaseSync(file, { readOnly: true, timeout: patience });
  try {
    database.exec('PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF');
    return { database, cursor: createCursor(database, range), inode };
  } catch (error) {
    database.close();
    throw error;
  }
}
