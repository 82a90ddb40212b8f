import type { Instant } from '#core/time/instant';
import type { JournalState } from '../journal.ts';
import { JournalUnavailable } from '../journal.ts';
import type { Say } from '../thread/say.ts';
import type { JournalFile, JournalFileOptions } from './journal-file.ts';
import { connect } from './journal-file.ts';
import type { SourceMemories } from './source-memories.ts';
import { createHealth } from './trouble/health.ts';
import { salvagedMemories, salvagedRows } from './trouble/salvage.ts';
import { damagedFiles, putAside } from './trouble/set-aside.ts';
import { asUnavailable, isDamage } from './trouble/sqlite-problem.ts';

/** How often, in milliseconds, a write looks whether its file is still there and whether a fault has ended. */
const lookEvery = 1_000;

export interface FileKeeperOptions extends JournalFileOptions {
  /** What every file must know: one that is begun anew learns it. */
  readonly memories: SourceMemories;
  /** Told each new connection, before anything else is done with it. */
  readonly connected: (connection: JournalFile) => void;
  readonly timeZone: () => string;
  readonly now: () => Instant;
  /** The highest number that is known to have been written. */
  readonly last?: () => number;
  /** Called before each write: whether this process may. @throws JournalUnavailable */
  readonly guard?: () => void;
  readonly say: Say;
}

/** Keeps one connection alive through full disks, faults and damage, and knows whether it can be written. */
export interface FileKeeper {
  readonly state: JournalState;
  /** A file that is no database is put aside at once. @throws JournalUnavailable when not even reading is possible */
  open(): void;
  /**
   * Runs the work in the present file. On damage that file is put aside and the work done again in a new one.
   * @throws JournalUnavailable
   */
  write<Result>(work: (connection: JournalFile) => Result): Result;
  /** Runs work that changes nothing: its failing says nothing of whether the file can be written. @throws JournalUnavailable */
  read<Result>(work: (connection: JournalFile) => Result): Result;
  /** Somebody who read that file found it damaged: it is put aside unless it was already. @throws JournalUnavailable */
  foundDamaged(inode: bigint | undefined, error: unknown): void;
  /** A real small write; on a new connection if the last write failed. @throws JournalUnavailable */
  tryAnew(): void;
  close(): void;
}

export function createFileKeeper(options: FileKeeperOptions): FileKeeper {
  const { file, memories, connected, timeZone, now, last = () => 0, guard = () => undefined, say } = options;
  let connection: JournalFile | undefined;
  let setAside: readonly string[] = [];
  const health = createHealth(file, say);
  let closed = false;
  let lookedAt = performance.now();

  function present(): JournalFile {
    if (closed) throw new JournalUnavailable('The journal is closed.');
    connection ??= introduced(connect(options));
    return connection;
  }

  /** A file that was begun anew learns what the last one knew, with the next inputs. */
  function introduced(fresh: JournalFile): JournalFile {
    try {
      connected(fresh);
      memories.learn(fresh.memories());
    } catch (error) {
      fresh.close();
      throw error;
    }
    health.renewed();
    return fresh;
  }

  function disconnect(): void {
    try {
      connection?.close();
    } catch (error) {
      say('warn', 'The journal did not close cleanly.', { err: error });
    }
    connection = undefined;
  }

  function beginAnew(error: unknown): void {
    disconnect();
    const target = putAside(file, now());
    setAside = [...setAside, target];
    say('error', 'The journal is damaged. It is put aside and kept; a new one is begun.', {
      err: error,
      setAside: target,
    });
    salvage(target);
  }

  /** What can still be read goes into the new file, under the same numbers. */
  function salvage(damaged: string): void {
    try {
      memories.learn(salvagedMemories(damaged));
      const fresh = present();
      let rows = 0;
      for (const some of salvagedRows(damaged, last())) rows += fresh.takeOver(some);
      connected(fresh);
      say('info', 'What could be read of the damaged journal was taken over.', { rows });
    } catch (error) {
      rollBack();
      say('warn', 'The damaged journal cannot be read, or not to its end.', { err: error });
    }
  }

  /** Now and then: a connection that cannot learn better, or whose file was taken away, is given up for a new one. */
  function look(): void {
    const elapsed = performance.now();
    const isTime = elapsed - lookedAt >= lookEvery;
    if (isTime) lookedAt = elapsed;
    renew(isTime);
  }

  function renew(isTime: boolean): void {
    switch (connection?.place()) {
      case undefined:
        return;
      case 'in place':
        if (isTime && health.needsRenewal) disconnect();
        return;
      case 'gone':
        say(
          'error',
          `${file} was moved or deleted while the hub runs. A new journal is begun as soon as its folder can be written.`,
        );
        return disconnect();
      case 'wal gone':
        return saveWal();
    }
  }

  /** The system keeps what has no name any more for as long as it is open: it is moved into the file while it is. */
  function saveWal(): void {
    try {
      connection?.checkpoint();
      say('error', `${file}-wal was moved or deleted while the hub runs. What it held is in the journal.`);
    } catch (error) {
      say('error', `${file}-wal was moved or deleted while the hub runs. What it held may be lost.`, { err: error });
    }
    disconnect();
  }

  function rollBack(): void {
    try {
      connection?.rollBack();
    } catch {
      disconnect();
    }
  }

  function once<Result>(work: (connection: JournalFile) => Result): Result {
    try {
      guard();
      const current = present();
      current.check();
      return work(current);
    } catch (error) {
      rollBack();
      throw error;
    }
  }

  /** Again with a new file, where the present one turns out to be damaged. */
  function withNew<Result>(attempt: () => Result): Result {
    try {
      return attempt();
    } catch (error) {
      if (!isDamage(error)) throw error;
      beginAnew(error);
      return attempt();
    }
  }

  const twice = <Result>(work: (connection: JournalFile) => Result): Result => withNew(() => once(work));

  function write<Result>(work: (connection: JournalFile) => Result): Result {
    try {
      const result = twice(work);
      health.succeeded();
      return result;
    } catch (error) {
      throw closed ? asUnavailable(error, file) : health.failed(error);
    }
  }

  const tryWriting = (fresh: JournalFile): void => fresh.tryWriting(timeZone());

  return {
    get state(): JournalState {
      const { problem } = health;
      return problem === undefined ? { writable: true, setAside } : { writable: false, problem, setAside };
    },
    open() {
      setAside = damagedFiles(file);
      try {
        withNew(present);
      } catch (error) {
        throw health.failed(error);
      }
    },
    write(work) {
      look();
      return write(work);
    },
    read(work) {
      try {
        return twice(work);
      } catch (error) {
        throw asUnavailable(error, file);
      }
    },
    foundDamaged(inode, error) {
      try {
        if (connection?.inode === inode) beginAnew(error);
        present();
      } catch (failure) {
        throw health.failed(failure);
      }
    },
    tryAnew() {
      renew(true);
      write(tryWriting);
    },
    close() {
      closed = true;
      disconnect();
    },
  };
}
