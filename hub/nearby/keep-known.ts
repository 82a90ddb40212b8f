import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '../machine/log.ts';
import { createAnnouncer } from './announcer.ts';
import { hubIdIn } from './hub-id.ts';

/** A machine may be given another address at any time. Milliseconds. */
const lookEvery = 30_000;

interface Options {
  /** Where its id is kept. */
  readonly folder: string;
  /** Where other machines find the board; empty: nowhere. */
  readonly addresses: () => readonly string[];
  readonly isWanted: () => boolean;
  readonly log: Logger;
}

/** Keeps a hub known on the network where others can reach it at all. */
export function keepKnown({ folder, addresses, isWanted, log }: Options) {
  const id = hubIdIn(join(folder, 'hub-id'), log);
  const announcer = createAnnouncer(log);
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const say = (): void => {
    const told = isWanted() && !isClosed ? addresses() : [];
    announcer.say(told.length === 0 ? null : { name: hostname().slice(0, 63), id, addresses: told });
  };
  return {
    /** By which it is known again. */
    id,
    /** What is true now is said from now on. */
    follow(): void {
      if (isClosed) return;
      say();
      timer ??= setInterval(say, lookEvery).unref();
    },
    close(): Promise<void> {
      isClosed = true;
      clearInterval(timer);
      return announcer.close();
    },
  };
}
