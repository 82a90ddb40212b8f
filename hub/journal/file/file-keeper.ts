import type { Instant } from '#core/time/instant';
import type { Clock } from '../../intake/clock.ts';
import type { Logger } from '../../machine/log.ts';
import type { JournalFile, JournalFileOptions } from './journal-file.ts';
import { connect } from './journal-file.ts';
import { createHealth } from './health.ts';
import type { JournalState } from '../journal.ts';
import { JournalUnavailable } from '../journal.ts';
import { damagedFiles, putAside } from './set-aside.ts';
import { asUnavailable, isDamage } from './sqlite-problem.ts';

/** How often, in milliseconds, a write looks whether its file is still there and whether a fault has ended. */
const lookEvery = 1_000;

/** Keeps one connection alive through full disks, faults and damage, and knows whether it can be written. */
export interface FileKeeper {
  readonly state: JournalState;
  /** The newest input's time of each source, also across a new file. */
  readonly heard: Map<string, Instant>;
  /** @throws JournalUnavailable when not even reading is possible */
  open(): void;
  /**
   * Runs the work in the present file. On damage that file is put aside and the work done again in a new one.
   * @throws JournalUnavailable
   */
  write<Result>(work: (connection: JournalFile) => Result): Result;
  /** @throws JournalUnavailable; damage puts the file aside and ends the reading */
  reading<Item>(start: (connection: JournalFile) => Iterable<Item>): Iterable<Item>;
  /** A real small write; on a new connection if the last write failed. @throws JournalUnavailable */
  tryAnew(): void;
  close(): void;
}

export function createFileKeeper(
  options: JournalFileOptions & { readonly log: Logger; readonly clock: Clock },
): FileKeeper {
  const { file, log, clock } = options;
  const heard = new Map<string, Instant>();
  let connection: JournalFile | undefined;
  let setAside: readonly string[] = [];
  const health = createHealth(file, log);
  let closed = false;
  let lookedAt = performance.now();

  function present(): JournalFile {
    if (closed) throw new JournalUnavailable('The journal is closed.');
    if (connection === undefined) {
      connection = connect(options);
      health.renewed();
      remember(connection);
    }
    return connection;
  }

  /** A file that was begun anew learns what the last one knew. */
  function remember(fresh: JournalFile): void {
    const kept = fresh.lastHeard();
    for (const [source, at] of kept) if (!heard.has(source)) heard.set(source, at);
    if (kept.size < heard.size) fresh.append([], heard);
  }

  function disconnect(): void {
    try {
      connection?.close();
    } catch (error) {
      log.warn({ err: error }, 'The journal did not close cleanly.');
    }
    connection = undefined;
  }

  function beginAnew(error: unknown): void {
    disconnect();
    const target = putAside(file, clock.now());
    setAside = [...setAside, target];
    log.error(
      { err: error, setAside: target },
      'The journal is damaged. It is put aside and kept; a new one is begun.',
    );
  }

  /** Now and then: a connection that cannot learn better, or whose file was taken away, is given up for a new one. */
  function look(): void {
    const now = performance.now();
    if (now - lookedAt < lookEvery) return;
    lookedAt = now;
    renew();
  }

  function renew(): void {
    if (connection === undefined) return;
    const gone = !connection.isInPlace();
    if (gone) log.error(`${file} was moved or deleted while the hub runs. A new journal is begun.`);
    if (gone || health.needsRenewal) disconnect();
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
      return work(present());
    } catch (error) {
      rollBack();
      throw error;
    }
  }

  function write<Result>(work: (connection: JournalFile) => Result): Result {
    try {
      let result: Result;
      try {
        result = once(work);
      } catch (error) {
        if (!isDamage(error)) throw error;
        beginAnew(error);
        result = once(work);
      }
      health.succeeded();
      return result;
    } catch (error) {
      throw closed ? asUnavailable(error, file) : health.failed(error);
    }
  }

  return {
    get state(): JournalState {
      const { problem } = health;
      return problem === undefined ? { writable: true, setAside } : { writable: false, problem, setAside };
    },
    heard,
    open() {
      setAside = damagedFiles(file);
      write(() => undefined);
      try {
        write((fresh) => fresh.tryWriting());
      } catch (error) {
        if (!(error instanceof JournalUnavailable)) throw error;
      }
    },
    write(work) {
      look();
      return write(work);
    },
    *reading(start) {
      let started: JournalFile | undefined;
      try {
        started = present();
        yield* start(started);
      } catch (error) {
        if (connection !== started)
          throw new JournalUnavailable('The journal was opened anew while it was being read.');
        if (!isDamage(error)) throw asUnavailable(error, file);
        beginAnew(error);
      }
    },
    tryAnew() {
      renew();
      write((fresh) => fresh.tryWriting());
    },
    close() {
      closed = true;
      disconnect();
    },
  };
}
