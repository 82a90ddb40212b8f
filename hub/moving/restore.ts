import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonValue } from '#core/said/input';
import { renameInPlace } from '../machine/atomic-file.ts';
import type { Secrets } from '../settings/apart.ts';
import {
  databases,
  manifestName,
  partialPrefix,
  planName,
  readyFolder,
  sealedName,
  secretsName,
  settingsName,
} from './kept.ts';
import type { Plan } from './in-place.ts';
import { described, formatNow, manifest, type Manifest } from './manifest.ts';
import { MovingFailed } from './problem.ts';
import { unseal, WrongPassphrase } from './sealed.ts';
import * as words from './sentences.ts';
import { unpack } from './unpack.ts';

/** A backup that was taken apart, checked to the last byte, and changes nothing yet. */
export interface CheckedBackup {
  readonly manifest: Manifest;
  readonly configuration: JsonValue;
  /** `null`: they stayed behind, or no passphrase was told. */
  readonly secrets: Secrets | null;
  /**
   * From now on it counts: whoever opens the data folder next puts it in its place (`putInPlace`), whatever comes between.
   * @throws MovingFailed; nothing has changed then
   */
  commit(beside: Beside): Promise<void>;
  /** Takes it away. */
  discard(): Promise<void>;
}

/** What belongs into the data folder too: a hub without a desktop keeps its secrets there, and its settings where no file is named. */
interface Beside {
  readonly settings: boolean;
  readonly secrets: boolean;
}

export interface RestoreOptions {
  readonly from: string;
  readonly dataFolder: string;
  readonly passphrase?: string | undefined;
  /** What is in the data folder is set aside; else it is refused. */
  readonly replaces: boolean;
}

/** Takes a backup apart beside the data that it is to replace. @throws MovingFailed */
export async function openBackup({ from, dataFolder, passphrase, replaces }: RestoreOptions): Promise<CheckedBackup> {
  if (statSync(from, { throwIfNoEntry: false })?.isFile() !== true) throw new MovingFailed(words.noFile(from));
  const isOccupied = databases.some((name) => existsSync(join(dataFolder, name)));
  if (isOccupied && !replaces) throw new MovingFailed(words.occupied(dataFolder));
  const folder = await partial(dataFolder);
  const discard = () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  try {
    await takeApart(from, folder);
    const told = await readManifest(from, folder);
    await checkNames(from, folder, told);
    for (const file of told.files) await check(folder, file);
    const configuration = await settingsOf(folder);
    const secrets = await secretsOf(folder, passphrase);
    return {
      manifest: told,
      configuration,
      secrets,
      discard,
      async commit(beside) {
        const ready = join(dataFolder, readyFolder);
        try {
          await writePlan(folder, told, beside.settings, beside.secrets ? (secrets ?? {}) : null);
          // One that waits already is older than what somebody wants now.
          await rm(ready, { recursive: true, force: true });
          await renameInPlace(folder, ready);
        } catch (error) {
          throw new MovingFailed(words.notRestored(codeOf(error)), error);
        }
      },
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function partial(dataFolder: string): Promise<string> {
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    return await mkdtemp(join(dataFolder, partialPrefix));
  } catch (error) {
    throw new MovingFailed(words.notRestored(codeOf(error)), error);
  }
}

async function takeApart(from: string, folder: string): Promise<void> {
  try {
    if (await unpack(from, folder)) return;
  } catch (error) {
    if (isOfDisk(error)) throw new MovingFailed(words.notRestored(codeOf(error)), error);
    throw new MovingFailed(words.noBackup(from), error);
  }
  throw new MovingFailed(words.noBackup(from));
}

async function readManifest(from: string, folder: string): Promise<Manifest> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(join(folder, manifestName), 'utf8'));
  } catch (error) {
    throw new MovingFailed(words.noBackup(from), error);
  }
  const { format, program } = (value ?? {}) as { readonly format?: unknown; readonly program?: unknown };
  if (typeof format === 'number' && format > formatNow) throw new MovingFailed(words.newer(String(program)));
  const read = manifest.safeParse(value);
  if (!read.success || !read.data.files.some(({ name }) => name === databases[0])) {
    throw new MovingFailed(words.noBackup(from));
  }
  return read.data;
}

/** What the manifest does not name was checked by nobody. */
async function checkNames(from: string, folder: string, told: Manifest): Promise<void> {
  const named = new Set<string>([manifestName, ...told.files.map(({ name }) => name)]);
  if ((await readdir(folder)).some((name) => !named.has(name))) throw new MovingFailed(words.noBackup(from));
}

async function check(folder: string, told: Manifest['files'][number]): Promise<void> {
  const found = await described(join(folder, told.name), told.name).catch(() => undefined);
  if (found?.size !== told.size || found.sha256 !== told.sha256) throw new MovingFailed(words.damaged(told.name));
  await keep(join(folder, told.name)).catch((error: unknown) => {
    throw new MovingFailed(words.notRestored(codeOf(error)), error);
  });
}

/** For its user alone, and on the disk before anything says that it counts: a power cut comes when it likes. */
async function keep(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function settingsOf(folder: string): Promise<JsonValue> {
  try {
    return JSON.parse(await readFile(join(folder, settingsName), 'utf8')) as JsonValue;
  } catch (error) {
    throw new MovingFailed(words.damaged(settingsName), error);
  }
}

async function secretsOf(folder: string, passphrase: string | undefined): Promise<Secrets | null> {
  const file = join(folder, sealedName);
  if (passphrase === undefined || !existsSync(file)) return null;
  try {
    return await unseal(await readFile(file, 'utf8'), passphrase);
  } catch (error) {
    throw new MovingFailed(error instanceof WrongPassphrase ? words.wrongPassphrase : words.damaged(sealedName), error);
  }
}

async function writePlan(
  folder: string,
  told: Manifest,
  withSettings: boolean,
  secrets: Secrets | null,
): Promise<void> {
  const names: Plan['names'] = told.files.flatMap(({ name }) =>
    name === sealedName || (name === settingsName && !withSettings) ? [] : name,
  );
  if (secrets !== null) names.push(secretsName);
  if (secrets !== null) {
    await writeFile(join(folder, secretsName), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  }
  await writeFile(join(folder, planName), JSON.stringify({ names } satisfies Plan), { flush: true });
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';
const isOfDisk = (error: unknown): boolean => ['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'EIO'].includes(codeOf(error));
