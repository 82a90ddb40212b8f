import { readConfig } from '../config/config.ts';
import { join } from 'node:path';
import { secretsFile } from '../settings/secrets-file.ts';
import { defaultDataFolder, typedPath } from '../machine/data-folder.ts';
import { wrapped } from '../tried/in-words.ts';
import { tried } from '../tried/tried.ts';
import { ArgumentsInvalid, readArguments } from './arguments.ts';

const usualSeconds = 10;

/**
 * Tries one source before it counts. Returns the exit code.
 * @throws ArgumentsInvalid, ConfigInvalid
 */
export async function trySource(args: readonly string[]): Promise<number> {
  const {
    config: file,
    source: id,
    seconds: text,
    data,
  } = readArguments(args, {
    config: { type: 'string' },
    source: { type: 'string' },
    seconds: { type: 'string', default: String(usualSeconds) },
    data: { type: 'string' },
  });
  if (file === undefined) throw new ArgumentsInvalid('--config FILE is missing.');
  if (id === undefined) throw new ArgumentsInvalid('--source ID is missing.');
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds >= 1 && seconds <= 600)) {
    throw new ArgumentsInvalid(`--seconds ${text}: expected a whole number from 1 to 600.`);
  }
  const folder = data === undefined ? defaultDataFolder() : typedPath(data);
  const secrets = secretsFile(join(folder, 'secrets.json')).read();
  const { rules, sources } = readConfig(typedPath(file), { environment: process.env, secrets });
  const source = sources.find((each) => each.id === id);
  if (source === undefined) {
    const known = sources.map((each) => `"${each.id}"`).join(', ');
    throw new ArgumentsInvalid(
      `--source ${id}: expected one of ${known === '' ? 'none, since there is none' : known}.`,
    );
  }
  if (source.input.way === 'webhooks' || source.input.way === 'script') {
    throw new ArgumentsInvalid(
      `--source ${source.id}: it cannot be asked: it is ${source.title}, which calls by itself.`,
    );
  }
  const outcome = await tried(source, rules, { seconds, endsWhenLive: false });
  process.stdout.write(wrapped(source, rules, outcome));
  if (outcome.failure !== undefined) process.stderr.write(`${outcome.failure.en}\n`);
  return outcome.failure === undefined ? 0 : 1;
}
