import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The shortest that is believed to be ours. */
const shortest = 32;

/** Who may set a server up while its board has no token of its own: whoever can read a file in its data folder. */
export interface SetUpKey {
  readonly key: string;
  /** Where the address with the key is written, for a person. */
  readonly file: string;
  /** Writes the address down. */
  tell(board: string): void;
}

/** The same over restarts. @throws where the folder cannot be written */
export function setUpKey(dataFolder: string): SetUpKey {
  mkdirSync(dataFolder, { recursive: true });
  const keyFile = join(dataFolder, 'set-up.key');
  const file = join(dataFolder, 'set-up.url');
  const key = keptKey(keyFile) ?? newKey(keyFile);
  return {
    key,
    file,
    tell: (board) => writeFileSync(file, `${board}/?token=${key}#setup\n`, { mode: 0o600 }),
  };
}

function keptKey(file: string): string | undefined {
  const key = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return key.length >= shortest && /^[\w-]+$/.test(key) ? key : undefined;
}

function newKey(file: string): string {
  const key = randomBytes(32).toString('base64url');
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
}
