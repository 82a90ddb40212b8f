import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonValue } from '#core/said/input';
import { readJson } from '../config/file/read-json.ts';
import { defaultDataFolder, typedPath } from '../machine/data-folder.ts';
import { writeBackup } from '../moving/backup.ts';
import { secretsName, settingsName } from '../moving/kept.ts';
import { leftBehind, leftBehindSentence } from '../moving/left-behind.ts';
import { ownSettingsFile } from '../settings/settings-file.ts';
import { secretsFile } from '../settings/secrets-file.ts';
import { ArgumentsInvalid, readArguments } from './arguments.ts';
import { programVersion } from './version.ts';

/**
 * `backup`: all that a hub keeps, in one file, also while it runs. Returns the exit code.
 * @throws ArgumentsInvalid, ConfigInvalid, MovingFailed
 */
export async function backup(args: readonly string[]): Promise<number> {
  const {
    data,
    config,
    to,
    'passphrase-from': variable,
  } = readArguments(args, {
    data: { type: 'string' },
    config: { type: 'string' },
    to: { type: 'string' },
    'passphrase-from': { type: 'string' },
  });
  if (to === undefined || to === '') throw new ArgumentsInvalid('--to FILE is missing.');
  const dataFolder = data === undefined ? defaultDataFolder() : typedPath(data);
  const passphrase = passphraseIn(variable);
  // A hub that is served with --config keeps its settings there: without them the backup would be of half a hub.
  if (config === undefined && !existsSync(join(dataFolder, settingsName))) {
    throw new ArgumentsInvalid(`--config FILE is missing: there are no settings in ${dataFolder}.`);
  }
  const configuration =
    config === undefined
      ? ownSettingsFile(join(dataFolder, settingsName)).read()
      : (readJson(typedPath(config)) as JsonValue);
  const secrets = secretsFile(join(dataFolder, secretsName)).read();
  const { files } = await writeBackup({
    dataFolder,
    configuration,
    secrets,
    passphrase,
    to: typedPath(to),
    program: programVersion,
    now: Date.now(),
  });
  const size = files.reduce((sum, file) => sum + file.size, 0);
  process.stdout.write(`${JSON.stringify({ file: typedPath(to), files: files.length, bytes: size })}\n`);
  if (passphrase === undefined) {
    process.stderr.write('Passwords and keys are not in it: with --passphrase-from NAME they are, sealed.\n');
  }
  const sentence = leftBehindSentence(leftBehind(configuration));
  if (sentence !== null) process.stderr.write(`${sentence}\n`);
  return 0;
}

/** A passphrase on the command line would be read by whoever lists processes. @throws ArgumentsInvalid */
export function passphraseIn(variable: string | undefined): string | undefined {
  if (variable === undefined) return undefined;
  const passphrase = process.env[variable];
  if (passphrase === undefined || passphrase === '') {
    throw new ArgumentsInvalid(`--passphrase-from ${variable}: the environment has no such variable, or it is empty.`);
  }
  return passphrase;
}
