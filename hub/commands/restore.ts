import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonValue } from '#core/said/input';
import { secretReference } from '../config/environment.ts';
import { lockDataFolder } from '../journal/file/lock.ts';
import { defaultDataFolder, typedPath } from '../machine/data-folder.ts';
import { putInPlace } from '../moving/in-place.ts';
import { takeInto } from '../moving/into-file.ts';
import { secretsName } from '../moving/kept.ts';
import { leftBehind, leftBehindSentence } from '../moving/left-behind.ts';
import { handOver } from '../moving/owner.ts';
import { MovingFailed } from '../moving/problem.ts';
import { openBackup } from '../moving/restore.ts';
import { notInPlaceYet } from '../moving/sentences.ts';
import { secretPlaces } from '../settings/secret-places.ts';
import { secretsFile } from '../settings/secrets-file.ts';
import { ArgumentsInvalid, readArguments } from './arguments.ts';
import { passphraseIn } from './backup.ts';

/**
 * `restore`: a backup becomes what the hub has. Everything is checked before anything is changed. Returns the exit code.
 * @throws ArgumentsInvalid, MovingFailed, FolderTaken where a hub runs on the data folder
 */
export async function restore(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    data: { type: 'string' },
    config: { type: 'string' },
    from: { type: 'string' },
    replace: { type: 'boolean', default: false },
    'passphrase-from': { type: 'string' },
  });
  const { data, from, replace } = options;
  if (from === undefined || from === '') throw new ArgumentsInvalid('--from FILE is missing.');
  const dataFolder = data === undefined ? defaultDataFolder() : typedPath(data);
  const config = options.config === undefined ? undefined : typedPath(options.config);
  if (config !== undefined && existsSync(config) && !replace) {
    throw new ArgumentsInvalid(`--config ${config} is there already: with --replace it is set aside, and not deleted.`);
  }
  const passphrase = passphraseIn(options['passphrase-from']);
  const checked = await openBackup({ from: typedPath(from), dataFolder, passphrase, replaces: replace });
  let lock: ReturnType<typeof lockDataFolder> | undefined;
  try {
    lock = lockDataFolder(dataFolder);
    await checked.commit({ settings: config === undefined, secrets: true });
    // Killed from here on, the next start puts it in its place, as the user of the hub.
    await handOver(dataFolder);
    const now = Date.now();
    const before = await putInPlace({
      dataFolder,
      now,
      ...(config !== undefined && { takeSettings: (settings) => takeInto(config, settings, now) }),
    }).catch((error: unknown) => {
      throw new MovingFailed(notInPlaceYet((error as NodeJS.ErrnoException).code ?? String(error)), error);
    });
    await handOver(dataFolder);
    tell(checked.configuration, secretsFile(join(dataFolder, secretsName)).read(), before, checked.manifest.at);
    return 0;
  } catch (error) {
    await checked.discard();
    throw error;
  } finally {
    lock?.release();
  }
}

function tell(settings: JsonValue, secrets: Readonly<Record<string, string>>, before: string | null, at: string): void {
  const missing = secretPlaces(settings).flatMap(({ path, value }) => {
    const name = secretReference(value);
    return name === undefined || secrets[name] !== undefined ? [] : [path.join('.')];
  });
  const behind = leftBehind(settings);
  process.stdout.write(`${JSON.stringify({ restored: at, before, missingSecrets: missing, ...behind })}\n`);
  if (missing.length > 0) {
    process.stderr.write(`To be typed again, in the settings: ${missing.join(', ')}.\n`);
  }
  const sentence = leftBehindSentence(behind);
  if (sentence !== null) process.stderr.write(`${sentence}\n`);
}
