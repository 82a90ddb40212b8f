import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fuseWire, makeElectronDist } from '../build/package/electron-dist.ts';

/** `npm run test:debian`: the Debian package and the AppImage, made as `npm run dist` makes it, installed and started. Needs root; takes minutes. */
const here = fileURLToPath(new URL('.', import.meta.url));
const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
const work = process.env['DEBIAN_WORK'] ?? join(cache, 'wallboard-debian');

/** An Electron whose program really opens windows: the stand-in, with a Node of its own. */
function provideElectron(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  makeElectronDist(folder, 'linux');
  const own = join(folder, 'stand-in');
  cpSync(join(here, '..', 'electron-stand-in'), join(own, 'electron-stand-in'), { recursive: true });
  mkdirSync(join(own, 'debian', 'stand-in'), { recursive: true });
  copyFileSync(join(here, 'stand-in', 'packaged.ts'), join(own, 'debian', 'stand-in', 'packaged.ts'));
  writeFileSync(join(own, 'package.json'), '{ "type": "module" }\n');
  copyFileSync(process.execPath, join(own, 'node'));
  // The shell never comes to what stands behind its last line; those who package look for the fuses there.
  const start = readFileSync(join(here, 'stand-in', 'electron.sh'));
  writeFileSync(join(folder, 'electron'), Buffer.concat([start, Buffer.from('# '), fuseWire]), { mode: 0o755 });
}

mkdirSync(work, { recursive: true });
provideElectron(join(work, 'electron'));
const { status } = spawnSync('bash', [join(here, 'packages.sh')], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, DEBIAN_WORK: work },
});
process.exitCode = status ?? 1;
