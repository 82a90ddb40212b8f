import { readFileSync, realpathSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Nobody looks before nothing has happened for so long: a file that is half written is no JSON. Milliseconds. */
const settled = 300;
/** Not every file system tells of changes, and a folder may be another by the same name: the file is looked at anyway. Milliseconds. */
const lookEvery = 30_000;

export interface FileWatch {
  /** What we wrote into it ourselves is no news. */
  wrote(): void;
}

/** The file's content; `null`: there is none; `undefined`: nobody can read it just now. */
function contentOf(file: string): string | null | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? null : undefined;
  }
}

/** The file, and what it is a link to. */
function placesOf(file: string): ReadonlySet<string> {
  try {
    return new Set([file, realpathSync(file)]);
  } catch {
    return new Set([file]);
  }
}

/** Tells when anything happens to a file, or to what it is a link to. What the system does not tell of is not told. */
function listen(file: string, happened: () => void): void {
  for (const place of placesOf(file)) {
    const own = basename(place).toLowerCase();
    try {
      watch(dirname(place), { persistent: false }, (_event, name) => {
        // Windows knows a file by its name in any letters.
        if (name === null || name.toLowerCase() === own) happened();
      }).on('error', () => undefined);
    } catch {
      // More is watched on this PC than its system allows: it is looked at now and then.
    }
  }
}

/** Calls `changed` when a file that there is holds something else, by whatever hand, for as long as the program runs. */
export function watchFile(file: string, changed: () => void): FileWatch {
  let held = contentOf(file);
  let pending: NodeJS.Timeout | undefined;

  function look(): void {
    const now = contentOf(file);
    if (now === undefined || now === held) return;
    held = now;
    changed();
  }

  function lookSoon(): void {
    clearTimeout(pending);
    pending = setTimeout(look, settled);
  }

  listen(file, lookSoon);
  setInterval(() => {
    if (contentOf(file) !== held) lookSoon();
  }, lookEvery).unref();
  return { wrote: () => void (held = contentOf(file)) };
}
