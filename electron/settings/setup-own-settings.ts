import type { Logger } from '#hub/machine/log';
import { faultOf } from '#hub/machine/fault';
import { soundOwnSettings, type OwnSettings } from './own-settings.ts';
import { openWatchedStore } from './watched-store.ts';

/** This PC's own settings. */
export interface OwnSettingsFile {
  read(): OwnSettings;
  /** Keeps these beside the others, and tells. */
  change(changes: Partial<OwnSettings>): void;
  /** Calls `listener` when something changed, by whatever hand. */
  onChange(listener: (settings: OwnSettings) => void): void;
}

export function setupOwnSettings(log: Logger): OwnSettingsFile {
  // A file that no JSON parser reads is begun anew: what is in it are conveniences of this PC.
  const store = openWatchedStore({ name: 'desktop', clearInvalidConfig: true }, readAgain);
  let current = soundOwnSettings(store.store);
  const listeners: ((settings: OwnSettings) => void)[] = [];

  function take(next: OwnSettings): void {
    if (JSON.stringify(next) === JSON.stringify(current)) return;
    current = next;
    for (const listener of listeners) listener(next);
  }

  function readAgain(): void {
    try {
      take(soundOwnSettings(store.store));
    } catch (error) {
      log.warn({ fault: faultOf(error) }, 'What was changed in desktop.json cannot be read: this PC stays as it is.');
    }
  }

  return {
    read: () => current,
    change(changes) {
      take(soundOwnSettings({ ...current, ...changes }));
      try {
        store.set({ ...store.store, ...changes });
      } catch (error) {
        log.warn(
          { fault: faultOf(error) },
          'What was chosen on this PC cannot be written: it holds until the next start.',
        );
      }
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
