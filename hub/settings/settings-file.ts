import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JsonValue } from '#core/said/input';
import { replaceFile } from '../machine/atomic-file.ts';
import { readJson } from '../config/file/read-json.ts';
import { isUnset, type SettingsHome } from './home.ts';
import { readOnly } from './sentences.ts';

/** Settings in a file of JSON that somebody has written: without it there is nothing to go by. */
export function settingsFile(file: string): SettingsHome {
  return {
    read: () => readJson(file) as JsonValue,
    write: (configuration) => replaceFile(file, `${JSON.stringify(configuration, null, 2)}\n`),
    playsDemo: () => false,
    fixed: () => (mayWrite(file) ? null : readOnly(file)),
  };
}

/** The same, made by the first change. Until there are queues or phone systems in it, the demo plays. */
export function ownSettingsFile(file: string): SettingsHome {
  const home = settingsFile(file);
  return { ...home, read: () => (existsSync(file) ? home.read() : {}), playsDemo: isUnset };
}

/** A folder that is not there yet is made. */
function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

/** It is replaced by a new one beside it: what counts is whether the folder takes it, and whether somebody locked the file. */
function mayWrite(file: string): boolean {
  try {
    accessSync(nearestFolder(dirname(file)), constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
