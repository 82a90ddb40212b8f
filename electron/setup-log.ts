import { app } from 'electron';
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Logger } from '#hub/log';
import { createLog } from '#hub/log';
import type { Folders } from './setup-folders.ts';

/** One file of this size and the one before it: enough for weeks, and nothing that fills a disk. Bytes. */
const largestFile = 5 * 1024 * 1024;

/** An installed program has no stderr that anybody reads, and on Windows often none at all: there it is a file. */
export function setupLog(folders: Folders): Logger {
  if (!app.isPackaged) return createLog();
  try {
    return createFileLog(join(folders.data, 'log'));
  } catch {
    return pino({ enabled: false });
  }
}

function createFileLog(folder: string): Logger {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'wallboard.log');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestFile) renameSync(file, `${file}.1`);
  const destination = pino.destination({ dest: file, sync: true });
  // A full disk must not end the program that waits for it to be emptied.
  destination.on('error', () => undefined);
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
