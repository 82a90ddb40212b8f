import { existsSync } from 'node:fs';
import type { JsonValue } from '#core/said/input';
import { readJson } from '../config/file/read-json.ts';
import { renameInPlace, replaceFile } from '../machine/atomic-file.ts';

/** Settings of a backup become a configuration file; another one that is there is set aside beside it. Done again, it is as done once. */
export async function takeInto(file: string, settings: JsonValue, now: number): Promise<void> {
  const text = `${JSON.stringify(settings, null, 2)}\n`;
  if (existsSync(file)) {
    if (JSON.stringify(readJson(file)) === JSON.stringify(settings)) return;
    await renameInPlace(file, `${file}.before-${now}`);
  }
  await replaceFile(file, text);
}
