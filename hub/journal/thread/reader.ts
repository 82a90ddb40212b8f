import { DatabaseSync } from 'node:sqlite';
import type { MessagePort } from 'node:worker_threads';
import type { Cursor } from '../file/cursor.ts';
import { createCursor } from '../file/cursor.ts';
import { inodeOf } from '../file/place.ts';
import { asUnavailable, isDamage } from '../file/trouble/sqlite-problem.ts';
import type { JournalRange } from '../journal.ts';
import { standsIn } from '../retention/of-number.ts';
import { carried } from './fault.ts';
import type { FromReader, ReaderSetup, ToReader } from './messages.ts';

/** How long another program's lock is waited for, in milliseconds: nobody else stands still meanwhile. */
const patience = 5_000;

interface Open {
  readonly database: DatabaseSync;
  readonly cursor: Cursor;
  readonly inode: bigint | undefined;
}

/**
 * The thread that reads a range: a connection of its own, so that it waits for no flush. Where a new file has taken the
 * place of the one that it reads, it goes on in that: the numbers of its rows go on too.
 */
export function runReader(port: MessagePort, { file, range }: ReaderSetup): void {
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

  port.on('message', ({ kind }: ToReader) => {
    switch (kind) {
      case 'more':
        if (!isWaiting) port.postMessage(next());
        return;
      case 'go-on':
        isWaiting = false;
        return;
      case 'close':
        close();
        port.close();
        return;
    }
  });
}

function begin(file: string, range: ReaderSetup['range']): Open {
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
