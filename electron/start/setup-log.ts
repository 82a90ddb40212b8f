import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import type { Logger } from '#hub/machine/log';
import { createLog } from '#hub/machine/log';
import { createFileLog } from './file-log.ts';
import type { Folders } from './setup-folders.ts';

/** An installed program has no stderr that anybody reads, and on Windows often none at all: there it is a file. */
export function setupLog(folders: Folders): Logger {
  if (!app.isPackaged) return createLog();
  const file = logFileIn(folders);
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch {
    return pino({ enabled: false });
  }
  return createFileLog(file);
}

/** Where an installed program writes its log. */
export const logFileIn = ({ data }: Folders): string => join(data, 'log', 'wallboard.log');
