import ElectronStore, { type Options } from 'electron-store';
import { existsSync, readFileSync, realpathSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** What an editor writes in several goes is looked at once. Milliseconds. */
const settled = 100;
/** Not every file system tells of changes, and a folder may be another by the same name: the file is looked at anyway. Milliseconds. */
const lookEvery = 30_000;

/** The file's content; `null` where there is none that can be read. */
function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Tells when anything happens to a file, or to what it is a link to. What the system does not tell of is not told. */
function watchFile(file: string, happened: () => void): void {
  for (const place of new Set([file, realpathSync(file)])) {
    try {
      watch(dirname(place), { persistent: false }, (_event, name) => {
        if (name === null || name === basename(place)) happened();
      }).on('error', () => undefined);
    } catch {
      // More is watched on this PC than its system allows: it is looked at now and then.
    }
  }
}

/**
 * A store that calls `changed` when its file is another, by whatever hand. The package's own watch asks the disk twice a second
 * on Linux, on a TV for months. The file is made where there is none. @throws where it cannot be read or made
 */
export function openWatchedStore(options: Options<Record<string, unknown>>, changed: () => void): ElectronStore {
  const store = new ElectronStore(options);
  if (!existsSync(store.path)) store.store = {};
  let held = contentOf(store.path);
  let pending: NodeJS.Timeout | undefined;

  function look(): void {
    pending = undefined;
    const now = contentOf(store.path);
    if (now === held) return;
    held = now;
    changed();
  }

  store.onDidAnyChange(() => {
    held = contentOf(store.path);
    changed();
  });
  watchFile(store.path, () => (pending ??= setTimeout(look, settled)));
  setInterval(look, lookEvery).unref();
  return store;
}
