import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { renameInPlace } from '../machine/atomic-file.ts';
import { type Secrets, secretsApart } from '../settings/apart.ts';
import { copyDatabase } from './copy-database.ts';
import { databases, manifestName, plainFiles, sealedName, settingsName } from './kept.ts';
import { described, formatNow, type KeptFile, type Manifest } from './manifest.ts';
import { MovingFailed } from './problem.ts';
import { seal, shortestPassphrase } from './sealed.ts';
import * as words from './sentences.ts';

export interface BackupOptions {
  readonly dataFolder: string;
  /** Where the screens are, if elsewhere than the journal. */
  readonly homeFolder?: string | undefined;
  /** As its file has it; a secret that stands in it as itself is taken out. */
  readonly configuration: JsonValue;
  readonly secrets: Secrets;
  /** Absent: the secrets stay behind. */
  readonly passphrase?: string | undefined;
  readonly to: string;
  readonly program: string;
  readonly now: Instant;
}

/**
 * Writes one file with all that a hub keeps, also while it runs: whole, or not at all. An older file of that name is replaced.
 * @throws MovingFailed
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  const { dataFolder, passphrase } = options;
  if (passphrase !== undefined && passphrase.length < shortestPassphrase) throw new MovingFailed(words.shortPassphrase);
  if (!existsSync(join(dataFolder, databases[0]))) throw new MovingFailed(words.noData(dataFolder));
  const to = resolve(options.to);
  const folder = await mkdtemp(join(dirname(to), '.backup-')).catch((error: unknown) => {
    throw new MovingFailed(words.notWritten(to, whyOf(error)), error);
  });
  try {
    const files = [...(await gathered(options, folder)), ...(await settingsIn(options, folder))];
    const manifest: Manifest = {
      format: formatNow,
      program: options.program,
      at: new Date(options.now).toISOString(),
      files,
    };
    await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
    await packed(folder, [manifestName, ...files.map(({ name }) => name)], to);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function gathered({ dataFolder, homeFolder }: BackupOptions, folder: string): Promise<KeptFile[]> {
  const files: KeptFile[] = [];
  for (const name of databases) {
    const from = join(dataFolder, name);
    if (!existsSync(from)) continue;
    await copyDatabase(from, join(folder, name)).catch((error: unknown) => {
      throw new MovingFailed(words.notCopied(name, whyOf(error)), error);
    });
    files.push(await described(join(folder, name), name));
  }
  for (const name of plainFiles) {
    // Each is replaced as a whole or appended to line by line: a copy is as good as the file.
    const from = [join(homeFolder ?? dataFolder, name), join(dataFolder, name)].find((each) => existsSync(each));
    if (from === undefined) continue;
    await copyFile(from, join(folder, name));
    files.push(await described(join(folder, name), name));
  }
  return files;
}

async function settingsIn(options: BackupOptions, folder: string): Promise<KeptFile[]> {
  const { configuration, secrets } = secretsApart(options.configuration, options.secrets);
  const settings = join(folder, settingsName);
  await writeFile(settings, `${JSON.stringify(configuration, null, 2)}\n`);
  const files = [await described(settings, settingsName)];
  if (options.passphrase === undefined) return files;
  const sealed = join(folder, sealedName);
  await writeFile(sealed, await seal(secrets, options.passphrase));
  return [...files, await described(sealed, sealedName)];
}

async function packed(folder: string, names: readonly string[], to: string): Promise<void> {
  const whole = join(folder, 'whole.tar.gz');
  try {
    const { create } = await import('tar');
    await create({ cwd: folder, file: whole, gzip: true, portable: true }, [...names]);
    const handle = await open(whole, 'r+');
    try {
      // There are phone numbers in it.
      await handle.chmod(0o600);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameInPlace(whole, to);
  } catch (error) {
    throw new MovingFailed(words.notWritten(to, whyOf(error)), error);
  }
}

const whyOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
