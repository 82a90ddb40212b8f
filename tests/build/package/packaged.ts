import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { path7za } from '7zip-bin';
import { build, type Configuration } from 'electron-builder';
import { makeElectronDist } from './electron-dist.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const built = async (file: string, name: string): Promise<void> => {
  const module = (await import(new URL(`build/${file}`, `file://${root}`).href)) as Record<string, () => unknown>;
  await module[name]?.();
};

/** What `npm run dist` makes before it packages: the page, the desktop's bundles, the licences. */
export async function makeContents(): Promise<void> {
  await built('board.mjs', 'ensureBoard');
  await built('desktop.mjs', 'ensureDesktop');
  await built('licences.mjs', 'writeLicences');
}

export interface Packaged {
  /** Where the packages lie. */
  readonly output: string;
  /** What electron-builder would have told the makers of installers, which are not here. */
  readonly told: readonly unknown[];
  readonly remove: () => void;
}

/** electron-builder fetches its tools at first use; here are those that it asks for before it is stopped. */
function toolsIn(folder: string): { readonly [variable: string]: string } {
  const own = join(folder, process.platform === 'win32' ? '7za.exe' : '7za');
  copyFileSync(path7za, own);
  chmodSync(own, 0o755);
  const nsis = join(folder, 'nsis');
  mkdirSync(nsis);
  return {
    USE_SYSTEM_FPM: 'true',
    PATH: [join(root, 'build', 'deb'), dirname(process.execPath), process.env['PATH']].join(delimiter),
    ELECTRON_BUILDER_7ZIP_PATH: own,
    ELECTRON_BUILDER_NSIS_DIR: nsis,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: nsis,
  };
}

/** Debian's own tool, which some build machines lack. */
export const hasDpkg = existsSync('/usr/bin/dpkg-deb');

/** What electron-builder tells the maker of a Debian package, which is ours and is here. */
const isForDebian = (options: unknown): boolean =>
  hasDpkg && Array.isArray(options) && Array.isArray(options[0]) && options[0].includes('--deb-priority');

/**
 * Packages by electron-builder.yml as it stands, around a stand-in for Electron. Nothing is fetched: it is stopped before it makes
 * an installer or an AppImage. A Debian package is really made where dpkg-deb is.
 */
export async function packaged(platform: 'win' | 'linux', targets: readonly string[]): Promise<Packaged> {
  const folder = mkdtempSync(join(tmpdir(), 'wallboard-packages-'));
  const output = join(folder, 'release');
  const told: unknown[] = [];
  Object.assign(process.env, toolsIn(folder));
  const config: Configuration = {
    electronDist: makeElectronDist(join(folder, 'electron'), platform === 'win' ? 'win32' : 'linux'),
    directories: { output },
    // Its helper for raising rights is fetched from elsewhere.
    nsis: { packElevateHelper: false },
    compression: 'store',
  };
  await build({
    projectDir: root,
    [platform]: [...targets],
    x64: true,
    publish: 'never',
    config,
    effectiveOptionComputed: (options: unknown) => {
      told.push(options);
      return Promise.resolve(!isForDebian(options));
    },
  });
  return { output, told, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
