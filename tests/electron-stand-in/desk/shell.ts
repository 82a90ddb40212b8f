import type { Shell } from 'electron';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { strict } from '../strict.ts';

const opened: string[] = [];

const parts = {
  /** As Electron: no rejection, but a sentence where it cannot be opened. */
  async openPath(path: string): Promise<string> {
    if (!isAbsolute(path) || !existsSync(path)) return 'Failed to open path';
    opened.push(path);
    return '';
  },
} satisfies Pick<Shell, 'openPath'>;

export const shell = strict('shell', parts);

/** For specs: what was opened, in this order. */
export const openedPaths = (): readonly string[] => [...opened];
