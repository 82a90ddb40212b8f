import { join } from 'node:path';
import type { Sentence } from '#core/said/sentence';
import { type SecretKeeper, type SettingsHome } from '../../settings/home.ts';
import { noSecrets, secretsFile } from '../../settings/secrets-file.ts';
import { demoOnly, noPlace } from '../../settings/sentences.ts';
import { ownSettingsFile, settingsFile } from '../../settings/settings-file.ts';

export interface ServedHome {
  readonly home: SettingsHome;
  readonly secrets: SecretKeeper;
}

/** Where a server's settings are, by how it was started. Without `--config` they are in its data folder, once there are any. */
export function servedHome({
  file,
  dataFolder,
  demo,
}: {
  readonly file: string | undefined;
  readonly dataFolder: string | undefined;
  readonly demo: boolean;
}): ServedHome {
  const secrets = dataFolder === undefined ? noSecrets : secretsFile(join(dataFolder, 'secrets.json'));
  if (file !== undefined) {
    const home = settingsFile(file);
    return { home: demo ? { ...home, playsDemo: () => true, fixed: () => demoOnly } : home, secrets };
  }
  if (demo) return { home: nowhere(demoOnly), secrets };
  if (dataFolder === undefined) return { home: nowhere(noPlace), secrets };
  return { home: ownSettingsFile(join(dataFolder, 'settings.json')), secrets };
}

const nowhere = (why: Sentence): SettingsHome => ({
  read: () => ({}),
  write: async () => undefined,
  playsDemo: () => true,
  fixed: () => why,
});
