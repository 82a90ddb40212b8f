import { appendFileSync } from 'node:fs';
import { pino } from 'pino';
import { makeRoom } from '#hub/machine/bounded-file';
import type { Logger } from '#hub/machine/log';

/** One file of this size and the one before it: enough for weeks, and nothing that fills a disk. Bytes. */
const largestFile = 5 * 1024 * 1024;

/** A log in a file, and in `FILE.1` what was before. */
export function createFileLog(file: string, largest: number = largestFile): Logger {
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    {
      write(line) {
        try {
          makeRoom(file, Buffer.byteLength(line), largest);
          appendFileSync(file, line);
        } catch {
          // A full disk must not end the program that waits for it to be emptied.
        }
      },
    },
  );
}
