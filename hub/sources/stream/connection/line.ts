import type { Socket } from 'node:net';
import { Unreachable } from '#adapters/adapter';
import type { Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import { connectionFailure } from '../../trouble/connection-failure.ts';

const closed = { da: 'Telefonsystemet lukkede forbindelsen.', en: 'The phone system closed the connection.' };

const parting: Milliseconds = second;

/** A socket that is read when somebody is ready to read, so that the other side waits as long as nobody is. */
export interface Line {
  /** What has come; `null`: nothing more for now. */
  read(): Uint8Array | null;
  /** Returns how many bytes wait to be taken. */
  write(bytes: Uint8Array): number;
  /** Why it is over, once all that came is read. */
  over(): Unreachable | undefined;
  /** Calls `stir` whenever there may be something to read, or it is over. */
  watch(stir: () => void): void;
  hangUp(): void;
}

export function createLine(socket: Socket): Line {
  let failure: unknown;
  let isOver = false;
  let stir = (): void => undefined;
  const changed = (): void => stir();
  socket.on('readable', changed);
  socket.on('end', () => {
    isOver = true;
    stir();
  });
  socket.on('close', () => {
    isOver = true;
    stir();
  });
  socket.on('error', (error) => {
    failure ??= error;
    isOver = true;
    stir();
  });

  return {
    read: () => socket.read() as Buffer | null,
    write(bytes) {
      socket.write(bytes);
      return socket.writableLength;
    },
    over() {
      if (!isOver) return undefined;
      if (failure === undefined) return new Unreachable(closed);
      const { da, en } = connectionFailure(failure);
      return new Unreachable({
        da: `Forbindelsen til telefonsystemet gik tabt: ${da}`,
        en: `The connection to the phone system was lost: ${en}`,
      });
    },
    watch(next) {
      stir = next;
    },
    hangUp() {
      socket.destroySoon();
      // What was said last is given a moment to leave.
      setTimeout(() => socket.destroy(), parting).unref();
    },
  };
}
