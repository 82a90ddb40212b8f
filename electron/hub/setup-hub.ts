import { app } from 'electron';
import { join } from 'node:path';
import type { Logger } from '#hub/machine/log';
import type { JsonValue } from '#core/said/input';
import { createConfig } from '#hub/config/config';
import { systemClock } from '#hub/intake/clock';
import { createSettingsDesk } from '#hub/settings/desk';
import { isUnset, type SecretKeeper } from '#hub/settings/home';
import { desktopConfig } from '../settings/desktop-config.ts';
import { createHubHost, type HubHost } from './hub-host.ts';
import type { Folders } from '../start/setup-folders.ts';
import { logFileIn } from '../start/setup-log.ts';
import type { Settings } from '../settings/setup-settings.ts';

interface Options {
  readonly settings: Settings;
  readonly secrets: SecretKeeper;
  readonly folders: Folders;
  readonly log: Logger;
}

/** The hub in this very process: no port and no other program stands between it and the window. */
export function setupHub({ settings, secrets, folders, log }: Options): HubHost {
  const environment = process.env;
  const desk = createSettingsDesk({
    home: {
      read: () => settings.read() as JsonValue,
      write: async (configuration) => settings.write(configuration),
      playsDemo: isUnset,
      fixed: () => null,
    },
    secrets,
    configOf: (value, kept) => createConfig(value, { demo: isUnset(value), environment, secrets: kept }),
    goOn: (config, isDemo) => host.goOn({ config, isDemo }),
    clock: systemClock,
    log,
  });
  const host = createHubHost({
    readConfig: () => desktopConfig(settings.read(), environment, secrets.read()),
    settings: desk,
    homeFolder: folders.data,
    dataFolder: (isDemo) => (isDemo ? join(folders.data, 'demo') : folders.data),
    pageFolder: join(app.getAppPath(), 'out', 'board'),
    program: { version: app.getVersion(), logFile: logFileIn(folders) },
    log,
  });
  settings.onChange(() => host.changed());
  return host;
}
