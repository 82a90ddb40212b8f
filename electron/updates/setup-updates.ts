import { app } from 'electron';
import type { NsisUpdater } from 'electron-updater';
import { join } from 'node:path';
import { replaceFile } from '#hub/machine/atomic-file';
import type { Logger } from '#hub/machine/log';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import { plainNotes } from './notes.ts';
import { createUpdates, type Updater, type Updates } from './updates.ts';

/** Where what was fetched waits; the uninstaller knows it by this name, too (build/installer.nsh). */
const cacheName = 'vestpol-wallboard-updater';

interface Options {
  readonly own: OwnSettingsFile;
  readonly log: Logger;
}

export function setupUpdates({ own, log }: Options): Updates {
  return createUpdates({ own, updaterAt: (address) => updaterAt(address, log), canInstall, log });
}

/** A portable program, and one of Linux, is replaced by hand. */
function canInstall(): boolean {
  return process.platform === 'win32' && app.isPackaged && process.env['PORTABLE_EXECUTABLE_FILE'] === undefined;
}

function updaterAt(address: string, log: Logger): Updater {
  const file = join(app.getPath('userData'), 'updates.yml');
  let made: Promise<NsisUpdater> | undefined;
  const updater = () => (made ??= createUpdater(file, log));
  return {
    async check() {
      // What electron-builder would have packed, if the address had been known then.
      await replaceFile(file, JSON.stringify({ provider: 'generic', url: address, updaterCacheDirName: cacheName }));
      const result = await (await updater()).checkForUpdates();
      if (result === null || !result.isUpdateAvailable) return null;
      const { version, releaseNotes } = result.updateInfo;
      return { version, notes: plainNotes(releaseNotes) };
    },
    fetch: async () => void (await (await updater()).downloadUpdate()),
    // Silently, and started again afterwards.
    install: () => void updater().then((each) => each.quitAndInstall(true, true)),
  };
}

/** The library is read when somebody looks for the first time: the start has no use for it. */
async function createUpdater(file: string, log: Logger): Promise<NsisUpdater> {
  const library = await import('electron-updater');
  const updater = new library.NsisUpdater();
  updater.updateConfigPath = file;
  // It looks wherever it runs; whether it may install is asked for above.
  updater.forceDevUpdateConfig = true;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  const say = (level: 'debug' | 'warn') => (message?: unknown) => log[level]({ message: String(message) }, 'Updater.');
  updater.logger = { debug: say('debug'), info: say('debug'), warn: say('debug'), error: say('warn') };
  // Each failure is also thrown to who asked; without a listener this one would end the program.
  updater.on('error', () => undefined);
  return updater;
}
