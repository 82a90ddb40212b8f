import { app } from 'electron';
import { join } from 'node:path';
import type { Logger } from '#hub/machine/log';
import { desktopConfig } from '../settings/desktop-config.ts';
import { createHubHost, type HubHost } from './hub-host.ts';
import type { Folders } from '../start/setup-folders.ts';
import type { Settings } from '../settings/setup-settings.ts';

interface Options {
  readonly settings: Settings;
  readonly folders: Folders;
  readonly log: Logger;
}

/** The hub in this very process: no port and no other program stands between it and the window. */
export function setupHub({ settings, folders, log }: Options): HubHost {
  const host = createHubHost({
    readConfig: () => desktopConfig(settings.read(), process.env),
    dataFolder: (isDemo) => (isDemo ? join(folders.data, 'demo') : folders.data),
    pageFolder: join(app.getAppPath(), 'out', 'board'),
    log,
  });
  settings.onChange(() => host.changed());
  return host;
}
