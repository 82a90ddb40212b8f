import { appendFileSync, statSync } from 'node:fs';
import { pino } from 'pino';
import { makeRoom } from '#hub/machine/bounded-file';
import { faultOf } from '#hub/machine/fault';
import type { Logger } from '#hub/machine/log';

/** One file of this size and the one before it: enough for weeks, and nothing that fills a disk. Bytes. */
const largestFile = 5 * 1024 * 1024;

/** Where the one before cannot be replaced, the file may become so many times as large. */
const mostTimes = 4;

/** So many bytes later it is tried again: each try holds up the program for a moment. */
const betweenTries = 64 * 1024;

/**
 * A log in a file, and in `FILE.1` what was before. While somebody has `FILE.1` open, which on Windows keeps it from being
 * replaced, it goes on in the same file and says so once; a file that became far too large takes no more lines.
 */
export function createFileLog(file: string, largest: number = largestFile): Logger {
  let heldAt: number | undefined;

  function room(bytes: number): boolean {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const isSoon = heldAt !== undefined && size >= heldAt && size + bytes <= heldAt + betweenTries;
    if (!isSoon) {
      try {
        makeRoom(file, bytes, largest);
        heldAt = undefined;
        return true;
      } catch (error) {
        if (heldAt === undefined) appendFileSync(file, held(error));
        heldAt = size;
      }
    }
    return size + bytes <= largest * mostTimes;
  }

  const held = (error: unknown): string =>
    `${JSON.stringify({
      level: 40,
      time: new Date().toISOString(),
      ...faultOf(error),
      msg: `${file}.1 cannot be replaced: close the program that has it open. Until then this file goes on, up to ${mostTimes} times its size.`,
    })}\n`;

  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    {
      write(line) {
        try {
          if (room(Buffer.byteLength(line))) appendFileSync(file, line);
        } catch {
          // A full disk must not end the program that waits for it to be emptied.
        }
      },
    },
  );
}
