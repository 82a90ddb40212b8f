import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { renameInPlace, replaceFile } from '../machine/atomic-file.ts';
import {
  beforePrefix,
  besideDatabases,
  databases,
  derived,
  partialPrefix,
  plainFiles,
  planName,
  readyFolder,
  secretsName,
  settingsName,
} from './kept.ts';

const plan = z.object({
  /** What is to be put in its place. */
  names: z.array(z.enum([settingsName, secretsName, ...databases, ...plainFiles])),
  /** The folder for what was there; absent until it is begun. */
  before: z
    .string()
    .regex(/^before-[\w-]+$/)
    .optional(),
});
export type Plan = z.infer<typeof plan>;

interface Options {
  readonly dataFolder: string;
  /** Where the screens are kept, if elsewhere. */
  readonly homeFolder?: string | undefined;
  readonly now: Instant;
  /** Where the settings belong, if not into the data folder. Called before anything is moved, and again after a kill. */
  readonly takeSettings?: (configuration: JsonValue) => void | Promise<void>;
}

/**
 * Puts a restore that waits in a data folder in its place, before anybody opens what is there. What was there goes into a folder of
 * its own beside it, and is not deleted. Killed in between and begun again, it comes to the same. Answers with that folder's name;
 * `null`: nothing waited, or nothing was there.
 * @throws what the disk says
 */
export async function putInPlace({ dataFolder, homeFolder, now, takeSettings }: Options): Promise<string | null> {
  if (!existsSync(dataFolder)) return null;
  for (const name of readdirSync(dataFolder)) {
    // Somebody was killed while he took a backup apart.
    if (name.startsWith(partialPrefix)) await rm(join(dataFolder, name), { recursive: true, force: true });
  }
  const ready = join(dataFolder, readyFolder);
  if (!existsSync(join(ready, planName))) return null;
  const { names, before } = await begun(ready, now);
  // Else they belong into the data folder, and are among what is moved.
  if (!names.includes(settingsName))
    await takeSettings?.(JSON.parse(await readFile(join(ready, settingsName), 'utf8')) as JsonValue);
  const aside = join(dataFolder, before);
  const all = [...databases, ...besideDatabases, ...plainFiles, ...derived, ...names.filter(isOfSettings)];
  for (const name of all) {
    const folder = name === 'screens.json' || name === 'hub-id' ? (homeFolder ?? dataFolder) : dataFolder;
    const [current, next] = [join(folder, name), join(ready, name)];
    const isNew = (names as readonly string[]).includes(name) && !existsSync(next);
    if (!isNew && existsSync(current)) {
      await mkdir(aside, { recursive: true, mode: 0o700 });
      await renameInPlace(current, join(aside, name));
    }
    if (existsSync(next)) await renameInPlace(next, current);
  }
  await rm(ready, { recursive: true, force: true });
  return existsSync(aside) ? before : null;
}

function isOfSettings(name: string): boolean {
  return name === settingsName || name === secretsName;
}

/** The same folder for what was there, however often it is begun. */
async function begun(ready: string, now: Instant): Promise<Plan & { readonly before: string }> {
  const file = join(ready, planName);
  const { names, before } = plan.parse(JSON.parse(await readFile(file, 'utf8')));
  if (before !== undefined) return { names, before };
  const next = { names, before: `${beforePrefix}${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}` };
  await replaceFile(file, JSON.stringify(next));
  return next;
}
