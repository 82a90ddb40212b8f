import { app, screen, shell } from 'electron';
import { dirname } from 'node:path';
import type { Logger } from '#hub/machine/log';
import type { Folders } from '../start/setup-folders.ts';
import { logFileIn } from '../start/setup-log.ts';
import type { Switches } from '../start/switches.ts';
import type { Updates } from '../updates/updates.ts';
import { factsOf } from '../window/setup-display-places.ts';
import { changed, namedDisplays, settingsToShow, type PcDesk } from './pc-desk.ts';
import type { OwnSettingsFile } from './setup-own-settings.ts';

interface Options {
  readonly own: OwnSettingsFile;
  readonly switches: Switches;
  readonly folders: Folders;
  /** The hub elsewhere that is shown; `null`: this PC is its own. */
  readonly elsewhere: string | null;
  readonly onTryAlarms: () => void;
  readonly updates: Updates;
  readonly log: Logger;
}

export function setupPcDesk({ own, switches, folders, elsewhere, onTryAlarms, updates, log }: Options): PcDesk {
  const desk: PcDesk = {
    report: () => ({
      settings: settingsToShow(own.read()),
      displays: namedDisplays(screen.getAllDisplays().map(factsOf), screen.getPrimaryDisplay().id),
      hub: elsewhere === null ? null : new URL(elsewhere).host,
      canStartWithWindows: app.isPackaged && process.platform === 'win32',
      isWallBySwitch: switches.isKiosk,
      version: app.getVersion(),
      folder: folders.data,
      updates: updates.report(),
    }),
    change(changes) {
      own.change(changed(own.read(), changes));
      return desk.report();
    },
    async openFolder({ which }) {
      // A program that was not installed writes its log where it was started.
      const folder = which === 'log' && app.isPackaged ? dirname(logFileIn(folders)) : folders.data;
      const problem = await shell.openPath(folder);
      if (problem !== '') log.warn({ problem }, 'The folder cannot be opened.');
      return { isOpen: problem === '' };
    },
    tryAlarms: onTryAlarms,
    async checkForUpdate() {
      await updates.check();
      return desk.report();
    },
    async installUpdate() {
      await updates.install();
      return desk.report();
    },
  };
  return desk;
}
