import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where the journal lives when nothing is said: this machine's own application data, never a profile that roams.
 */
export function defaultDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === 'win32') {
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'VestPol Wallboard');
  }
  return join(environment['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'vestpol-wallboard');
}

/** A path that a person typed: relative to where he stood, also when npm moved to the project's folder. */
export function typedPath(path: string, environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(environment['INIT_CWD'] ?? process.cwd(), path);
}
