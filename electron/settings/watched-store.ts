import ElectronStore, { type Options } from 'electron-store';
import { existsSync } from 'node:fs';
import { watchFile } from './file-watch.ts';

/**
 * A store that calls `changed` when it holds something else, by whatever hand. The package's own watch asks the disk twice a second on
 * Linux, on a TV for months. The file is made where there is none. @throws where it cannot be read or made
 */
export function openWatchedStore(options: Options<Record<string, unknown>>, changed: () => void): ElectronStore {
  const store = new ElectronStore(options);
  if (!existsSync(store.path)) store.store = {};
  const { wrote } = watchFile(store.path, changed);
  store.onDidAnyChange(() => {
    wrote();
    changed();
  });
  return store;
}
