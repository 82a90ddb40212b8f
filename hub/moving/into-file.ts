import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { JsonValue } from '#core/said/input';
import { readJson } from '../config/file/read-json.ts';
import { renameInPlace, replaceFile } from '../machine/atomic-file.ts';
import { likeThe } from './owner.ts';

/**
 * Settings of a backup become a configuration file; another one that is there is set aside beside it, and whoever could read that one
 * can read the new one. Done again, it is as done once.
 */
export async function takeInto(file: string, settings: JsonValue, now: number): Promise<void> {
  const text = `${JSON.stringify(settings, null, 2)}\n`;
  if (!existsSync(file)) return replaceFile(file, text);
  if (JSON.stringify(readJson(file)) === JSON.stringify(settings)) return;
  const former = await stat(file);
  await renameInPlace(file, `${file}.before-${now}`);
  await replaceFile(file, text, { mode: former.mode & 0o777 });
  await likeThe(former, file);
}
