import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defaultDataFolder } from '#hub/machine/data-folder';

/** Where the desktop keeps what it must not lose. */
export interface Folders {
  /** The journal and the log: this machine's own, never a profile that roams. */
  readonly data: string;
}

/**
 * `--user-data-dir=FOLDER`, Chromium's own switch, gives a second board on one machine a home of its own; so does
 * `apart`, which goes before it.
 */
export function setupFolders(apart?: string): Folders {
  const home = apart ?? app.commandLine.getSwitchValue('user-data-dir');
  const data = home === '' ? defaultDataFolder() : join(resolve(home), 'data');
  if (home !== '') moveTo('userData', resolve(home));
  moveTo('sessionData', join(data, 'browser'));
  return { data };
}

/** A folder that cannot be made is told of later, by the journal that cannot be opened: there is no window yet. */
function moveTo(name: 'userData' | 'sessionData', folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    return;
  }
  app.setPath(name, folder);
}
