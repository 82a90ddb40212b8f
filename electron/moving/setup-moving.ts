import { app, dialog } from 'electron';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ArgumentsOf } from '#core/asks/table';
import type { Moved } from '#core/pc/moved';
import type { JsonValue } from '#core/said/input';
import { faultOf } from '#hub/machine/fault';
import type { Logger } from '#hub/machine/log';
import { writeBackup } from '#hub/moving/backup';
import { putInPlace } from '#hub/moving/in-place';
import { MovingFailed } from '#hub/moving/problem';
import { openBackup } from '#hub/moving/restore';
import type { SecretKeeper } from '#hub/settings/home';
import type { Settings } from '../settings/setup-settings.ts';
import type { Folders } from '../start/setup-folders.ts';

/** All that this PC's hub keeps, into a file and out of one. */
export interface Moving {
  backup(order: ArgumentsOf<'backup'>[0]): Promise<Moved>;
  /** The program starts anew where it was done. */
  restore(order: ArgumentsOf<'restoreBackup'>[0]): Promise<Moved>;
}

interface Options {
  readonly settings: Settings;
  readonly secrets: SecretKeeper;
  readonly folders: Folders;
  readonly log: Logger;
}

/** The page says what has happened before the program goes. Milliseconds. */
const readFor = 1_500;
const nobodyChose = { file: null } as const;
const filters = [{ name: 'tar.gz', extensions: ['gz'] }];

export function setupMoving({ settings, secrets, folders, log }: Options): Moving {
  async function told(work: () => Promise<Moved>): Promise<Moved> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MovingFailed)) throw error;
      log.warn({ problem: error.sentence.en, fault: faultOf(error.cause) }, 'Moving house did not succeed.');
      return { problem: error.sentence };
    }
  }

  return {
    backup: ({ passphrase }) =>
      told(async () => {
        const day = new Date().toISOString().slice(0, 10);
        const defaultPath = join(app.getPath('documents'), `opkaldstavle-${day}.tar.gz`);
        const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath, filters });
        if (canceled || filePath === '') return nobodyChose;
        await writeBackup({
          dataFolder: folders.data,
          configuration: settings.read() as JsonValue,
          secrets: secrets.read(),
          passphrase: passphrase ?? undefined,
          to: filePath,
          program: app.getVersion(),
          now: Date.now(),
        });
        log.info('A backup was made.');
        return { file: filePath };
      }),
    restore: ({ passphrase }) =>
      told(async () => {
        const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openFile'], filters });
        const [from] = filePaths;
        if (canceled || from === undefined) return nobodyChose;
        const checked = await openBackup({
          from,
          dataFolder: folders.data,
          passphrase: passphrase ?? undefined,
          replaces: true,
        });
        try {
          // They are called the same in every hub: those that were here lie beside, locked as they were.
          setAside('secrets.bin');
          if (checked.secrets !== null) await secrets.write({ ...secrets.read(), ...checked.secrets });
          await checked.commit({ settings: false, secrets: false });
        } catch (error) {
          await checked.discard();
          throw error;
        }
        log.info('A backup is used from the next start on, which comes now.');
        setTimeout(() => {
          app.relaunch();
          app.quit();
        }, readFor);
        return { file: from };
      }),
  };
}

/** A file of the user's profile stays beside the one that takes its place. */
function setAside(name: string): void {
  const file = join(app.getPath('userData'), name);
  if (existsSync(file)) copyFileSync(file, `${file}.before-${Date.now()}`);
}

/** Before anything is opened: a backup that somebody chose takes the place of what is there. */
export async function setupRestored({ settings, folders, log }: Omit<Options, 'secrets'>): Promise<void> {
  try {
    const before = await putInPlace({
      dataFolder: folders.data,
      now: Date.now(),
      takeSettings(configuration) {
        setAside('settings.json');
        settings.write(configuration);
      },
    });
    if (before !== null) log.info({ before }, 'A backup was put in its place; what was there is kept in this folder.');
  } catch (error) {
    log.error(
      { fault: faultOf(error) },
      'A backup could not be put in its place; it is tried again at the next start.',
    );
  }
}
