import { app } from 'electron';
import type ElectronStore from 'electron-store';
import { join } from 'node:path';
import type { JsonValue } from '#core/said/input';
import { ConfigInvalid } from '#hub/config/problems';
import { readJson } from '#hub/config/file/read-json';
import { openWatchedStore } from './watched-store.ts';

/** The settings file, `settings.json` in the user's own profile: the same shape as the contract's file. */
export interface Settings {
  /**
   * The file's content as it is now, unchecked.
   * @throws ConfigInvalid when it cannot be read at all
   */
  read(): unknown;
  /** Calls `listener` when the file has changed, by whatever hand. */
  onChange(listener: () => void): void;
  /** Replaces all of it. @throws where the file cannot be written */
  write(settings: JsonValue): void;
}

export function setupSettings(): Settings {
  const listeners = new Set<() => void>();
  let store: ElectronStore | undefined;

  function open(): ElectronStore {
    // A broken file is for a person to mend: never cleared.
    return openWatchedStore({ name: 'settings', clearInvalidConfig: false }, () => {
      for (const listener of listeners) listener();
    });
  }

  return {
    read() {
      try {
        store ??= open();
        return { ...store.store };
      } catch (error) {
        // What is wrong with the file itself, if that is what is wrong.
        readJson(join(app.getPath('userData'), 'settings.json'), 'settings.json');
        const reason = error instanceof Error ? error.message : String(error);
        const message = {
          da: `settings.json kan ikke læses (${reason}): forventede ét JSON-objekt`,
          en: `settings.json cannot be read (${reason}): expected one JSON object`,
        };
        throw new ConfigInvalid([{ path: '', message }]);
      }
    },
    onChange(listener) {
      listeners.add(listener);
    },
    write(settings) {
      store ??= open();
      store.store = settings as Record<string, unknown>;
    },
  };
}

/** Settings that no file holds and nobody changes. */
export const fixedSettings = (value: object): Settings => ({
  read: () => value,
  onChange: () => undefined,
  write: () => {
    throw new Error("These settings are nobody's to change.");
  },
});
