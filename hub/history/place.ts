import { join } from 'node:path';

/** The history's file in a data folder. */
export function historyFileOf(folder: string): string {
  return join(folder, 'history.sqlite');
}
