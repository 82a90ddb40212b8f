import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const electronPackage = join(root, 'node_modules', 'electron');

/** What a spec runs the desktop on. */
export interface Host {
  readonly isStandIn: boolean;
  /** For a person who reads the report: a green run on a stand-in is no proof for Windows. */
  readonly name: string;
  readonly executable: string;
}

/** The real binary where there is one, else the stand-in. `ELECTRON_OVERRIDE_DIST_PATH` decides for itself. */
export function findHost(): Host {
  const standIn = join(root, 'tests', 'electron-stand-in');
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? installedFolder() ?? standIn;
  // Playwright asks the electron package, and that asks this variable.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = folder;
  const isStandIn = existsSync(join(folder, 'strict.ts'));
  const name = isStandIn
    ? 'the stand-in of tests/electron-stand-in (Node and Chromium, not Electron)'
    : `Electron's own binary in ${folder}`;
  return { isStandIn, name, executable: join(folder, installedName() ?? 'electron') };
}

/** The electron package notes the name of its executable when it has one. */
function installedName(): string | undefined {
  const note = join(electronPackage, 'path.txt');
  return existsSync(note) ? readFileSync(note, 'utf8') : undefined;
}

function installedFolder(): string | undefined {
  const name = installedName();
  if (name === undefined || !existsSync(join(electronPackage, 'dist', name))) return undefined;
  return join(electronPackage, 'dist');
}
